-- A corpus outlives its embedding model. The vectors of each model lie in tables of their own that are named alike,
-- chunk_vec and chunk_piece_vec: those of the live one in schema public, those of the next one, while they are made, in a
-- schema beside it. embedding_spec says which is live and where its tables lie; every transaction that asks for vectors
-- puts that schema first in its search path, as its own snapshot has it. So a model takes the place of another by the
-- update of one row: whoever began before it sees the old vectors to the end, and nobody sees some of each.

CREATE TABLE chunk_piece_vec (
    tenant_id int    NOT NULL,
    id        bigint NOT NULL,
    vectors   bytea  NOT NULL,
    PRIMARY KEY (tenant_id, id)
) PARTITION BY LIST (tenant_id);
ALTER TABLE chunk_piece_vec ALTER vectors SET STORAGE EXTERNAL;
COMMENT ON TABLE chunk_piece_vec IS
    'a row for every chunk; chunk_vec has none for chunks that the model may not be shown, which words alone find';
COMMENT ON COLUMN chunk_piece_vec.vectors IS
    'one signed byte per dimension and piece, scaled by 127; empty where the model may not be shown the chunk';

CREATE TABLE chunk_stage_vec (
    tenant_id     int   NOT NULL,
    document_id   uuid  NOT NULL,
    version       int   NOT NULL,
    ordinal       int   NOT NULL,
    generation    int   NOT NULL,
    embedding     halfvec,
    piece_vectors bytea NOT NULL,
    PRIMARY KEY (tenant_id, document_id, version, ordinal, generation),
    FOREIGN KEY (tenant_id, document_id, version) REFERENCES document_version ON DELETE CASCADE
);
ALTER TABLE chunk_stage_vec ALTER piece_vectors SET STORAGE EXTERNAL;
COMMENT ON TABLE chunk_stage_vec IS 'vectors of chunks that are not published yet';
ALTER TABLE chunk_stage_vec ENABLE ROW LEVEL SECURITY;
ALTER TABLE chunk_stage_vec FORCE ROW LEVEL SECURITY;
CREATE POLICY workers ON chunk_stage_vec TO gemba_worker USING (tenant_id = current_tenant());

ALTER TABLE embedding_spec
    ADD generation int  NOT NULL DEFAULT 1,
    ADD namespace  text NOT NULL DEFAULT 'public',
    ADD probe      real[];
COMMENT ON COLUMN embedding_spec.generation IS 'vectors of another one cannot be compared with these';
COMMENT ON COLUMN embedding_spec.namespace IS 'the schema in which chunk_vec and chunk_piece_vec lie';
COMMENT ON COLUMN embedding_spec.probe IS
    'what the model made of a fixed sentence: so it is noticed when another goes by its name';
CREATE SEQUENCE embedding_generation START 2;

CREATE TABLE embedding_next (
    singleton         boolean PRIMARY KEY DEFAULT true CHECK (singleton),
    generation        int         NOT NULL,
    namespace         text        NOT NULL,
    name              text        NOT NULL,
    dimensions        int         NOT NULL,
    query_instruction text        NOT NULL,
    probe             real[],
    state             text        NOT NULL CHECK (state IN ('filling', 'indexing', 'ready', 'retiring')),
    begun_at          timestamptz NOT NULL DEFAULT now(),
    chunks            bigint      NOT NULL DEFAULT 0,
    missing           bigint      NOT NULL DEFAULT 0,
    counted_at        timestamptz NOT NULL DEFAULT '-infinity',
    recall            real,
    problem           text,
    waits_for         text[]
);
COMMENT ON TABLE embedding_next IS
    'the model that is about to take the place of the live one; when retiring, the one whose place was taken';
COMMENT ON COLUMN embedding_next.missing IS 'how many of the chunks the model had not been shown when they were counted';
COMMENT ON COLUMN embedding_next.recall IS 'of its vector index against exact search, as measured before the change';
COMMENT ON COLUMN embedding_next.waits_for IS 'transactions that may still look at what is to be retired';

CREATE TABLE embedding_batch (
    generation int         NOT NULL,
    tenant_id  int         NOT NULL,
    first_id   bigint      NOT NULL,
    last_id    bigint      NOT NULL,
    chunks     int         NOT NULL,
    done_at    timestamptz,
    PRIMARY KEY (generation, tenant_id, first_id)
);
COMMENT ON TABLE embedding_batch IS 'stretches of chunks that the next model is shown, each a task in the queue';

