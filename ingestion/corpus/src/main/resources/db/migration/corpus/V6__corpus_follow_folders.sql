-- What lets the corpus follow its folders however many documents change at once, tell how far it has come, and check
-- itself at night.

ALTER TABLE document ADD searched_acl_id int;
ALTER TABLE document ADD content_checked_at timestamptz NOT NULL DEFAULT now();
COMMENT ON COLUMN document.searched_acl_id IS 'the access rule that the search tables have; brought up to acl_id by and by';
COMMENT ON COLUMN document.content_checked_at IS 'when a file of a folder was last known to have the content kept';

CREATE INDEX document_to_repoint ON document (tenant_id, id)
    WHERE current_version IS NOT NULL AND acl_id IS DISTINCT FROM searched_acl_id;
CREATE INDEX document_by_state ON document (tenant_id, state);
-- Bytes in order, so that what lies in a folder is a range of keys.
CREATE INDEX document_by_path ON document (tenant_id, source, source_key COLLATE "C");
CREATE INDEX document_version_by_end ON document_version (tenant_id, finished_at);

CREATE TABLE watched_folder (
    tenant_id  int         NOT NULL REFERENCES tenant,
    source     text        NOT NULL,
    holder     text        NOT NULL,
    held_until timestamptz NOT NULL,
    looked_at  timestamptz,
    files      int         NOT NULL DEFAULT 0,
    problem    text,
    checked_on date,
    PRIMARY KEY (tenant_id, source)
);
COMMENT ON TABLE watched_folder IS 'the worker that follows a folder; another may take it over when held_until is past';
COMMENT ON COLUMN watched_folder.problem IS 'why changes are found by looking only, if the system does not notify of them';
COMMENT ON COLUMN watched_folder.checked_on IS 'the last night in which contents were compared';

CREATE TABLE reconciliation (
    tenant_id int         NOT NULL REFERENCES tenant,
    id        bigint      GENERATED ALWAYS AS IDENTITY,
    source    text        NOT NULL DEFAULT '',
    at        timestamptz NOT NULL DEFAULT now(),
    subject   text        NOT NULL,
    checked   bigint      NOT NULL,
    mended    bigint      NOT NULL,
    PRIMARY KEY (tenant_id, id)
);
COMMENT ON TABLE reconciliation IS 'what the nightly checks looked at and set right';
COMMENT ON COLUMN reconciliation.source IS 'the folder that was compared; empty for the tables among themselves';

ALTER TABLE watched_folder ENABLE ROW LEVEL SECURITY;
ALTER TABLE watched_folder FORCE ROW LEVEL SECURITY;
CREATE POLICY same_tenant ON watched_folder TO gemba_api, gemba_worker USING (tenant_id = current_tenant());
ALTER TABLE reconciliation ENABLE ROW LEVEL SECURITY;
ALTER TABLE reconciliation FORCE ROW LEVEL SECURITY;
CREATE POLICY same_tenant ON reconciliation TO gemba_api, gemba_worker USING (tenant_id = current_tenant());

GRANT SELECT ON watched_folder, reconciliation TO gemba_api;
GRANT SELECT, INSERT, UPDATE, DELETE ON watched_folder, reconciliation TO gemba_worker;
