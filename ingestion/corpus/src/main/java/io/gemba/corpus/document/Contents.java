package io.gemba.corpus.document;

import io.gemba.corpus.access.TenantId;
import io.gemba.corpus.blob.ContentHash;
import java.util.LinkedHashSet;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which contents a document refers to: its files, their reading copies and its page images. */
final class Contents {
    private static final String OF_VERSIONS_BELOW = """
        SELECT sha256 FROM document_version WHERE tenant_id = :tenant AND document_id = :id AND version < :version
        UNION SELECT reading_copy FROM document_version
              WHERE tenant_id = :tenant AND document_id = :id AND version < :version AND reading_copy IS NOT NULL
        UNION SELECT sha256 FROM page_image
              WHERE tenant_id = :tenant AND document_id = :id AND version < :version AND sha256 IS NOT NULL
        """;

    private Contents() {}

    static Set<ContentHash> ofAllVersions(JdbcClient jdbc, TenantId tenant, DocumentId id) {
        return ofVersionsBelow(jdbc, tenant, id, Integer.MAX_VALUE);
    }

    static Set<ContentHash> ofVersionsBelow(JdbcClient jdbc, TenantId tenant, DocumentId id, int version) {
        return new LinkedHashSet<>(jdbc.sql(OF_VERSIONS_BELOW)
                .param("tenant", tenant.value())
                .param("id", id.value())
                .param("version", version)
                .query((row, n) -> ContentHash.ofBytes(row.getBytes("sha256")))
                .list());
    }
}
