-- Two queues in the shape db-scheduler expects: documents, and the quick work that must not wait behind them.

CREATE TABLE scheduled_tasks (
    task_name            text        NOT NULL,
    task_instance        text        NOT NULL,
    task_data            bytea,
    execution_time       timestamptz NOT NULL,
    picked               boolean     NOT NULL,
    picked_by            text,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures int,
    last_heartbeat       timestamptz,
    version              bigint      NOT NULL,
    priority             smallint,
    PRIMARY KEY (task_name, task_instance)
);
CREATE INDEX ON scheduled_tasks (execution_time);
CREATE INDEX ON scheduled_tasks (last_heartbeat);
CREATE INDEX ON scheduled_tasks (priority DESC, execution_time);

CREATE TABLE quick_tasks (LIKE scheduled_tasks INCLUDING ALL);

GRANT SELECT, INSERT, UPDATE, DELETE ON scheduled_tasks, quick_tasks TO gemba_worker;
GRANT SELECT, INSERT ON scheduled_tasks, quick_tasks TO gemba_api;