DO $$
DECLARE
    one int;
BEGIN
    FOR one IN SELECT id FROM tenant LOOP
        EXECUTE format('CREATE TABLE chunk_piece_vec_%s PARTITION OF chunk_piece_vec FOR VALUES IN (%s)', one, one);
    END LOOP;
END;
$$;

-- The owner is bound by the policies, too, and has none.
ALTER TABLE chunk NO FORCE ROW LEVEL SECURITY;
ALTER TABLE chunk_stage NO FORCE ROW LEVEL SECURITY;
INSERT INTO chunk_piece_vec SELECT tenant_id, id, piece_vectors FROM chunk;
INSERT INTO chunk_stage_vec (tenant_id, document_id, version, ordinal, generation, embedding, piece_vectors)
SELECT tenant_id, document_id, version, ordinal, 1, embedding, piece_vectors FROM chunk_stage;
ALTER TABLE chunk DROP piece_vectors;
ALTER TABLE chunk_stage DROP piece_vectors, DROP embedding;
ALTER TABLE chunk FORCE ROW LEVEL SECURITY;
ALTER TABLE chunk_stage FORCE ROW LEVEL SECURITY;

GRANT SELECT ON chunk_piece_vec, embedding_next, embedding_batch TO gemba_api;
GRANT SELECT, INSERT, UPDATE, DELETE ON chunk_piece_vec, chunk_stage_vec, embedding_batch TO gemba_worker;
GRANT UPDATE (probe) ON embedding_spec TO gemba_worker;
GRANT SELECT, UPDATE (state, probe, chunks, missing, counted_at, recall, problem) ON embedding_next TO gemba_worker;

-- Says which embedding an empty corpus is filled with. One that holds vectors is changed over in the background.
CREATE OR REPLACE FUNCTION use_embedding(new_name text, new_dimensions int, new_instruction text) RETURNS void
    LANGUAGE plpgsql AS $$
DECLARE
    used embedding_spec;
BEGIN
    SELECT * INTO used FROM embedding_spec;
    IF used.name = new_name AND used.dimensions = new_dimensions THEN
        UPDATE embedding_spec SET query_instruction = new_instruction;
        RETURN;
    END IF;
    IF EXISTS (SELECT FROM chunk_piece_vec) OR EXISTS (SELECT FROM embedding_next) THEN
        IF used.name = new_name THEN
            RAISE EXCEPTION 'the corpus was embedded with % of % dimensions; one of % needs another name',
                used.name, used.dimensions, new_dimensions USING ERRCODE = 'GE001';
        END IF;
        RETURN;
    END IF;
    IF new_dimensions <> coalesce(used.dimensions, 384) THEN
        EXECUTE format('ALTER TABLE chunk_vec ALTER embedding TYPE halfvec(%s)', new_dimensions);
        ALTER TABLE chunk_vec ALTER embedding SET STORAGE PLAIN;
    END IF;
    INSERT INTO embedding_spec (name, dimensions, query_instruction)
    VALUES (new_name, new_dimensions, new_instruction)
    ON CONFLICT (singleton) DO UPDATE
        SET name = excluded.name, dimensions = excluded.dimensions, query_instruction = excluded.query_instruction,
            probe = NULL, generation = nextval('embedding_generation');
END;
$$;

-- Whoever publishes vectors holds this lock shared, whoever changes what may be written where holds it alone.
CREATE FUNCTION lock_embedding() RETURNS void
    LANGUAGE sql AS $$ SELECT pg_advisory_xact_lock(7238116002) $$;
CREATE FUNCTION share_embedding() RETURNS void
    LANGUAGE sql AS $$ SELECT pg_advisory_xact_lock_shared(7238116002) $$;

-- The definition of the live table's vector index, from USING on.
CREATE FUNCTION vector_index(place text) RETURNS text
    LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
    SELECT substring(pg_get_indexdef(x.indexrelid) FROM 'USING .*')
    FROM pg_index x
    JOIN pg_class i ON i.oid = x.indexrelid
    JOIN pg_am m ON m.oid = i.relam
    WHERE x.indrelid = format('%I.chunk_vec', place)::regclass AND m.amname = 'hnsw'
$$;

