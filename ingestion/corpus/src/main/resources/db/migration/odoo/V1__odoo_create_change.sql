-- What Odoo says has changed there, kept until the indexing has looked at it. Numbers alone: what a record holds is read
-- from Odoo, under whatever rules hold then.

CREATE TABLE odoo_delivery (
    tenant_id   int         NOT NULL REFERENCES tenant,
    id          text        NOT NULL,
    signed_at   timestamptz NOT NULL,
    received_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant_id, id)
);
CREATE INDEX ON odoo_delivery (received_at);
COMMENT ON TABLE odoo_delivery IS 'deliveries of the last day, none of which is taken twice';
COMMENT ON COLUMN odoo_delivery.signed_at IS 'a delivery that got no answer is sent again, signed anew; a copy of it is not';

CREATE TABLE odoo_change (
    tenant_id   int         NOT NULL REFERENCES tenant,
    seq         bigint      NOT NULL,
    model       text        NOT NULL,
    record_id   bigint      NOT NULL,
    kind        text        NOT NULL CHECK (kind IN ('create', 'write', 'unlink', 'rights')),
    received_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant_id, seq, model, record_id, kind)
);
COMMENT ON COLUMN odoo_change.seq IS 'in Odoo''s order; it begins anew when an older copy of its database is restored';

GRANT SELECT, INSERT, UPDATE (signed_at), DELETE ON odoo_delivery TO gemba_api;
GRANT INSERT ON odoo_change TO gemba_api;
GRANT SELECT, UPDATE, DELETE ON odoo_change TO gemba_worker;
