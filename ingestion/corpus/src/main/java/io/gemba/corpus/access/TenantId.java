package io.gemba.corpus.access;

/** One Odoo database, or one installation without Odoo. Positive. */
public record TenantId(int value) {
    public TenantId {
        if (value <= 0) {
            throw new IllegalArgumentException("a tenant id is positive");
        }
    }
}