-- Gives tables of a schema the partitions that those of another have.
CREATE FUNCTION copy_partitions(of_table text, from_place text, to_place text) RETURNS void
    LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
    part record;
BEGIN
    FOR part IN
        SELECT c.relname, pg_get_expr(c.relpartbound, c.oid) AS bound
        FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
        WHERE i.inhparent = format('%I.%I', from_place, of_table)::regclass
    LOOP
        EXECUTE format('CREATE TABLE IF NOT EXISTS %I.%I PARTITION OF %I.%I %s',
                       to_place, part.relname, to_place, of_table, part.bound);
    END LOOP;
END;
$$;

-- Makes room for the vectors of another model beside the live ones; its vector index comes when they are there.
CREATE FUNCTION begin_embedding(new_name text, new_dimensions int, new_instruction text) RETURNS int
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    live  embedding_spec;
    fresh int := nextval('embedding_generation');
    place text := 'embedding_' || fresh;
    found name;
BEGIN
    PERFORM set_config('lock_timeout', '2s', true);
    PERFORM lock_embedding();
    SELECT * INTO STRICT live FROM embedding_spec;
    EXECUTE format('CREATE SCHEMA %I', place);
    EXECUTE format('GRANT USAGE ON SCHEMA %I TO gemba_api, gemba_worker', place);
    EXECUTE format('CREATE TABLE %I.chunk_vec (LIKE %I.chunk_vec INCLUDING ALL) PARTITION BY LIST (tenant_id)',
                   place, live.namespace);
    FOR found IN
        SELECT c.relname FROM pg_index x JOIN pg_class c ON c.oid = x.indexrelid JOIN pg_am m ON m.oid = c.relam
        WHERE x.indrelid = format('%I.chunk_vec', place)::regclass AND m.amname = 'hnsw'
    LOOP
        EXECUTE format('DROP INDEX %I.%I', place, found);
    END LOOP;
    EXECUTE format('ALTER TABLE %I.chunk_vec ALTER embedding TYPE halfvec(%s)', place, new_dimensions);
    EXECUTE format('ALTER TABLE %I.chunk_vec ALTER embedding SET STORAGE PLAIN', place);
    EXECUTE format('CREATE TABLE %I.chunk_piece_vec (LIKE %I.chunk_piece_vec INCLUDING ALL)
                    PARTITION BY LIST (tenant_id)', place, live.namespace);
    PERFORM copy_partitions('chunk_vec', live.namespace, place);
    PERFORM copy_partitions('chunk_piece_vec', live.namespace, place);
    EXECUTE format('GRANT SELECT ON %I.chunk_vec, %I.chunk_piece_vec TO gemba_api', place, place);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I.chunk_vec, %I.chunk_piece_vec TO gemba_worker',
                   place, place);
    INSERT INTO embedding_next (generation, namespace, name, dimensions, query_instruction, state)
    VALUES (fresh, place, new_name, new_dimensions, new_instruction, 'filling');
    RETURN fresh;
END;
$$;

-- How many chunks there are, and how many of them the next model has not been shown.
CREATE FUNCTION embedding_left(OUT chunks bigint, OUT missing bigint)
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    live text;
    next text;
