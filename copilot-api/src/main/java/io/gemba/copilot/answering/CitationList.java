package io.gemba.copilot.answering;

import io.gemba.copilot.grounding.Evidence;
import java.util.ArrayList;
import java.util.List;

/** Numbers evidence in the order in which it is cited; the same evidence keeps its number. */
final class CitationList {
    private final List<Citation> citations;

    CitationList() {
        this(List.of());
    }

    /** Goes on behind those that were cited before. */
    CitationList(List<Citation> before) {
        this.citations = new ArrayList<>(before);
    }

    /** The number of some evidence. */
    int cite(Evidence evidence) {
        for (var citation : citations) {
            if (citation.evidence().equals(evidence)) {
                return citation.n();
            }
        }
        citations.add(new Citation(citations.size() + 1, evidence));
        return citations.size();
    }

    List<Citation> all() {
        return List.copyOf(citations);
    }
}
