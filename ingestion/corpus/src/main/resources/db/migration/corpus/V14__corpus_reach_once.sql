-- A transaction may find its rules once and keep them in gemba.acls. A policy goes on asking the function that it was
-- made with, whatever that is called, so it is told to ask the new one.

ALTER FUNCTION visible_acls() RENAME TO found_acls;
CREATE FUNCTION visible_acls() RETURNS int[]
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN coalesce(nullif(current_setting('gemba.acls', true), '')::int[], found_acls());
ALTER POLICY readers ON document
    USING (tenant_id = current_tenant() AND acl_id = ANY ((SELECT visible_acls())::int[]));
