package io.gemba.corpus.document;

import io.gemba.corpus.access.TenantId;

/**
 * The right to write one version of a document. Whoever begins the version later holds a larger number, and everything
 * an earlier holder still tries to write is refused.
 */
public record Lease(TenantId tenant, DocumentId document, int version, long number) {}
