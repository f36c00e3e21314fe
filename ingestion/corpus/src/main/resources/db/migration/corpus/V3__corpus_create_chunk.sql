-- What is searched. Content lies in chunk, guarded by row-level security; the two search tables hold numbers and stems
-- only, have no policy (a policy would keep PostgreSQL from using the full-text index), and are read in statements that
-- join chunk.

CREATE TABLE chunk (
    tenant_id     int    NOT NULL,
    id            bigint GENERATED ALWAYS AS IDENTITY,
    document_id   uuid   NOT NULL,
    ordinal       int    NOT NULL,
    heading       text[] NOT NULL,
    pieces        jsonb  NOT NULL,
    piece_vectors bytea  NOT NULL,
    language      text   NOT NULL,
    page_from     int    NOT NULL,
    page_to       int    NOT NULL,
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, document_id, ordinal),
    FOREIGN KEY (tenant_id, document_id) REFERENCES document ON DELETE CASCADE
);
COMMENT ON COLUMN chunk.pieces IS 'typed evidence in reading order: sentences, steps, table rows, form fields';
COMMENT ON COLUMN chunk.piece_vectors IS 'one signed byte per dimension and piece, scaled by 127';

CREATE TABLE chunk_vec (
    tenant_id int          NOT NULL,
    id        bigint       NOT NULL,
    acl_id    int          NOT NULL,
    embedding halfvec(384) NOT NULL,
    PRIMARY KEY (tenant_id, id)
) PARTITION BY LIST (tenant_id);
ALTER TABLE chunk_vec ALTER embedding SET STORAGE PLAIN;
CREATE INDEX ON chunk_vec (acl_id);
CREATE INDEX ON chunk_vec USING hnsw (embedding halfvec_cosine_ops) WITH (m = 16, ef_construction = 200);

CREATE TABLE chunk_fts (
    tenant_id int      NOT NULL,
    id        bigint   NOT NULL,
    acl_id    int      NOT NULL,
    tsv       tsvector NOT NULL,
    PRIMARY KEY (tenant_id, id)
) PARTITION BY LIST (tenant_id);
CREATE INDEX ON chunk_fts USING gin (tsv);
COMMENT ON COLUMN chunk_fts.tsv IS
    'stems, positions counting occurrences; label B from title and headings, A on #identifiers';

CREATE TABLE chunk_stage (
    tenant_id     int      NOT NULL,
    document_id   uuid     NOT NULL,
    version       int      NOT NULL,
    ordinal       int      NOT NULL,
    heading       text[]   NOT NULL,
    pieces        jsonb    NOT NULL,
    piece_vectors bytea    NOT NULL,
    language      text     NOT NULL,
    page_from     int      NOT NULL,
    page_to       int      NOT NULL,
    tsv           tsvector NOT NULL,
    embedding     halfvec(384) NOT NULL,
    PRIMARY KEY (tenant_id, document_id, version, ordinal),
    FOREIGN KEY (tenant_id, document_id, version) REFERENCES document_version ON DELETE CASCADE
);
COMMENT ON TABLE chunk_stage IS 'chunks of a version that is not published yet';

CREATE TABLE lexeme (
    tenant_id int  NOT NULL REFERENCES tenant,
    lexeme    text NOT NULL COLLATE "C",
    chunks    int  NOT NULL,
    PRIMARY KEY (tenant_id, lexeme)
);
CREATE INDEX lexeme_by_ending ON lexeme (tenant_id, reverse(lexeme) COLLATE "C");
COMMENT ON TABLE lexeme IS 'in how many chunks each stem occurs; refreshed after the corpus changed';

CREATE TABLE embedding_spec (
    singleton         boolean PRIMARY KEY DEFAULT true CHECK (singleton),
    name              text NOT NULL,
    dimensions        int  NOT NULL,
    query_instruction text NOT NULL
);

-- Fixes the embedding that the corpus is filled with; another one is refused while there are vectors.
CREATE FUNCTION use_embedding(new_name text, new_dimensions int, new_instruction text) RETURNS void
    LANGUAGE plpgsql AS $$
DECLARE
    used embedding_spec;
BEGIN
    SELECT * INTO used FROM embedding_spec;
    IF used.name = new_name AND used.dimensions = new_dimensions THEN
        RETURN;
    END IF;
    IF EXISTS (SELECT FROM chunk_vec) THEN
        RAISE EXCEPTION 'the corpus was embedded with % (% dimensions), % (% dimensions) is configured',
            used.name, used.dimensions, new_name, new_dimensions USING ERRCODE = 'GE001';
    END IF;
    IF new_dimensions <> coalesce(used.dimensions, 384) THEN
        EXECUTE format('ALTER TABLE chunk_vec ALTER embedding TYPE halfvec(%s)', new_dimensions);
        EXECUTE format('ALTER TABLE chunk_stage ALTER embedding TYPE halfvec(%s)', new_dimensions);
    END IF;
    INSERT INTO embedding_spec (name, dimensions, query_instruction)
    VALUES (new_name, new_dimensions, new_instruction)
    ON CONFLICT (singleton) DO UPDATE
        SET name = excluded.name, dimensions = excluded.dimensions, query_instruction = excluded.query_instruction;
END;
$$;
REVOKE ALL ON FUNCTION use_embedding FROM public;

-- A tenant with partitions of its own.
CREATE FUNCTION create_tenant(new_id int, new_name text) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    INSERT INTO tenant (id, name) VALUES (new_id, new_name) ON CONFLICT (id) DO UPDATE SET name = excluded.name;
    EXECUTE format('CREATE TABLE IF NOT EXISTS chunk_vec_%s PARTITION OF chunk_vec FOR VALUES IN (%s)', new_id, new_id);
    EXECUTE format('CREATE TABLE IF NOT EXISTS chunk_fts_%s PARTITION OF chunk_fts FOR VALUES IN (%s)', new_id, new_id);
END;
$$;
REVOKE ALL ON FUNCTION create_tenant FROM public;

ALTER TABLE chunk ENABLE ROW LEVEL SECURITY;
ALTER TABLE chunk FORCE ROW LEVEL SECURITY;
CREATE POLICY readers ON chunk TO gemba_api
    USING (EXISTS (SELECT FROM document d WHERE d.tenant_id = chunk.tenant_id AND d.id = document_id));
CREATE POLICY workers ON chunk TO gemba_worker USING (tenant_id = current_tenant());
ALTER TABLE chunk_stage ENABLE ROW LEVEL SECURITY;
ALTER TABLE chunk_stage FORCE ROW LEVEL SECURITY;
CREATE POLICY workers ON chunk_stage TO gemba_worker USING (tenant_id = current_tenant());

GRANT SELECT ON chunk, chunk_vec, chunk_fts, lexeme, embedding_spec TO gemba_api;
GRANT SELECT ON embedding_spec TO gemba_worker;
GRANT SELECT, INSERT, UPDATE, DELETE ON chunk, chunk_vec, chunk_fts, chunk_stage, lexeme TO gemba_worker;