BEGIN
    SELECT s.namespace, n.namespace INTO STRICT live, next FROM embedding_spec s, embedding_next n;
    EXECUTE format('SELECT count(*), count(*) FILTER (WHERE n.id IS NULL) FROM %I.chunk_piece_vec l
                    LEFT JOIN %I.chunk_piece_vec n ON n.tenant_id = l.tenant_id AND n.id = l.id', live, next)
        INTO chunks, missing;
END;
$$;

-- The first chunks after one that the next model has not been shown, at most so many.
CREATE FUNCTION embedding_gaps(of_tenant int, after bigint, most int) RETURNS SETOF bigint
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    live text;
    next text;
BEGIN
    SELECT s.namespace, n.namespace INTO STRICT live, next FROM embedding_spec s, embedding_next n;
    RETURN QUERY EXECUTE format('SELECT l.id FROM %I.chunk_piece_vec l
        WHERE l.tenant_id = $1 AND l.id > $2 AND NOT EXISTS (
                  SELECT FROM %I.chunk_piece_vec n WHERE n.tenant_id = l.tenant_id AND n.id = l.id)
          AND NOT EXISTS (SELECT FROM embedding_batch b JOIN embedding_next e USING (generation)
                          WHERE b.tenant_id = $1 AND b.done_at IS NULL AND l.id BETWEEN b.first_id AND b.last_id)
        ORDER BY l.id LIMIT $3', live, next) USING of_tenant, after, most;
END;
$$;

-- Takes out of the next vectors those of chunks that are gone, and gives the others the access rules of the live ones.
CREATE FUNCTION align_embedding() RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    live text;
    next text;
BEGIN
    SELECT s.namespace, n.namespace INTO STRICT live, next FROM embedding_spec s, embedding_next n;
    EXECUTE format('DELETE FROM %I.chunk_piece_vec n WHERE NOT EXISTS (
                        SELECT FROM %I.chunk_piece_vec l WHERE l.tenant_id = n.tenant_id AND l.id = n.id)', next, live);
    EXECUTE format('DELETE FROM %I.chunk_vec n WHERE NOT EXISTS (
                        SELECT FROM %I.chunk_piece_vec l WHERE l.tenant_id = n.tenant_id AND l.id = n.id)', next, live);
    EXECUTE format('UPDATE %I.chunk_vec n SET acl_id = l.acl_id FROM %I.chunk_vec l
                    WHERE l.tenant_id = n.tenant_id AND l.id = n.id AND l.acl_id <> n.acl_id', next, live);
END;
$$;

-- Builds the vector index of the next model, a tenant at a time, the parent's last. It takes the memory that it fits
-- into, up to 2 GB, and ends when its client is gone.
CREATE FUNCTION index_embedding() RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    live   text;
    next   embedding_next;
    kb     bigint;
    part   record;
    method text;
BEGIN
    SELECT namespace INTO STRICT live FROM embedding_spec;
    SELECT * INTO STRICT next FROM embedding_next;
    method := vector_index(live);
    IF vector_index(next.namespace) IS NOT NULL THEN
        RETURN;
    END IF;
    PERFORM set_config('client_connection_check_interval', '10s', true);
    FOR part IN
        SELECT c.relname FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
        WHERE i.inhparent = format('%I.chunk_vec', next.namespace)::regclass
    LOOP
        EXECUTE format('SELECT count(*) * (2 * %s + 600) / 1024 FROM %I.%I',
                       next.dimensions, next.namespace, part.relname) INTO kb;
        PERFORM set_config('maintenance_work_mem', greatest(65536, least(kb, 2097152)) || 'kB', true);
        EXECUTE format('CREATE INDEX IF NOT EXISTS %I ON %I.%I %s',
                       part.relname || '_embedding_idx', next.namespace, part.relname, method);
    END LOOP;
    EXECUTE format('CREATE INDEX chunk_vec_embedding_idx ON %I.chunk_vec %s', next.namespace, method);
    EXECUTE format('ANALYZE %I.chunk_vec', next.namespace);
    EXECUTE format('ANALYZE %I.chunk_piece_vec', next.namespace);
END;
$$;

-- Lets the next model take the place of the live one, unless chunks are left that it has not been shown; says how many.
CREATE FUNCTION swap_embedding() RETURNS bigint
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    live embedding_spec;
    next embedding_next;
    still_missing bigint;
BEGIN
    PERFORM set_config('lock_timeout', '1s', true);
    PERFORM lock_embedding();
    SELECT * INTO STRICT live FROM embedding_spec;
    SELECT * INTO STRICT next FROM embedding_next WHERE state = 'ready';
    SELECT missing INTO still_missing FROM embedding_left();
    IF still_missing = 0 THEN
        UPDATE embedding_spec SET generation = next.generation, namespace = next.namespace, name = next.name,
               dimensions = next.dimensions, query_instruction = next.query_instruction, probe = next.probe;
        UPDATE embedding_next SET generation = live.generation, namespace = live.namespace, name = live.name,
               dimensions = live.dimensions, query_instruction = live.query_instruction, probe = live.probe,
               state = 'retiring', begun_at = now(), waits_for = NULL;
        DELETE FROM embedding_batch;
    END IF;
    RETURN still_missing;
END;
$$;

-- Removes the vectors whose place was taken, when no transaction is left that began before, and lets the live ones lie
-- in public again. True when that is done.
CREATE FUNCTION retire_embedding() RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    live  embedding_spec;
    old   embedding_next;
    part  record;
    still text[] := ARRAY(SELECT l.virtualtransaction FROM pg_locks l JOIN pg_stat_activity a USING (pid)
                          WHERE l.locktype = 'virtualxid' AND a.datname = current_database()
                            AND pid <> pg_backend_pid());
BEGIN
    PERFORM set_config('lock_timeout', '500ms', true);
    PERFORM lock_embedding();
    SELECT * INTO STRICT live FROM embedding_spec;
    SELECT * INTO STRICT old FROM embedding_next WHERE state = 'retiring';
    IF old.waits_for IS NULL OR old.waits_for && still THEN
        UPDATE embedding_next SET waits_for = CASE WHEN old.waits_for IS NULL THEN still ELSE
            ARRAY(SELECT unnest(old.waits_for) INTERSECT SELECT unnest(still)) END;
        RETURN false;
    END IF;
    EXECUTE format('DROP TABLE %I.chunk_vec, %I.chunk_piece_vec', old.namespace, old.namespace);
    FOR part IN
        SELECT c.relname FROM pg_class c
        WHERE c.relnamespace = live.namespace::regnamespace AND c.relkind IN ('r', 'p')
        ORDER BY c.relispartition, c.relname DESC
    LOOP
        EXECUTE format('ALTER TABLE %I.%I SET SCHEMA public', live.namespace, part.relname);
    END LOOP;
    EXECUTE format('DROP SCHEMA %I', live.namespace);
    UPDATE embedding_spec SET namespace = 'public';
    DELETE FROM embedding_next;
    RETURN true;
END;
$$;

-- Takes back what was begun; what is live stays.
CREATE FUNCTION cancel_embedding() RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    next embedding_next;
BEGIN
    PERFORM set_config('lock_timeout', '2s', true);
    PERFORM lock_embedding();
    SELECT * INTO next FROM embedding_next WHERE state <> 'retiring';
    IF FOUND THEN
        EXECUTE format('DROP SCHEMA %I CASCADE', next.namespace);
        DELETE FROM embedding_next;
        DELETE FROM embedding_batch;
    END IF;
END;
$$;

-- Vectors go with their chunks, in every generation.
CREATE FUNCTION forget_vectors() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    place text;
BEGIN
    FOR place IN SELECT namespace FROM embedding_spec UNION SELECT namespace FROM embedding_next LOOP
        EXECUTE format('DELETE FROM %I.chunk_vec v USING gone g
                        WHERE v.tenant_id = g.tenant_id AND v.id = g.id', place);
        EXECUTE format('DELETE FROM %I.chunk_piece_vec v USING gone g
                        WHERE v.tenant_id = g.tenant_id AND v.id = g.id', place);
    END LOOP;
    RETURN NULL;
END;
$$;
CREATE TRIGGER forget_vectors AFTER DELETE ON chunk REFERENCING OLD TABLE AS gone
    FOR EACH STATEMENT EXECUTE FUNCTION forget_vectors();

-- Room for a new tenant's vectors, whatever generations there are.
CREATE FUNCTION make_room_for_vectors() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    place text;
    part  text;
BEGIN
    PERFORM share_embedding();
    FOR place IN SELECT 'public' UNION SELECT namespace FROM embedding_spec UNION SELECT namespace FROM embedding_next LOOP
        FOREACH part IN ARRAY ARRAY['chunk_vec', 'chunk_piece_vec'] LOOP
            EXECUTE format('CREATE TABLE IF NOT EXISTS %I.%I PARTITION OF %I.%I FOR VALUES IN (%s)',
                           place, part || '_' || NEW.id, place, part, NEW.id);
        END LOOP;
    END LOOP;
    RETURN NULL;
END;
$$;
CREATE TRIGGER make_room_for_vectors AFTER INSERT ON tenant
    FOR EACH ROW EXECUTE FUNCTION make_room_for_vectors();

REVOKE ALL ON FUNCTION lock_embedding, share_embedding, vector_index, copy_partitions, begin_embedding, embedding_left,
    embedding_gaps, align_embedding, index_embedding, swap_embedding, retire_embedding, cancel_embedding, forget_vectors,
    make_room_for_vectors FROM public;
GRANT EXECUTE ON FUNCTION lock_embedding, share_embedding, begin_embedding, embedding_left, embedding_gaps, align_embedding,
    index_embedding, swap_embedding, retire_embedding, cancel_embedding TO gemba_worker;
