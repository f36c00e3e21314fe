package io.gemba.corpus.document;

/** Another worker has taken the version over, or it is no longer wanted; nothing may be written any more. */
public final class LeaseLost extends RuntimeException {
    LeaseLost(Lease lease) {
        super("lease %d of version %d of document %s is lost"
                .formatted(lease.number(), lease.version(), lease.document().value()));
    }
}
