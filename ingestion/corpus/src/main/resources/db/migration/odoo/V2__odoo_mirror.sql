-- How far Odoo has been read, and what is to be read again. Numbers and times alone: nothing of what a record holds.

CREATE TABLE odoo_place (
    tenant_id int         NOT NULL REFERENCES tenant,
    feed      text        NOT NULL,
    began_at  timestamptz NOT NULL DEFAULT 'epoch',
    at        timestamptz NOT NULL DEFAULT 'epoch',
    within    bigint      NOT NULL DEFAULT -1,
    swept_to  bigint      NOT NULL DEFAULT 0,
    swept_on  date,
    problem   text,
    PRIMARY KEY (tenant_id, feed)
);
COMMENT ON COLUMN odoo_place.began_at IS 'when this look began; the next one goes back to somewhat earlier';
COMMENT ON COLUMN odoo_place.at IS 'what changed before is read';
COMMENT ON COLUMN odoo_place.within IS 'of what changed in that second, up to which record it is read; -1 where seconds are read whole';
COMMENT ON COLUMN odoo_place.swept_to IS 'up to which record the numbers have been compared tonight';

CREATE TABLE odoo_due (
    tenant_id  int         NOT NULL REFERENCES tenant,
    model      text        NOT NULL,
    record_id  bigint      NOT NULL,
    noticed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (tenant_id, model, record_id)
);
CREATE INDEX ON odoo_due (tenant_id, noticed_at);
COMMENT ON TABLE odoo_due IS 'records of which what hangs on them is to be read again at once';

CREATE TABLE odoo_message (
    tenant_id int    NOT NULL REFERENCES tenant,
    id        bigint NOT NULL,
    record    text   NOT NULL,
    PRIMARY KEY (tenant_id, id)
);
CREATE INDEX ON odoo_message (tenant_id, record);
COMMENT ON TABLE odoo_message IS 'which messages a record''s chatter was made of: one that is gone no longer says where it was';

GRANT SELECT, INSERT, UPDATE, DELETE ON odoo_place, odoo_due, odoo_message TO gemba_worker;
