-- A transaction may find its rules once and keep them in gemba.acls. Policies know visible_acls by what it is, not by
-- its name, so it stays and what it did moves.

CREATE FUNCTION found_acls() RETURNS int[]
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

CREATE OR REPLACE FUNCTION visible_acls() RETURNS int[]
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN coalesce(nullif(current_setting('gemba.acls', true), '')::int[], found_acls());
