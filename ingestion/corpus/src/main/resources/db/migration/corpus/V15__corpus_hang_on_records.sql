-- A document may hang on a record in Odoo. Who may see that record is not known here: Odoo says it, asked as the
-- reader, before the document is read. A transaction names the records that were found visible; all other documents
-- that hang on one are not there.

ALTER TABLE document
    ADD COLUMN record text,
    ADD CONSTRAINT record_is_named CHECK (record ~ '^[a-z][a-z0-9_]*(\.[a-z0-9_]+)*,[1-9][0-9]{0,17}$');
CREATE INDEX ON document (tenant_id, record) WHERE record IS NOT NULL;
COMMENT ON COLUMN document.record IS 'the record in Odoo that it hangs on, as model,id';

CREATE FUNCTION current_records() RETURNS text[]
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN string_to_array(nullif(current_setting('gemba.records', true), ''), ' ');

ALTER POLICY readers ON document
    USING (tenant_id = current_tenant() AND acl_id = ANY ((SELECT visible_acls())::int[])
           AND (record IS NULL OR record = ANY ((SELECT current_records())::text[])));

-- Whoever may read a model is the audience of what hangs on its records, and of nothing else: otherwise a document
-- would be read by all of them without Odoo being asked.
CREATE FUNCTION require_audience() RETURNS trigger
    LANGUAGE plpgsql AS $$
DECLARE
    readers text[] := (SELECT audience FROM acl WHERE id = NEW.acl_id);
BEGIN
    IF NEW.record IS NOT NULL AND readers <> ARRAY ['model:' || split_part(NEW.record, ',', 1)]
       OR NEW.record IS NULL AND EXISTS (SELECT FROM unnest(readers) reader WHERE reader LIKE 'model:%') THEN
        RAISE EXCEPTION 'the audience % does not go with the record %', readers, coalesce(NEW.record, 'of no model')
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END;
$$;
CREATE TRIGGER record_has_its_audience
    BEFORE INSERT OR UPDATE OF part_of, acl_id, record ON document
    FOR EACH ROW
    EXECUTE FUNCTION require_audience();

-- Parts hang on what their container hangs on.
CREATE OR REPLACE FUNCTION follow_container() RETURNS trigger
    LANGUAGE plpgsql AS $$
BEGIN
    SELECT c.source, c.acl_id, c.site, c.trust, c.uploaded_by, c.record
    INTO STRICT NEW.source, NEW.acl_id, NEW.site, NEW.trust, NEW.uploaded_by, NEW.record
    FROM document c WHERE c.tenant_id = NEW.tenant_id AND c.id = NEW.part_of;
    RETURN NEW;
END;
$$;
DROP TRIGGER part_follows ON document;
CREATE TRIGGER part_follows
    BEFORE INSERT OR UPDATE OF part_of, source, acl_id, site, trust, uploaded_by, record ON document
    FOR EACH ROW WHEN (NEW.part_of IS NOT NULL)
    EXECUTE FUNCTION follow_container();

CREATE OR REPLACE FUNCTION lead_parts() RETURNS trigger
    LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.state = 'deleted' AND OLD.state <> 'deleted' THEN
        UPDATE document SET state = 'deleted', changed_at = now()
        WHERE tenant_id = NEW.tenant_id AND part_of = NEW.id AND state <> 'deleted';
    END IF;
    IF (NEW.acl_id, NEW.site, NEW.trust, NEW.record) IS DISTINCT FROM (OLD.acl_id, OLD.site, OLD.trust, OLD.record) THEN
        UPDATE document SET acl_id = NEW.acl_id, site = NEW.site, trust = NEW.trust, record = NEW.record, changed_at = now()
        WHERE tenant_id = NEW.tenant_id AND part_of = NEW.id;
    END IF;
    RETURN NULL;
END;
$$;
DROP TRIGGER container_leads ON document;
CREATE TRIGGER container_leads
    AFTER UPDATE OF state, acl_id, site, trust, record ON document
    FOR EACH ROW
    EXECUTE FUNCTION lead_parts();

-- Which records have to be asked about before documents, or chunks that a search has ranked, can be read. Nothing of
-- what they hold leaves these functions, and nothing of documents that other rules close.
CREATE POLICY records ON document FOR SELECT TO gemba_owner USING (tenant_id = current_tenant());
CREATE POLICY records ON chunk FOR SELECT TO gemba_owner USING (tenant_id = current_tenant());

CREATE FUNCTION records_of_documents(ids uuid[]) RETURNS TABLE (id uuid, record text)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT d.id, d.record FROM document d
    WHERE d.tenant_id = current_tenant() AND d.id = ANY (ids) AND d.record IS NOT NULL AND d.state <> 'deleted'
      AND d.acl_id = ANY ((SELECT visible_acls())::int[])
$$;

CREATE FUNCTION records_of_chunks(ids bigint[]) RETURNS TABLE (id bigint, record text)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT c.id, d.record
    FROM (SELECT chunk.id, chunk.document_id FROM chunk
          WHERE chunk.tenant_id = current_tenant() AND chunk.id = ANY (ids) OFFSET 0) c
    JOIN document d ON d.tenant_id = current_tenant() AND d.id = c.document_id
    WHERE d.record IS NOT NULL AND d.state <> 'deleted' AND d.acl_id = ANY ((SELECT visible_acls())::int[])
$$;

REVOKE ALL ON FUNCTION records_of_documents, records_of_chunks FROM public;
GRANT EXECUTE ON FUNCTION records_of_documents, records_of_chunks TO gemba_api;
