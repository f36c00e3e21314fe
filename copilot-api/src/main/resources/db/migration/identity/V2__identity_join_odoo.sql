-- People of Odoo beside those of other issuers, and the keys with which people without the addon act there.

-- Two people may have had the same login one after the other.
ALTER TABLE person DROP CONSTRAINT person_tenant_id_login_key;
CREATE INDEX ON person (tenant_id, login);
GRANT UPDATE (odoo_uid) ON person TO gemba_api;

CREATE TABLE odoo_key (
    tenant_id int         NOT NULL,
    person_id int         NOT NULL,
    login     text        NOT NULL,
    secret    bytea       NOT NULL,
    kept_at   timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant_id, person_id),
    FOREIGN KEY (tenant_id, person_id) REFERENCES person
);
COMMENT ON COLUMN odoo_key.secret IS 'encrypted for the person it belongs to; the key to it is not in the database';

GRANT SELECT, INSERT, UPDATE, DELETE ON odoo_key TO gemba_api;
