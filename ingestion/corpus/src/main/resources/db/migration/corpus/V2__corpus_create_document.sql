-- Documents, their versions and pages. document.acl_id is the truth about who may read; revoking is changing one row.

CREATE TABLE document (
    tenant_id       int         NOT NULL REFERENCES tenant,
    id              uuid        NOT NULL,
    source          text        NOT NULL,
    source_key      text        NOT NULL,
    source_stamp    text        NOT NULL DEFAULT '',
    acl_id          int         NOT NULL REFERENCES acl,
    site            text,
    trust           smallint    NOT NULL CHECK (trust BETWEEN 0 AND 2),
    uploaded_by     int,
    file_name       text        NOT NULL,
    state           text        NOT NULL
        CHECK (state IN ('received', 'processing', 'indexed', 'failed', 'rejected', 'deleted')),
    problem_code    text,
    problem_detail  text,
    current_version int,
    latest_version  int         NOT NULL,
    title           text        NOT NULL,
    kind            text        NOT NULL,
    language        text,
    number          text,
    revision        text,
    effective_date  date,
    superseded_by   uuid,
    subject         text[]      NOT NULL DEFAULT '{}',
    created_at      timestamptz NOT NULL DEFAULT now(),
    changed_at      timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, source, source_key)
);
CREATE INDEX ON document (tenant_id, acl_id, changed_at DESC);
CREATE INDEX ON document (tenant_id, number) WHERE number IS NOT NULL;
COMMENT ON COLUMN document.source IS 'upload, or folder:<name>';
COMMENT ON COLUMN document.subject IS 'identifiers that a short document as a whole is about';
COMMENT ON COLUMN document.source_key IS 'the path within the folder; of an upload the document id';
COMMENT ON COLUMN document.source_stamp IS 'size and time of change: a file that has the same need not be read again';
COMMENT ON COLUMN document.trust IS '0 external, 1 normal, 2 controlled';
COMMENT ON COLUMN document.current_version IS 'the version that is searched and cited; null before the first';

CREATE TABLE document_version (
    tenant_id    int         NOT NULL,
    document_id  uuid        NOT NULL,
    version      int         NOT NULL CHECK (version > 0),
    sha256       bytea       NOT NULL,
    bytes        bigint      NOT NULL,
    media_type   text,
    pages        int,
    file_title   text,
    parsed       boolean     NOT NULL DEFAULT false,
    reading_copy bytea,
    attempts     int         NOT NULL DEFAULT 0,
    lease        bigint      NOT NULL DEFAULT 0,
    received_at  timestamptz NOT NULL DEFAULT now(),
    finished_at  timestamptz,
    PRIMARY KEY (tenant_id, document_id, version),
    FOREIGN KEY (tenant_id, document_id) REFERENCES document ON DELETE CASCADE
);
COMMENT ON COLUMN document_version.reading_copy IS 'hash of the PDF that shows a document without pages of its own';
COMMENT ON COLUMN document_version.lease IS 'who holds a smaller one may no longer write';

CREATE TABLE page (
    tenant_id   int      NOT NULL,
    document_id uuid     NOT NULL,
    version     int      NOT NULL,
    number      int      NOT NULL CHECK (number > 0),
    width       real     NOT NULL,
    height      real     NOT NULL,
    rotation    smallint NOT NULL DEFAULT 0 CHECK (rotation IN (0, 90, 180, 270)),
    source      text     NOT NULL CHECK (source IN ('text', 'ocr')),
    confidence  real     NOT NULL,
    words       jsonb    NOT NULL,
    blocks      jsonb    NOT NULL,
    PRIMARY KEY (tenant_id, document_id, version, number),
    FOREIGN KEY (tenant_id, document_id, version) REFERENCES document_version ON DELETE CASCADE
);
COMMENT ON COLUMN page.width IS 'points, as the page is seen';
COMMENT ON COLUMN page.rotation IS 'degrees clockwise by which the page in the file was turned to be read';
COMMENT ON COLUMN page.words IS
    '[[text, x0, y0, x1, y1, confidence, line], ...]: boxes as fractions of the page, origin top left';

