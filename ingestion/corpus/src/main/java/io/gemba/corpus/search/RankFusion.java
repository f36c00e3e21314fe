package io.gemba.corpus.search;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Joins rankings whose scores cannot be compared, by the reciprocal of the ranks (Cormack, Clarke and Büttcher,
 * "Reciprocal Rank Fusion", 2009).
 */
final class RankFusion {
    private static final double K = 60;

    private final Map<Long, Double> scores = new HashMap<>();
    private final Map<Long, Double> cosines = new HashMap<>();

    void addByMeaning(List<Near> bestFirst) {
        bestFirst.forEach(near -> cosines.put(near.id(), near.cosine()));
        addByWords(bestFirst.stream().map(Near::id).toList());
    }

    void addByWords(List<Long> bestFirst) {
        for (int rank = 0; rank < bestFirst.size(); rank++) {
            scores.merge(bestFirst.get(rank), 1 / (K + rank + 1), Double::sum);
        }
    }

    /** The ids, the best first; equal scores in the order of their ids. */
    long[] bestFirst(int most) {
        return scores.entrySet().stream()
                .sorted(Map.Entry.<Long, Double>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(most)
                .mapToLong(Map.Entry::getKey)
                .toArray();
    }

    double score(long id) {
        return scores.getOrDefault(id, 0.0);
    }

    double cosine(long id) {
        return cosines.getOrDefault(id, 0.0);
    }

    /** A chunk and its cosine to the question. */
    record Near(long id, double cosine) {}
}
