package io.gemba.corpus.chunk;

import com.pgvector.PGhalfvec;
import io.gemba.corpus.access.TenantId;
import io.gemba.corpus.document.DocumentId;
import io.gemba.corpus.document.Lease;
import io.gemba.corpus.embedding.EmbeddingChanged;
import io.gemba.corpus.embedding.Generation;
import io.gemba.corpus.embedding.Generations;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes chunks. A version's chunks are staged in batches and become visible all at once, in the transaction that
 * publishes the version. All methods run in the caller's transaction.
 */
public final class ChunkStore {
    private static final String STAGE = """
        INSERT INTO chunk_stage (tenant_id, document_id, version, ordinal, heading, pieces, language,
                                 page_from, page_to, tsv)
        VALUES (:tenant, :document, :version, :ordinal, :heading, CAST(:pieces AS jsonb), :language,
                :pageFrom, :pageTo, CAST(:searchText AS tsvector))
        ON CONFLICT (tenant_id, document_id, version, ordinal) DO NOTHING
        """;
    private static final String STAGE_VECTORS = """
        INSERT INTO chunk_stage_vec (tenant_id, document_id, version, ordinal, generation, embedding, piece_vectors)
        VALUES (:tenant, :document, :version, :ordinal, :generation, :embedding, :pieceVectors)
        ON CONFLICT (tenant_id, document_id, version, ordinal, generation) DO NOTHING
        """;
    private static final String STAGED = """
        SELECT count(*) AS staged FROM chunk_stage_vec
        WHERE tenant_id = :tenant AND document_id = :document AND version = :version AND generation = :generation
        """;
    private static final String WITHOUT_VECTORS = """
        SELECT EXISTS (
            SELECT FROM chunk_stage s WHERE tenant_id = :tenant AND document_id = :document AND version = :version
            AND NOT EXISTS (
                SELECT FROM chunk_stage_vec v WHERE v.tenant_id = s.tenant_id AND v.document_id = s.document_id
                AND v.version = s.version AND v.ordinal = s.ordinal AND v.generation = :generation))
        """;
    /** The vectors go with their chunks by themselves, in every generation. */
    private static final String REMOVE = """
        WITH old AS MATERIALIZED (SELECT id FROM chunk WHERE tenant_id = :tenant AND document_id = ANY (:documents)),
             texts AS (DELETE FROM chunk_fts WHERE tenant_id = :tenant AND id IN (SELECT id FROM old) RETURNING acl_id),
             contents AS (DELETE FROM chunk WHERE tenant_id = :tenant AND id IN (SELECT id FROM old))
        SELECT acl_id, -count(*) AS change FROM texts GROUP BY acl_id
        """;

    private static final String PUBLISH = """
        INSERT INTO chunk (tenant_id, document_id, ordinal, heading, pieces, language, page_from, page_to)
        SELECT tenant_id, document_id, ordinal, heading, pieces, language, page_from, page_to
        FROM chunk_stage WHERE tenant_id = :tenant AND document_id = :document AND version = :version
        ORDER BY ordinal
        """;
    private static final String PUBLISH_WORDS = """
        WITH texts AS (
                 INSERT INTO chunk_fts (tenant_id, id, acl_id, tsv)
                 SELECT c.tenant_id, c.id, d.acl_id, s.tsv
                 FROM chunk_stage s
                 JOIN chunk c USING (tenant_id, document_id, ordinal)
                 JOIN document d ON d.tenant_id = s.tenant_id AND d.id = s.document_id
                 WHERE s.tenant_id = :tenant AND s.document_id = :document AND s.version = :version
                 RETURNING acl_id)
        SELECT acl_id, count(*) AS change FROM texts GROUP BY acl_id
        """;
    /** Into the tables of the generation that the transaction has entered. */
    private static final String PUBLISH_VECTORS = """
        WITH fresh AS MATERIALIZED (
                 SELECT c.tenant_id, c.id, d.acl_id, v.embedding, v.piece_vectors
                 FROM chunk_stage_vec v
                 JOIN chunk c USING (tenant_id, document_id, ordinal)
                 JOIN document d ON d.tenant_id = v.tenant_id AND d.id = v.document_id
                 WHERE v.tenant_id = :tenant AND v.document_id = :document AND v.version = :version
                   AND v.generation = :generation),
             pieces AS (INSERT INTO chunk_piece_vec (tenant_id, id, vectors)
                        SELECT tenant_id, id, piece_vectors FROM fresh)
        INSERT INTO chunk_vec (tenant_id, id, acl_id, embedding)
        SELECT tenant_id, id, acl_id, embedding FROM fresh WHERE embedding IS NOT NULL
        """;

