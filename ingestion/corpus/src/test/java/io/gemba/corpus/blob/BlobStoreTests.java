package io.gemba.corpus.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gemba.corpus.access.TenantId;
import io.gemba.corpus.database.CorpusDatabase;
import io.gemba.corpus.testing.TestDatabase;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class BlobStoreTests {
    private static final TestDatabase DATABASE = TestDatabase.create();
    private static final TenantId TENANT = new TenantId(1);

    private final CorpusDatabase corpus = new CorpusDatabase(DATABASE.worker(4));
    private final BlobStore blobs = new BlobStore();

    private static byte[] content(int length, long seed) {
        var content = new byte[length];
        new Random(seed).nextBytes(content);
        return content;
    }

    private void put(JdbcClient jdbc, byte[] content) {
        try {
            blobs.put(jdbc, TENANT, ContentHash.of(content), content.length, new ByteArrayInputStream(content));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ContentHash keep(byte[] content) {
        return corpus.forTenant(TENANT, jdbc -> {
            put(jdbc, content);
            return ContentHash.of(content);
        });
    }

    private byte[] kept(TenantId tenant, ContentHash hash) {
        return corpus.forTenant(tenant, jdbc -> {
            var out = new ByteArrayOutputStream();
            try {
                blobs.copy(jdbc, tenant, hash, out);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return out.toByteArray();
        });
    }

    private static long rows(String table, ContentHash hash) {
        return DATABASE.superuser()
                .sql("SELECT count(*) FROM " + table + " WHERE sha256 = :hash")
                .param("hash", hash.bytes())
                .query(Long.class)
                .single();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, (1 << 20) - 1, 1 << 20, (1 << 20) + 1, 3 << 20})
    void givesBackWhatItWasGivenAroundTheBordersOfASlice(int length) {
        var content = content(length, length);

        var hash = keep(content);

        assertThat(kept(TENANT, hash)).isEqualTo(content);
        assertThat(rows("blob_slice", hash)).isEqualTo((length + (1 << 20) - 1) >> 20);
    }

    @Test
    void keepsOneContentOnce() {
        var content = content(5000, 1);

        keep(content);
        var hash = keep(content);

        assertThat(rows("blob_slice", hash)).isEqualTo(1);
    }

    @Test
    void keepsNothingOfAContentThatChangesWhileItIsRead() {
        var hash = ContentHash.of(content(100, 2));
        var other = content(100, 3);

        assertThatThrownBy(() -> corpus.forTenant(TENANT, jdbc -> {
                    try {
                        blobs.put(jdbc, TENANT, hash, other.length, new ByteArrayInputStream(other));
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                    return hash;
                }))
                .hasRootCauseMessage("the content changed while it was read");
        assertThat(rows("blob", hash)).isZero();
    }

    @Test
    void tellsAMissingContentFromAnEmptyOne() {
        var missing = ContentHash.of(content(10, 4));

        var found = corpus.forTenant(TENANT, jdbc -> {
            try {
                return blobs.copy(jdbc, TENANT, missing, new ByteArrayOutputStream());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });

        assertThat(found).isFalse();
    }

    @Test
    void hidesAContentFromOtherTenants() {
        var hash = keep(content(200, 5));

        assertThat(kept(new TenantId(2), hash)).isEmpty();
    }

    @Test
    void removesWhatNothingRefersTo() {
        var hash = keep(content(300, 6));

        corpus.forTenant(TENANT, jdbc -> {
            blobs.deleteOrphans(jdbc, TENANT, List.of(hash));
            return hash;
        });

        assertThat(rows("blob", hash)).isZero();
        assertThat(rows("blob_slice", hash)).isZero();
    }

    @Test
    void doesNotRemoveAContentToWhichAReferenceIsJustBeingMade() throws Exception {
        var content = content(400, 7);
        var hash = keep(content);
        var held = new CountDownLatch(1);
        var removing = new CountDownLatch(1);
        var referring = CompletableFuture.runAsync(
                () -> corpus.forTenant(TENANT, jdbc -> {
                    put(jdbc, content);
                    held.countDown();
                    awaited(removing);
                    refer(jdbc, hash);
                    return hash;
                }),
                Thread::startVirtualThread);
        awaited(held);
        var removal = CompletableFuture.runAsync(
                () -> corpus.forTenant(TENANT, jdbc -> {
                    removing.countDown();
                    blobs.deleteOrphans(jdbc, TENANT, List.of(hash));
                    return hash;
                }),
                Thread::startVirtualThread);

        referring.get(20, TimeUnit.SECONDS);
        removal.get(20, TimeUnit.SECONDS);

        assertThat(kept(TENANT, hash)).isEqualTo(content);
    }

    private static void awaited(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void refer(JdbcClient jdbc, ContentHash hash) {
        jdbc.sql("""
            WITH rule AS (
                INSERT INTO acl (tenant_id, company_id, classification, audience, audience_hash)
                VALUES (1, 0, 0, '{everyone}', 'x') RETURNING id),
            fresh AS (
                INSERT INTO document (tenant_id, id, source, source_key, acl_id, trust, file_name, state, latest_version, title, kind)
                SELECT 1, gen_random_uuid(), 'upload', 'k', id, 1, 'f', 'received', 1, 't', 'other' FROM rule RETURNING id)
            INSERT INTO document_version (tenant_id, document_id, version, sha256, bytes) SELECT 1, id, 1, :hash, 400 FROM fresh
            """).param("hash", hash.bytes()).update();
    }
}
