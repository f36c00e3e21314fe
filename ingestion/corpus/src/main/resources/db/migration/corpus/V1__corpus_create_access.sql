-- Who may read what. A tenant is one Odoo database; equal access rules share one acl row, so that a search compares
-- numbers instead of sets.

REVOKE ALL ON SCHEMA public FROM public;
GRANT USAGE ON SCHEMA public TO gemba_api, gemba_worker;

CREATE TABLE schema_version (
    owner   text PRIMARY KEY,
    version int NOT NULL
);
COMMENT ON TABLE schema_version IS 'the newest migration applied for each owner; processes wait for theirs';
GRANT SELECT ON schema_version TO gemba_api, gemba_worker;

CREATE TABLE tenant (
    id   int PRIMARY KEY CHECK (id > 0),
    name text NOT NULL
);

CREATE TABLE company (
    tenant_id int  NOT NULL REFERENCES tenant,
    id        int  NOT NULL CHECK (id > 0),
    code      text NOT NULL,
    name      text NOT NULL,
    site      text,
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, code)
);

CREATE TABLE acl (
    id             int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    tenant_id      int      NOT NULL REFERENCES tenant,
    company_id     int      NOT NULL,
    classification smallint NOT NULL CHECK (classification BETWEEN 0 AND 3),
    audience       text[]   NOT NULL CHECK (cardinality(audience) > 0),
    audience_hash  bytea    NOT NULL,
    n_chunks       bigint   NOT NULL DEFAULT 0,
    UNIQUE (tenant_id, company_id, classification, audience_hash)
);
COMMENT ON COLUMN acl.company_id IS '0: every company';
COMMENT ON COLUMN acl.audience IS 'principals, sorted and distinct';
COMMENT ON COLUMN acl.n_chunks IS 'advisory: lets a search choose between exact scan and index';

-- What row-level security reads. Settings are those of the transaction; without them nothing is visible.
CREATE FUNCTION current_tenant() RETURNS int
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN nullif(current_setting('gemba.tenant', true), '')::int;

CREATE FUNCTION current_principals() RETURNS text[]
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN string_to_array(nullif(current_setting('gemba.principals', true), ''), ',');

CREATE FUNCTION visible_acls() RETURNS int[]
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN (
        SELECT coalesce(array_agg(id), '{}')
        FROM acl
        WHERE tenant_id = current_tenant()
          AND (company_id = 0
               OR company_id = ANY (string_to_array(current_setting('gemba.companies', true), ',')::int[]))
          AND classification <= nullif(current_setting('gemba.clearance', true), '')::smallint
          AND audience && current_principals()
    );

GRANT SELECT ON tenant, company TO gemba_api, gemba_worker;
GRANT SELECT, INSERT ON acl TO gemba_api, gemba_worker;
GRANT UPDATE (n_chunks) ON acl TO gemba_worker;
