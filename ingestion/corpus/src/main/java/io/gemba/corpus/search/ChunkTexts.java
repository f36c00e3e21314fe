package io.gemba.corpus.search;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.gemba.corpus.access.TenantId;
import io.gemba.corpus.chunk.ChunkContent;
import io.gemba.corpus.chunk.ChunkId;
import io.gemba.corpus.chunk.ChunkRow;
import io.gemba.corpus.chunk.PieceVectors;
import io.gemba.corpus.embedding.Generation;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What stands in chunks. It is most of what a search would fetch, and a chunk never changes under its id, nor do its
 * vectors within a generation, so the ones that were read last are kept. Whether somebody may see a chunk is not
 * decided here: only ids that the database has just given to the asker may be asked for.
 */
final class ChunkTexts {
    private static final String READ = """
        SELECT c.id, c.ordinal, c.heading, c.pieces, coalesce(v.vectors, '') AS vectors, c.language
        FROM chunk c LEFT JOIN chunk_piece_vec v ON v.tenant_id = c.tenant_id AND v.id = c.id
        WHERE c.tenant_id = :tenant AND c.id = ANY (:ids)
        """;
    private static final int MOST_BYTES = 64 * 1024 * 1024;

    private final Cache<Key, Text> kept = Caffeine.newBuilder()
            .maximumWeight(MOST_BYTES)
            .weigher((Key key, Text text) -> text.bytes())
            .build();

    /** The texts of chunks; those that are not there any more are left out. */
    Map<ChunkId, Text> read(JdbcClient jdbc, TenantId tenant, Generation generation, Collection<ChunkId> ids) {
        var texts = new HashMap<ChunkId, Text>();
        kept.getAllPresent(ids.stream()
                        .map(id -> new Key(tenant, generation.number(), id))
                        .toList())
                .forEach((key, text) -> texts.put(key.chunk(), text));
        var missing = ids.stream()
                .filter(id -> !texts.containsKey(id))
                .mapToLong(ChunkId::value)
                .toArray();
        if (missing.length > 0) {
            jdbc.sql(READ).param("tenant", tenant.value()).param("ids", missing).query(row -> {
                var id = new ChunkId(row.getLong("id"));
                var text = text(row, generation);
                texts.put(id, text);
                kept.put(new Key(tenant, generation.number(), id), text);
            });
        }
        return texts;
    }

    private static Text text(ResultSet row, Generation generation) throws SQLException {
        var vectors = row.getBytes("vectors");
        return new Text(
                ChunkRow.content(row),
                new PieceVectors(generation.dimensions(), vectors),
                2 * row.getString("pieces").length() + vectors.length);
    }

    private record Key(TenantId tenant, int generation, ChunkId chunk) {}

    /**
     * A chunk's own content.
     *
     * @param bytes that it takes, roughly
     */
    record Text(ChunkContent content, PieceVectors vectors, int bytes) {}
}
