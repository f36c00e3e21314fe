-- Documents that mirror what lies in Odoo: files that hang on records there, and texts of records.

ALTER TABLE document
    ADD COLUMN record_name text,
    ADD COLUMN composed    boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN document.record_name IS 'what Odoo calls the record that it hangs on; its title begins with that';
COMMENT ON COLUMN document.composed IS 'made of texts of a record, so that it is no controlled document whatever it says';
COMMENT ON COLUMN document.source IS 'upload, folder:<name>, or odoo';
COMMENT ON COLUMN document.source_key IS
    'the path within the folder; of an upload the document id; of Odoo''s what it mirrors there; of a part a slash, the id of what it came in, and its path';