    private static final String UNSTAGE =
            "DELETE FROM chunk_stage WHERE tenant_id = :tenant AND document_id = :document AND version <= :version";
    private static final String UNSTAGE_VECTORS =
            "DELETE FROM chunk_stage_vec WHERE tenant_id = :tenant AND document_id = :document AND version <= :version";
    /** What a model may not be shown has no vector, so that the words tell which chunks there are. */
    private static final String REPOINT = """
        WITH stale AS MATERIALIZED (
                 SELECT f.id, f.acl_id AS old, d.acl_id AS new
                 FROM document d
                 JOIN chunk c ON c.tenant_id = d.tenant_id AND c.document_id = d.id
                 JOIN chunk_fts f ON f.tenant_id = c.tenant_id AND f.id = c.id
                 LEFT JOIN chunk_vec v ON v.tenant_id = c.tenant_id AND v.id = c.id
                 WHERE d.tenant_id = :tenant AND d.id = :document
                   AND (f.acl_id <> d.acl_id OR v.acl_id <> d.acl_id)),
             texts AS (UPDATE chunk_fts f SET acl_id = s.new FROM stale s WHERE f.tenant_id = :tenant AND f.id = s.id),
             vectors AS (UPDATE chunk_vec v SET acl_id = s.new FROM stale s WHERE v.tenant_id = :tenant AND v.id = s.id)
        SELECT old AS acl_id, -count(*) AS change FROM stale GROUP BY old
        UNION ALL
        SELECT new, count(*) FROM stale GROUP BY new
        """;

    private static final String COUNT = "UPDATE acl SET n_chunks = greatest(0, n_chunks + :change) WHERE id = :acl";
    private static final String RECONCILE = """
        UPDATE acl a SET n_chunks = counted.chunks
        FROM (SELECT r.id, count(f.id) AS chunks
              FROM acl r LEFT JOIN chunk_fts f ON f.tenant_id = r.tenant_id AND f.acl_id = r.id
              WHERE r.tenant_id = :tenant GROUP BY r.id) counted
        WHERE a.id = counted.id AND a.n_chunks <> counted.chunks
        """;
    private static final String STATE = """
        SELECT (SELECT max(id) FROM chunk_fts WHERE tenant_id = :tenant) AS newest,
               (SELECT sum(n_chunks) FROM acl WHERE tenant_id = :tenant) AS chunks
        """;
    private static final String FORGET_LEXEMES = "DELETE FROM lexeme WHERE tenant_id = :tenant";
    private static final String COUNT_LEXEMES = """
        INSERT INTO lexeme (tenant_id, lexeme, chunks)
        SELECT :tenant, word, ndoc FROM ts_stat('SELECT tsv FROM chunk_fts WHERE tenant_id = ' || :tenant)
        """;

    private final JsonMapper json = JsonMapper.builder().build();
    private final Generations generations = new Generations();

    /** How many chunks of a version are staged with vectors of a generation already; they are the first ones. */
    public int staged(JdbcClient jdbc, Lease lease, Generation generation) {
        return lease.bind(jdbc.sql(STAGED))
                .param("generation", generation.number())
                .query((row, n) -> row.getInt("staged"))
                .single();
    }

    /**
     * Keeps chunks until their version is published. The caller holds the lease's fence.
     *
     * @param generation of their vectors
     */
    public void stage(JdbcClient jdbc, Lease lease, Generation generation, List<EmbeddedChunk> chunks) {
        for (var chunk : chunks) {
            var content = chunk.content();
            lease.bind(jdbc.sql(STAGE))
                    .param("ordinal", content.ordinal())
                    .param("heading", content.heading().toArray(String[]::new))
                    .param("pieces", json.writeValueAsString(content.pieces()))
                    .param("language", content.language().code())
                    .param("pageFrom", content.pageFrom())
                    .param("pageTo", content.pageTo())
                    .param("searchText", chunk.searchText())
                    .update();
        }
        stageVectors(jdbc, lease, generation, chunks);
    }

