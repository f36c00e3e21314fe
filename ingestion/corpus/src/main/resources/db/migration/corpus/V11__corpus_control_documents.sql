-- What documents say about their own standing and about each other's, and what follows from it for each.

ALTER TABLE document
    ADD COLUMN number_key     text,
    ADD COLUMN draft          boolean NOT NULL DEFAULT false,
    ADD COLUMN withdrawn      boolean NOT NULL DEFAULT false,
    ADD COLUMN withdrawn_from date,
    ADD COLUMN replacements   jsonb   NOT NULL DEFAULT '[]',
    ADD COLUMN named_keys     text[]  NOT NULL DEFAULT '{}',
    ADD COLUMN read_by        int     NOT NULL DEFAULT 0,
    ADD COLUMN standing       text    NOT NULL DEFAULT 'current'
        CHECK (standing IN ('current', 'coming', 'superseded', 'withdrawn'));
COMMENT ON COLUMN document.number_key IS 'the number under which its spellings agree';
COMMENT ON COLUMN document.withdrawn IS 'it says so itself; from withdrawn_from on if that is set';
COMMENT ON COLUMN document.replacements IS 'which document it says stands in the place of which';
COMMENT ON COLUMN document.named_keys IS 'the numbers in replacements';
COMMENT ON COLUMN document.read_by IS 'which way of reading its facts and search texts are of; older ones are read again';
COMMENT ON COLUMN document.standing IS 'what is searched and cited unless asked for otherwise is current';

-- Forced row-level security shows the owner nothing; it has a policy for the two roles alone.
ALTER TABLE document NO FORCE ROW LEVEL SECURITY;
UPDATE document SET number_key = upper(regexp_replace(number, '[-/._ \u00a0]', '', 'g')) WHERE number IS NOT NULL;
UPDATE document SET standing = 'superseded' WHERE superseded_by IS NOT NULL;
ALTER TABLE document FORCE ROW LEVEL SECURITY;

CREATE INDEX ON document (tenant_id, number_key) WHERE number_key IS NOT NULL;
CREATE INDEX ON document (tenant_id, superseded_by) WHERE superseded_by IS NOT NULL;
CREATE INDEX ON document (tenant_id, read_by) WHERE state = 'indexed';
CREATE INDEX ON document USING gin (named_keys) WHERE named_keys <> '{}';
