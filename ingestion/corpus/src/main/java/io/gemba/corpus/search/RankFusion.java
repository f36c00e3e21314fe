package io.gemba.corpus.search;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a hybrid search ranked, best first.
 *
 * @param ranked equal scores in the order of their ids
 */
record RankFusion(List<Ranked> ranked, Map<Long, Ranked> byId) {
    /** Each ranking has one place in so many to give away. */
    private static final int LEADERS = 8;

    static RankFusion of(List<Ranked> bestFirst) {
        var byId = new HashMap<Long, Ranked>();
        bestFirst.forEach(ranked -> byId.put(ranked.id(), ranked));
        return new RankFusion(List.copyOf(bestFirst), byId);
    }

    /** Those to choose from: the best by score, and the leaders of each ranking. */
    long[] choice(int limit, int most) {
        return ranked.stream()
                .sorted(Comparator.comparing((Ranked it) -> !leads(it, limit)))
                .limit(most)
                .mapToLong(Ranked::id)
                .toArray();
    }

    /**
     * True of what is among the first of either ranking: what only words find, or only meaning, may be what was looked
     * for, and would fall behind what both find somewhere.
     *
     * @param limit how many chunks are wanted
     */
    boolean leads(long id, int limit) {
        var known = byId.get(id);
        return known != null && leads(known, limit);
    }

    private static boolean leads(Ranked ranked, int limit) {
        return ranked.best() <= limit / LEADERS;
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
     * @param best the better of them, from 1
     * @param cosine to the question; 0 if that was not looked for
     * @param near how many chunks the vectors named in the same search
     */
    record Ranked(long id, double score, int best, double cosine, int near) {}
}
