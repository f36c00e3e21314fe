-- What searching takes where there are many documents and many access rules.

-- Whoever reaches few chunks has all of them looked at, however common the words are.
CREATE INDEX ON chunk_fts (acl_id);

-- As before, but each setting is read once, not once for every rule.
CREATE OR REPLACE FUNCTION visible_acls() RETURNS int[]
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN (
        SELECT coalesce(array_agg(id), '{}')
        FROM acl
        WHERE tenant_id = (SELECT current_tenant())
          AND (company_id = 0
               OR company_id = ANY ((SELECT string_to_array(current_setting('gemba.companies', true), ',')::int[])::int[]))
          AND classification <= (SELECT nullif(current_setting('gemba.clearance', true), '')::smallint)
          AND audience && (SELECT current_principals())
    );

-- A document is looked up for each row. As EXISTS, PostgreSQL may first collect every document that the reader can see.
DROP POLICY readers ON document_version;
CREATE POLICY readers ON document_version TO gemba_api
    USING ((SELECT true FROM document d WHERE d.tenant_id = document_version.tenant_id AND d.id = document_id));
DROP POLICY readers ON page;
CREATE POLICY readers ON page TO gemba_api
    USING ((SELECT true FROM document d WHERE d.tenant_id = page.tenant_id AND d.id = document_id));
DROP POLICY readers ON page_image;
CREATE POLICY readers ON page_image TO gemba_api
    USING ((SELECT true FROM document d WHERE d.tenant_id = page_image.tenant_id AND d.id = document_id));
DROP POLICY readers ON chunk;
CREATE POLICY readers ON chunk TO gemba_api
    USING ((SELECT true FROM document d WHERE d.tenant_id = chunk.tenant_id AND d.id = document_id));
