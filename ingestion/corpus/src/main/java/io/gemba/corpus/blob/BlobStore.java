package io.gemba.corpus.blob;

import io.gemba.corpus.access.TenantId;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Collection;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Contents of any size, addressed by their hash within a tenant and stored in slices, so that neither side holds a
 * whole file in memory. All methods run in the caller's transaction.
 */
public final class BlobStore {
    private static final int SLICE = 1 << 20;
    private static final String INSERT = """
            INSERT INTO blob (tenant_id, sha256, bytes) VALUES (:tenant, :sha256, :bytes) ON CONFLICT DO NOTHING
            """;
    private static final String INSERT_SLICE = """
            INSERT INTO blob_slice (tenant_id, sha256, ordinal, content) VALUES (:tenant, :sha256, :ordinal, :content)
            """;
    private static final String SLICE_AT = """
            SELECT content FROM blob_slice WHERE tenant_id = :tenant AND sha256 = :sha256 AND ordinal = :ordinal
            """;
    private static final String DELETE_ORPHANS = """
            DELETE FROM blob b WHERE b.tenant_id = :tenant AND b.sha256 = ANY (:hashes)
              AND NOT EXISTS (SELECT FROM document_version v WHERE v.tenant_id = b.tenant_id
                              AND (v.sha256 = b.sha256 OR v.reading_copy = b.sha256))
              AND NOT EXISTS (SELECT FROM page_image i WHERE i.tenant_id = b.tenant_id AND i.sha256 = b.sha256)
            """;

    /** Keeps a content; a content that is there already is not written again. */
    public void put(JdbcClient jdbc, TenantId tenant, ContentHash hash, long bytes, InputStream content)
            throws IOException {
        var inserted = jdbc.sql(INSERT)
                .param("tenant", tenant.value())
                .param("sha256", hash.bytes())
                .param("bytes", bytes)
                .update();
        if (inserted == 0) {
            return;
        }
        var ordinal = 0;
        for (var slice = content.readNBytes(SLICE); slice.length > 0; slice = content.readNBytes(SLICE)) {
            jdbc.sql(INSERT_SLICE)
                    .param("tenant", tenant.value())
                    .param("sha256", hash.bytes())
                    .param("ordinal", ordinal++)
                    .param("content", slice)
                    .update();
        }
    }

    /** Writes a content out. Writes nothing if it is not there. */
    public void copy(JdbcClient jdbc, TenantId tenant, ContentHash hash, OutputStream out) throws IOException {
        var ordinal = 0;
        for (var slice = slice(jdbc, tenant, hash, ordinal++);
                slice.isPresent();
                slice = slice(jdbc, tenant, hash, ordinal++)) {
            out.write(slice.get());
        }
    }

    /** Removes those contents that no document version and no page image refers to any more. */
    public void deleteOrphans(JdbcClient jdbc, TenantId tenant, Collection<ContentHash> hashes) {
        jdbc.sql(DELETE_ORPHANS)
                .param("tenant", tenant.value())
                .param("hashes", hashes.stream().map(ContentHash::bytes).toArray(byte[][]::new))
                .update();
    }

    private static Optional<byte[]> slice(JdbcClient jdbc, TenantId tenant, ContentHash hash, int ordinal) {
        return jdbc.sql(SLICE_AT)
                .param("tenant", tenant.value())
                .param("sha256", hash.bytes())
                .param("ordinal", ordinal)
                .query((row, n) -> row.getBytes("content"))
                .optional();
    }
}