    /** Keeps vectors of another generation for chunks that are staged. */
    public void stageVectors(JdbcClient jdbc, Lease lease, Generation generation, List<EmbeddedChunk> chunks) {
        for (var chunk : chunks) {
            lease.bind(jdbc.sql(STAGE_VECTORS))
                    .param("ordinal", chunk.content().ordinal())
                    .param("generation", generation.number())
                    .param("embedding", chunk.vector().length == 0 ? null : new PGhalfvec(chunk.vector()))
                    .param("pieceVectors", chunk.pieceVectors().bytes())
                    .update();
        }
    }

    /**
     * Puts the staged chunks of a version in the place of those that are searched now.
     *
     * @throws EmbeddingChanged if some are staged without vectors of the generation that is live now
     */
    public void publish(JdbcClient jdbc, Lease lease) {
        var held = generations.hold(jdbc);
        requireVectors(jdbc, lease, held.live());
        var changes = new TreeMap<Integer, Long>();
        collect(removal(jdbc, lease.tenant(), List.of(lease.document())), changes);
        lease.bind(jdbc.sql(PUBLISH)).update();
        collect(lease.bind(jdbc.sql(PUBLISH_WORDS)), changes);
        publishVectors(jdbc, lease, held.live());
        held.beside().ifPresent(beside -> {
            generations.enter(jdbc, beside);
            publishVectors(jdbc, lease, beside);
            generations.enter(jdbc, held.live());
        });
        lease.bind(jdbc.sql(UNSTAGE)).update();
        lease.bind(jdbc.sql(UNSTAGE_VECTORS)).update();
        count(jdbc, changes);
    }

    private static void requireVectors(JdbcClient jdbc, Lease lease, Generation live) {
        if (lease.bind(jdbc.sql(WITHOUT_VECTORS))
                .param("generation", live.number())
                .query(Boolean.class)
                .single()) {
            throw new EmbeddingChanged(live);
        }
    }

    private static void publishVectors(JdbcClient jdbc, Lease lease, Generation generation) {
        lease.bind(jdbc.sql(PUBLISH_VECTORS))
                .param("generation", generation.number())
                .update();
    }

    /** Removes the chunks of documents from every table. */
    public void remove(JdbcClient jdbc, TenantId tenant, Collection<DocumentId> documents) {
        var changes = new TreeMap<Integer, Long>();
        collect(removal(jdbc, tenant, documents), changes);
        count(jdbc, changes);
    }

    private static JdbcClient.StatementSpec removal(
            JdbcClient jdbc, TenantId tenant, Collection<DocumentId> documents) {
        return jdbc.sql(REMOVE).param("tenant", tenant.value()).param("documents", DocumentId.values(documents));
    }

    /** Gives the search tables the access rule that the document has now. */
    public void repoint(JdbcClient jdbc, TenantId tenant, DocumentId document) {
        var changes = new TreeMap<Integer, Long>();
        collect(document(jdbc.sql(REPOINT), tenant, document), changes);
        count(jdbc, changes);
    }

    /** Sets right how many chunks each access rule is counted to have; says for how many it was wrong. */
    public int reconcile(JdbcClient jdbc, TenantId tenant) {
        return jdbc.sql(RECONCILE).param("tenant", tenant.value()).update();
    }

    /** Differs from an earlier answer when chunks have come or gone since. */
    public String state(JdbcClient jdbc, TenantId tenant) {
        return jdbc.sql(STATE)
                .param("tenant", tenant.value())
                .query((row, n) -> "%d/%d".formatted(row.getLong("newest"), row.getLong("chunks")))
                .single();
    }

    /** Counts anew in how many chunks of a tenant each stem occurs. */
    public void countLexemes(JdbcClient jdbc, TenantId tenant) {
        jdbc.sql(FORGET_LEXEMES).param("tenant", tenant.value()).update();
        jdbc.sql(COUNT_LEXEMES).param("tenant", tenant.value()).update();
    }

    private static void collect(JdbcClient.StatementSpec statement, TreeMap<Integer, Long> changes) {
        statement
                .query((row, n) -> changes.merge(row.getInt("acl_id"), row.getLong("change"), Long::sum))
                .list();
    }

    /** Ascending, so that transactions that change the same rules wait for each other instead of deadlocking. */
    private static void count(JdbcClient jdbc, TreeMap<Integer, Long> changes) {
        changes.forEach((acl, change) ->
                jdbc.sql(COUNT).param("acl", acl).param("change", change).update());
    }

    private static JdbcClient.StatementSpec document(
            JdbcClient.StatementSpec statement, TenantId tenant, DocumentId document) {
        return statement.param("tenant", tenant.value()).param("document", document.value());
    }
}
