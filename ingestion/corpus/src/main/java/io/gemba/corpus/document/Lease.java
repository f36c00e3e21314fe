package io.gemba.corpus.document;

import io.gemba.corpus.access.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * The right to write one version of a document. Whoever begins the version later holds a larger number, and everything
 * an earlier holder still tries to write is refused.
 */
public record Lease(TenantId tenant, DocumentId document, int version, long number) {
    /** Gives a statement the tenant, the document and the version. */
    public StatementSpec bind(StatementSpec statement) {
        return statement
                .param("tenant", tenant.value())
                .param("document", document.value())
                .param("version", version);
    }
}
