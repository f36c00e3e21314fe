package io.gemba.corpus.access;

/** An Odoo company within a tenant; {@link #ALL} marks a document that belongs to every company. */
public record CompanyId(int value) {
    public static final CompanyId ALL = new CompanyId(0);

    public CompanyId {
        if (value < 0) {
            throw new IllegalArgumentException("a company id is not negative");
        }
    }
}
