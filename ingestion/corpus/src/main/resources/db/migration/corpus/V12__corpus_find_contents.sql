-- Whether a content is still referred to is asked for each document that goes, however many there are.

CREATE INDEX ON document_version (tenant_id, reading_copy) WHERE reading_copy IS NOT NULL;
CREATE INDEX ON page_image (tenant_id, sha256) WHERE sha256 IS NOT NULL;
