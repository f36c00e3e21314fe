package io.gemba.corpus.document;

import io.gemba.corpus.blob.BlobStore;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The end of work on a version, and of those that it replaces. */
final class Versions {
    private static final String FINISHED = """
        UPDATE document_version SET finished_at = now()
        WHERE tenant_id = :tenant AND document_id = :document AND version = :version
        """;
    private static final String DROP_OLDER = """
        DELETE FROM document_version WHERE tenant_id = :tenant AND document_id = :document AND version < :version
        """;

    private final BlobStore blobs = new BlobStore();

    /** Nothing more is done about the version. */
    void finish(JdbcClient jdbc, Lease lease) {
        lease.bind(jdbc.sql(FINISHED)).update();
    }

    /** Removes the versions before, with the contents that only they referred to. */
    void dropOlder(JdbcClient jdbc, Lease lease) {
        var replaced = Contents.ofVersionsBelow(jdbc, lease.tenant(), lease.document(), lease.version());
        lease.bind(jdbc.sql(DROP_OLDER)).update();
        blobs.deleteOrphans(jdbc, lease.tenant(), replaced);
    }
}
