package io.gemba.corpus.database;

/**
 * Which access rules a scope reaches, and how many chunks that is.
 *
 * @param acls of those rules; empty if the scope reaches none
 * @param visible chunks under those rules, roughly
 * @param total chunks of the tenant, roughly
 * @param hanging true if there may be documents among them that hang on records, which are asked about one by one
 */
public record Reach(int[] acls, long visible, long total, boolean hanging) {
    /** Of documents that hang on nothing. */
    public Reach(int[] acls, long visible, long total) {
        this(acls, visible, total, false);
    }

    /** True if the scope reaches no rule, and so no document. */
    public boolean isEmpty() {
        return acls.length == 0;
    }
}
