-- Who has signed in, under whatever issuer, and what the console keeps of their sessions.

CREATE TABLE person (
    tenant_id  int         NOT NULL REFERENCES tenant,
    id         int         GENERATED ALWAYS AS IDENTITY,
    login      text        NOT NULL,
    odoo_uid   int,
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, login)
);

CREATE TABLE person_subject (
    tenant_id int  NOT NULL,
    issuer    text NOT NULL,
    subject   text NOT NULL,
    person_id int  NOT NULL,
    PRIMARY KEY (tenant_id, issuer, subject),
    FOREIGN KEY (tenant_id, person_id) REFERENCES person
);
COMMENT ON TABLE person_subject IS 'every issuer''s subject maps to a person, so that what is theirs outlives a change of sign-in';

-- In the shape spring-session expects; attributes are encrypted.
CREATE TABLE spring_session (
    primary_id            char(36) NOT NULL PRIMARY KEY,
    session_id            char(36) NOT NULL UNIQUE,
    creation_time         bigint   NOT NULL,
    last_access_time      bigint   NOT NULL,
    max_inactive_interval int      NOT NULL,
    expiry_time           bigint   NOT NULL,
    principal_name        varchar(100)
);
CREATE INDEX ON spring_session (expiry_time);
CREATE INDEX ON spring_session (principal_name);

CREATE TABLE spring_session_attributes (
    session_primary_id char(36)     NOT NULL REFERENCES spring_session ON DELETE CASCADE,
    attribute_name     varchar(200) NOT NULL,
    attribute_bytes    bytea        NOT NULL,
    PRIMARY KEY (session_primary_id, attribute_name)
);

GRANT SELECT, INSERT ON person, person_subject TO gemba_api;
GRANT SELECT, INSERT, UPDATE, DELETE ON spring_session, spring_session_attributes TO gemba_api;
