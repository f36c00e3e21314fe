-- An answer cites documents, or records of Odoo: which ones, which fields, and what they held when it was given.

ALTER TABLE citation
    ALTER COLUMN document_id DROP NOT NULL,
    ALTER COLUMN version DROP NOT NULL,
    ALTER COLUMN page DROP NOT NULL,
    ALTER COLUMN boxes DROP NOT NULL,
    ALTER COLUMN quote DROP NOT NULL,
    ALTER COLUMN title DROP NOT NULL,
    ALTER COLUMN superseded DROP NOT NULL,
    ALTER COLUMN recognised DROP NOT NULL,
    ADD COLUMN record jsonb,
    ADD CONSTRAINT citation_cites_one_thing CHECK (CASE WHEN record IS NULL
        THEN num_nulls(document_id, version, page, boxes, quote, title, superseded, recognised) = 0
        ELSE num_nonnulls(document_id, version, page, boxes, quote, title, superseded, recognised) = 0 END);
COMMENT ON COLUMN citation.record IS 'model, ids, fields and values, as they were read for the answer';
