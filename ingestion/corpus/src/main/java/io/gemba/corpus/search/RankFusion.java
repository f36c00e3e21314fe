package io.gemba.corpus.search;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a hybrid search ranked, best first.
 *
 * @param ranked equal scores in the order of their ids
 */
record RankFusion(List<Ranked> ranked, Map<Long, Ranked> byId) {

    static RankFusion of(List<Ranked> bestFirst) {
        var byId = new HashMap<Long, Ranked>();
        bestFirst.forEach(ranked -> byId.put(ranked.id(), ranked));
        return new RankFusion(List.copyOf(bestFirst), byId);
    }

    long[] bestFirst(int most) {
        return ranked.stream().limit(most).mapToLong(Ranked::id).toArray();
    }

    double score(long id) {
        var known = byId.get(id);
        return known == null ? 0 : known.score();
    }

    double cosine(long id) {
        var known = byId.get(id);
        return known == null ? 0 : known.cosine();
    }

    /** How many the vectors named, be they among the best or not. */
    int near() {
        return ranked.isEmpty() ? 0 : ranked.getFirst().near();
    }

    /**
     * A chunk with what speaks for it.
     *
     * @param score reciprocal rank fusion of its ranks
     * @param cosine to the question; 0 if that was not looked for
     * @param near how many chunks the vectors named in the same search
     */
    record Ranked(long id, double score, double cosine, int near) {}
}
