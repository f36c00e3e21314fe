package io.gemba.corpus.chunk;

import com.pgvector.PGhalfvec;
import io.gemba.corpus.access.Classification;
import io.gemba.corpus.access.TenantId;
import io.gemba.corpus.document.DocumentId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Chunks that are in the corpus already, to be embedded with another model. All methods run in the caller's
 * transaction, within the generation that it has entered.
 */
public final class StoredChunks {
    private static final String COLUMNS = """
        SELECT c.id, c.ordinal, c.heading, c.pieces, c.language, d.title, a.classification
        FROM chunk c
        JOIN document d ON d.tenant_id = c.tenant_id AND d.id = c.document_id
        JOIN acl a ON a.id = d.acl_id
        """;
    private static final String WITHOUT_VECTORS = COLUMNS + """
        WHERE c.tenant_id = :tenant AND c.id BETWEEN :first AND :last AND NOT EXISTS (
            SELECT FROM chunk_piece_vec v WHERE v.tenant_id = c.tenant_id AND v.id = c.id)
        ORDER BY c.id
        """;
    private static final String SAMPLE = COLUMNS + """
        WHERE c.tenant_id = :tenant AND c.id IN (
            SELECT v.id FROM chunk_vec v WHERE v.tenant_id = :tenant ORDER BY random() LIMIT :most)
        """;
    private static final String VECTOR = "SELECT embedding FROM chunk_vec WHERE tenant_id = :tenant AND id = :id";
    private static final String ADD_VECTOR = """
        INSERT INTO chunk_vec (tenant_id, id, acl_id, embedding)
        SELECT c.tenant_id, c.id, d.acl_id, :embedding
        FROM chunk c JOIN document d ON d.tenant_id = c.tenant_id AND d.id = c.document_id
        WHERE c.tenant_id = :tenant AND c.id = :id
        ON CONFLICT (tenant_id, id) DO NOTHING
        """;
    private static final String ADD_PIECES = """
        INSERT INTO chunk_piece_vec (tenant_id, id, vectors)
        SELECT tenant_id, id, :vectors FROM chunk WHERE tenant_id = :tenant AND id = :id
        ON CONFLICT (tenant_id, id) DO NOTHING
        """;
    private static final String CLASSIFICATION = """
        SELECT a.classification FROM document d JOIN acl a ON a.id = d.acl_id WHERE d.tenant_id = :tenant AND d.id = :id
        """;
    private static final String REPOINT = """
        UPDATE chunk_vec v SET acl_id = d.acl_id
        FROM chunk c JOIN document d ON d.tenant_id = c.tenant_id AND d.id = c.document_id
        WHERE v.tenant_id = :tenant AND c.tenant_id = v.tenant_id AND c.id = v.id AND v.acl_id <> d.acl_id
        """;

    /** Those between two ids, included, that have no vectors. */
    public List<Stored> withoutVectors(JdbcClient jdbc, TenantId tenant, long first, long last) {
        return jdbc.sql(WITHOUT_VECTORS)
                .param("tenant", tenant.value())
                .param("first", first)
                .param("last", last)
                .query((row, n) -> stored(row))
                .list();
    }

    /** Some that have a vector, drawn at random. */
    public List<Stored> sample(JdbcClient jdbc, TenantId tenant, int most) {
        return jdbc.sql(SAMPLE)
                .param("tenant", tenant.value())
                .param("most", most)
                .query((row, n) -> stored(row))
                .list();
    }

    /** The vector of a whole chunk. */
    public Optional<float[]> vector(JdbcClient jdbc, TenantId tenant, ChunkId id) {
        return jdbc.sql(VECTOR)
                .param("tenant", tenant.value())
                .param("id", id.value())
                .query((row, n) -> new PGhalfvec(row.getString("embedding")).toArray())
                .optional();
    }

    /**
     * Adds the vectors of a chunk, unless it is gone or has some.
     *
     * @param vector of the whole chunk; empty if the model may not be shown it
     */
    public void add(JdbcClient jdbc, TenantId tenant, ChunkId id, float[] vector, PieceVectors pieces) {
        if (vector.length > 0) {
            jdbc.sql(ADD_VECTOR)
                    .param("tenant", tenant.value())
                    .param("id", id.value())
                    .param("embedding", new PGhalfvec(vector))
                    .update();
        }
        jdbc.sql(ADD_PIECES)
                .param("tenant", tenant.value())
                .param("id", id.value())
                .param("vectors", pieces.bytes())
                .update();
    }

    /** The class of a document, and so of its chunks. */
    public Classification classification(JdbcClient jdbc, TenantId tenant, DocumentId document) {
        return jdbc.sql(CLASSIFICATION)
                .param("tenant", tenant.value())
                .param("id", document.value())
                .query((row, n) -> Classification.ofRank(row.getInt("classification")))
                .single();
    }

    /** Gives every vector the access rule that its document has now. */
    public void repoint(JdbcClient jdbc, TenantId tenant) {
        jdbc.sql(REPOINT).param("tenant", tenant.value()).update();
    }

    private static Stored stored(ResultSet row) throws SQLException {
        return new Stored(
                new ChunkId(row.getLong("id")),
                row.getString("title"),
                Classification.ofRank(row.getInt("classification")),
                ChunkRow.content(row));
    }

    /**
     * A chunk.
     *
     * @param title of its document
     * @param classification of its document
     */
    public record Stored(ChunkId id, String title, Classification classification, ChunkContent content) {}
}
