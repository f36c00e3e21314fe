package io.gemba.corpus.blob;

import io.gemba.corpus.access.TenantId;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.security.DigestInputStream;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Contents of any size, addressed by their hash within a tenant and stored in slices, so that neither side holds a
 * whole file in memory. All methods run in the caller's transaction.
 */
public final class BlobStore {
    private static final int SLICE = 1 << 20;
    /** Shared by those who refer to a content, so that nobody removes it before their reference is there to be seen. */
    private static final String HOLD = "SELECT pg_advisory_xact_lock_shared(:lock)";

    private static final String LOCK = "SELECT pg_advisory_xact_lock(:lock)";
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
          AND NOT EXISTS (SELECT FROM document_version v WHERE v.tenant_id = b.tenant_id AND v.sha256 = b.sha256)
          AND NOT EXISTS (SELECT FROM document_version v WHERE v.tenant_id = b.tenant_id AND v.reading_copy = b.sha256)
          AND NOT EXISTS (SELECT FROM page_image i WHERE i.tenant_id = b.tenant_id AND i.sha256 = b.sha256)
        """;

    /**
     * Keeps a content; a content that is there already is not written again.
     *
     * @throws IOException if it cannot be read, or is not what the hash and length say: a file may change between being
     *     hashed and being kept
     */
    public void put(JdbcClient jdbc, TenantId tenant, ContentHash hash, long bytes, InputStream content)
            throws IOException {
        lock(jdbc, HOLD, tenant, hash);
        var inserted = jdbc.sql(INSERT)
                .param("tenant", tenant.value())
                .param("sha256", hash.bytes())
                .param("bytes", bytes)
                .update();
        if (inserted == 0) {
            return;
        }
        var kept = new DigestInputStream(content, ContentHash.sha256());
        var length = 0L;
        var ordinal = 0;
        for (var slice = kept.readNBytes(SLICE); slice.length > 0; slice = kept.readNBytes(SLICE)) {
            length += slice.length;
            jdbc.sql(INSERT_SLICE)
                    .param("tenant", tenant.value())
                    .param("sha256", hash.bytes())
                    .param("ordinal", ordinal++)
                    .param("content", slice)
                    .update();
        }
        if (length != bytes
                || !ContentHash.ofBytes(kept.getMessageDigest().digest()).equals(hash)) {
            throw new IOException("the content changed while it was read");
        }
    }

    /** Writes a content out; writes nothing and returns false if it is not there. */
    public boolean copy(JdbcClient jdbc, TenantId tenant, ContentHash hash, OutputStream out) throws IOException {
        var ordinal = 0;
        for (var slice = slice(jdbc, tenant, hash, ordinal++);
                slice.isPresent();
                slice = slice(jdbc, tenant, hash, ordinal++)) {
            out.write(slice.get());
        }
        return ordinal > 1;
    }

    /** Removes those contents that no document version and no page image refers to any more. */
    public void deleteOrphans(JdbcClient jdbc, TenantId tenant, Collection<ContentHash> hashes) {
        hashes.stream().sorted(Comparator.comparing(ContentHash::hex)).forEach(hash -> lock(jdbc, LOCK, tenant, hash));
        jdbc.sql(DELETE_ORPHANS)
                .param("tenant", tenant.value())
                .param("hashes", hashes.stream().map(ContentHash::bytes).toArray(byte[][]::new))
                .update();
    }

    private static void lock(JdbcClient jdbc, String statement, TenantId tenant, ContentHash hash) {
        var key = ByteBuffer.wrap(hash.bytes()).getLong() ^ tenant.value();
        jdbc.sql(statement).param("lock", key).query((row, n) -> true).single();
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
