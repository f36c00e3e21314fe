-- What comes in a mail or an archive is a document of its own, bound to the document it came in.

ALTER TABLE document
    ADD COLUMN part_of   uuid,
    ADD COLUMN part_path text,
    ADD CONSTRAINT part_of_a_document FOREIGN KEY (tenant_id, part_of) REFERENCES document (tenant_id, id),
    ADD CONSTRAINT part_has_a_path CHECK ((part_of IS NULL) = (part_path IS NULL)),
    ADD CONSTRAINT part_of_another CHECK (part_of <> id);
CREATE INDEX ON document (tenant_id, part_of) WHERE part_of IS NOT NULL;
COMMENT ON COLUMN document.part_of IS 'the mail or archive that it came in';
COMMENT ON COLUMN document.part_path IS 'where it lies in there; unique among the parts that are not deleted';
COMMENT ON COLUMN document.source_key IS
    'the path within the folder; of an upload the document id; of a part a slash, the id of what it came in, and its path';

CREATE INDEX ON document_version (tenant_id, sha256);

-- A part belongs to whom its container belongs to, whatever a statement says.
CREATE FUNCTION follow_container() RETURNS trigger
    LANGUAGE plpgsql AS $$
BEGIN
    SELECT c.source, c.acl_id, c.site, c.trust, c.uploaded_by
    INTO STRICT NEW.source, NEW.acl_id, NEW.site, NEW.trust, NEW.uploaded_by
    FROM document c WHERE c.tenant_id = NEW.tenant_id AND c.id = NEW.part_of;
    RETURN NEW;
END;
$$;
CREATE TRIGGER part_follows
    BEFORE INSERT OR UPDATE OF part_of, source, acl_id, site, trust, uploaded_by ON document
    FOR EACH ROW WHEN (NEW.part_of IS NOT NULL)
    EXECUTE FUNCTION follow_container();

-- What becomes of a container becomes of its parts in the same transaction, and of theirs in turn.
CREATE FUNCTION lead_parts() RETURNS trigger
    LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.state = 'deleted' AND OLD.state <> 'deleted' THEN
        UPDATE document SET state = 'deleted', changed_at = now()
        WHERE tenant_id = NEW.tenant_id AND part_of = NEW.id AND state <> 'deleted';
    END IF;
    IF (NEW.acl_id, NEW.site, NEW.trust) IS DISTINCT FROM (OLD.acl_id, OLD.site, OLD.trust) THEN
        UPDATE document SET acl_id = NEW.acl_id, site = NEW.site, trust = NEW.trust, changed_at = now()
        WHERE tenant_id = NEW.tenant_id AND part_of = NEW.id;
    END IF;
    RETURN NULL;
END;
$$;
CREATE TRIGGER container_leads
    AFTER UPDATE OF state, acl_id, site, trust ON document
    FOR EACH ROW
    EXECUTE FUNCTION lead_parts();
