package io.gemba.corpus.document;

import io.gemba.corpus.access.TenantId;
import io.gemba.corpus.blob.ContentHash;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which contents documents refer to: their files, reading copies of these, and page images. */
final class Contents {
    private static final String OF_VERSIONS_BELOW = """
        SELECT sha256 FROM document_version WHERE tenant_id = :tenant AND document_id = ANY (:ids) AND version < :version
        UNION SELECT reading_copy FROM document_version
              WHERE tenant_id = :tenant AND document_id = ANY (:ids) AND version < :version AND reading_copy IS NOT NULL
        UNION SELECT sha256 FROM page_image
              WHERE tenant_id = :tenant AND document_id = ANY (:ids) AND version < :version AND sha256 IS NOT NULL
        """;

    private Contents() {}

    static Set<ContentHash> ofAllVersions(JdbcClient jdbc, TenantId tenant, Collection<DocumentId> ids) {
        return ofVersionsBelow(jdbc, tenant, ids, Integer.MAX_VALUE);
    }

    static Set<ContentHash> ofVersionsBelow(JdbcClient jdbc, TenantId tenant, DocumentId id, int version) {
        return ofVersionsBelow(jdbc, tenant, List.of(id), version);
    }

    private static Set<ContentHash> ofVersionsBelow(
            JdbcClient jdbc, TenantId tenant, Collection<DocumentId> ids, int version) {
        return new LinkedHashSet<>(jdbc.sql(OF_VERSIONS_BELOW)
                .param("tenant", tenant.value())
                .param("ids", DocumentId.values(ids))
                .param("version", version)
                .query((row, n) -> ContentHash.ofBytes(row.getBytes("sha256")))
                .list());
    }
}