CREATE TABLE blob (
    tenant_id int    NOT NULL REFERENCES tenant,
    sha256    bytea  NOT NULL,
    bytes     bigint NOT NULL,
    PRIMARY KEY (tenant_id, sha256)
);

CREATE TABLE blob_slice (
    tenant_id int   NOT NULL,
    sha256    bytea NOT NULL,
    ordinal   int   NOT NULL,
    content   bytea NOT NULL,
    PRIMARY KEY (tenant_id, sha256, ordinal),
    FOREIGN KEY (tenant_id, sha256) REFERENCES blob ON DELETE CASCADE
);
ALTER TABLE blob_slice ALTER COLUMN content SET STORAGE EXTERNAL;

CREATE TABLE page_image (
    tenant_id   int  NOT NULL,
    document_id uuid NOT NULL,
    version     int  NOT NULL,
    number      int  NOT NULL,
    sha256      bytea,
    problem     text,
    PRIMARY KEY (tenant_id, document_id, version, number),
    FOREIGN KEY (tenant_id, document_id, version) REFERENCES document_version ON DELETE CASCADE
);
COMMENT ON TABLE page_image IS 'pages that someone asked to see: rendered when sha256 is set, hopeless when problem is';

ALTER TABLE document ENABLE ROW LEVEL SECURITY;
ALTER TABLE document FORCE ROW LEVEL SECURITY;
CREATE POLICY readers ON document TO gemba_api
    USING (tenant_id = current_tenant() AND acl_id = ANY ((SELECT visible_acls())::int[]));
CREATE POLICY workers ON document TO gemba_worker USING (tenant_id = current_tenant());

ALTER TABLE document_version ENABLE ROW LEVEL SECURITY;
ALTER TABLE document_version FORCE ROW LEVEL SECURITY;
CREATE POLICY readers ON document_version TO gemba_api
    USING (EXISTS (SELECT FROM document d WHERE d.tenant_id = document_version.tenant_id AND d.id = document_id));
CREATE POLICY workers ON document_version TO gemba_worker USING (tenant_id = current_tenant());

ALTER TABLE page ENABLE ROW LEVEL SECURITY;
ALTER TABLE page FORCE ROW LEVEL SECURITY;
CREATE POLICY readers ON page TO gemba_api
    USING (EXISTS (SELECT FROM document d WHERE d.tenant_id = page.tenant_id AND d.id = document_id));
CREATE POLICY workers ON page TO gemba_worker USING (tenant_id = current_tenant());

ALTER TABLE page_image ENABLE ROW LEVEL SECURITY;
ALTER TABLE page_image FORCE ROW LEVEL SECURITY;
CREATE POLICY readers ON page_image TO gemba_api
    USING (EXISTS (SELECT FROM document d WHERE d.tenant_id = page_image.tenant_id AND d.id = document_id));
CREATE POLICY workers ON page_image TO gemba_worker USING (tenant_id = current_tenant());

ALTER TABLE blob ENABLE ROW LEVEL SECURITY;
ALTER TABLE blob FORCE ROW LEVEL SECURITY;
CREATE POLICY same_tenant ON blob TO gemba_api, gemba_worker USING (tenant_id = current_tenant());
ALTER TABLE blob_slice ENABLE ROW LEVEL SECURITY;
ALTER TABLE blob_slice FORCE ROW LEVEL SECURITY;
CREATE POLICY same_tenant ON blob_slice TO gemba_api, gemba_worker USING (tenant_id = current_tenant());

GRANT SELECT, INSERT ON document, document_version, page_image, blob, blob_slice TO gemba_api;
GRANT UPDATE (state, problem_code, problem_detail, changed_at) ON document TO gemba_api;
GRANT SELECT ON page TO gemba_api;
GRANT SELECT, INSERT, UPDATE, DELETE ON document, document_version, page, page_image, blob, blob_slice TO gemba_worker;
