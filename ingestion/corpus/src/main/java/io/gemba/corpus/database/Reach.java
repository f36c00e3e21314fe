package io.gemba.corpus.database;

/**
 * Which access rules a scope reaches, and how many chunks that is.
 *
 * @param acls of those rules; empty if the scope reaches none
 * @param visible chunks under those rules, roughly
 * @param total chunks of the tenant, roughly
 */
public record Reach(int[] acls, long visible, long total) {
    /** True if the scope reaches no rule, and so no document. */
    public boolean isEmpty() {
        return acls.length == 0;
    }
}
