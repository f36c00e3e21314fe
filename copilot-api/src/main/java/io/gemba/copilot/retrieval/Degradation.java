package io.gemba.copilot.retrieval;

import io.gemba.corpus.text.Labels;

/** What was left out in finding passages, because something did not answer in time. */
public enum Degradation {
    /** The embedding model did not say what the question means. */
    WORDS_ALONE,
    /** The cross-encoder did not finish, so passages stand as the search found them. */
    NOT_RERANKED,
    /** Odoo did not say whether records are visible, so what hangs on them was left out. */
    RECORDS_AWAY;

    /** The stable code that the HTTP contract uses. */
    public String code() {
        return Labels.of(this);
    }
}
