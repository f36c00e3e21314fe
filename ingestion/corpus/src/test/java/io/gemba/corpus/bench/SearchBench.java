package io.gemba.corpus.bench;

import static io.gemba.corpus.bench.Table.number;
import static io.gemba.corpus.bench.Table.percentile;
import static io.gemba.corpus.bench.Table.row;
import static io.gemba.corpus.bench.Table.share;

import io.gemba.corpus.bench.Askers.Asked;
import io.gemba.corpus.database.CorpusDatabase;
import io.gemba.corpus.search.ChunkSearch;
import io.gemba.corpus.search.FoundChunk;
import io.gemba.corpus.search.QueryTerm;
import io.gemba.corpus.search.SearchRequest;
import io.gemba.corpus.search.SearchVariants;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Prints how fast and how completely people who see different shares of a corpus find in it, beside what comparing
 * everything finds, and beside LangChain4j's PgVectorEmbeddingStore on the same vectors.
 */
public final class SearchBench {
    private static final String[] SIZES = {"200000", "1000000"};
    private static final double[] SHARES = {0.5, 0.1, 0.01, 0.001};
    private static final double[] AROUND_THE_SWITCH = {0.2, 0.1, 0.05, 0.03, 0.02, 0.01, 0.005};
    private static final int QUESTIONS = 200;
    private static final int PEOPLE = 20;
    private static final int RESULTS = 10;

    private final SyntheticPlant plant = new SyntheticPlant(1);
    private final Map<Double, Double> smaller = new HashMap<>();

    private SearchBench() {}

    /** Runs for each size that is given, in chunks, else for both goals; the store is measured against at the first. */
    public static void main(String[] args) throws Exception {
        var bench = new SearchBench();
        var sizes = args.length > 0 ? args : SIZES;
        for (int i = 0; i < sizes.length; i++) {
            bench.run(Integer.parseInt(sizes[i]), i == 0);
        }
        System.exit(0);
    }

    private void run(int chunks, boolean beside) throws Exception {
        var filled = PlantDatabase.fill(plant, chunks);
        Table.head("%,d chunks, %d access rules".formatted(chunks, plant.rules().size()));
        filled.print();
        var askers = new Askers(plant, filled.documents());
        try (var pool = filled.database().api(2)) {
            var database = new CorpusDatabase(pool);
            for (var share : SHARES) {
                search(database, askers.asking(share, QUESTIONS, PEOPLE), share, chunks);
            }
            aroundTheSwitch(database, askers);
            if (beside) {
                PeerBench.run(plant, filled, database, askers, SHARES);
            }
        }
        System.out.println();
    }

    private void search(CorpusDatabase database, List<Asked> asked, double share, int chunks) {
        var search = new ChunkSearch(database);
        var variants = new SearchVariants(database);
        var comparesAll =
                asked.stream().filter(it -> variants.comparesAll(it.scope())).count() * 2 > asked.size();
        var label = "%.1f %% visible, %s: ".formatted(100 * share, comparesAll ? "all compared" : "index");
        var nearest = new Measured(
                asked, it -> variants.nearest(it.scope(), it.query().vector()));
        var vectors = new Measured(asked, it -> ids(search, it, it.query().vector(), List.of()));
        var words = new Measured(asked, it -> ids(search, it, new float[0], terms(it)));
        var both = new Measured(asked, it -> ids(search, it, it.query().vector(), terms(it)));
        var exact = asked.stream()
                .map(it -> variants.nearest(it.scope(), it.query().vector(), false))
                .map(ids -> ids.subList(0, Math.min(RESULTS, ids.size())))
                .toList();
        var everyMatch = asked.stream()
                .map(it -> variants.bestOfEveryMatch(it.scope(), terms(it)))
                .toList();
        row(
                label + "p95 of the nearest vectors alone [ms]",
                number(percentile(nearest.times, 95)),
                goal(share, comparesAll));
        row(label + "p50 by meaning [ms]", number(percentile(vectors.times, 50)), "");
        row(label + "p95 by meaning [ms]", number(percentile(vectors.times, 95)), "");
        row(label + "recall@10 by meaning", share(vectors.recall(exact)), ">= 0.99");
        row(label + "questions with rows missing", Long.toString(vectors.tooFew(exact)), "0");
        row(label + "recall@10 by words", share(words.recall(everyMatch)), "");
        row(label + "p95 hybrid [ms]", number(percentile(both.times, 95)), chunks <= 200_000 ? "< 40" : "");
        smaller.putIfAbsent(share, percentile(nearest.times, 95));
    }

    private String goal(double share, boolean comparesAll) {
        var before = smaller.get(share);
        return before == null ? "" : comparesAll ? "< 15" : "<= " + number(1.5 * before);
    }

    /** Prints what both ways cost on both sides of where the product changes from one to the other. */
    private void aroundTheSwitch(CorpusDatabase database, Askers askers) {
        var variants = new SearchVariants(database);
        for (var share : AROUND_THE_SWITCH) {
            var asked = askers.asking(share, QUESTIONS / 2, PEOPLE);
            if (asked.isEmpty()) {
                continue;
            }
            var all = new Measured(
                    asked, it -> variants.nearest(it.scope(), it.query().vector(), false));
            var index = new Measured(
                    asked, it -> variants.nearest(it.scope(), it.query().vector(), true));
            var chosen = asked.stream()
                    .filter(it -> variants.comparesAll(it.scope()))
                    .count();
            row(
                    "%.1f %% visible: p95 all compared / index [ms]; chosen".formatted(100 * share),
                    number(percentile(all.times, 95)) + " / " + number(percentile(index.times, 95)),
                    2 * chosen > asked.size() ? "all" : "index");
        }
    }

    private static List<Long> ids(ChunkSearch search, Asked asked, float[] vector, List<QueryTerm> terms) {
        var request = new SearchRequest(vector, terms, SearchRequest.Filter.IN_FORCE, RESULTS);
        return search.search(asked.scope(), request).chunks().stream()
                .map(FoundChunk::id)
                .map(io.gemba.corpus.chunk.ChunkId::value)
                .toList();
    }

    private static List<QueryTerm> terms(Asked asked) {
        return asked.query().words().stream()
                .map(word -> new QueryTerm(word, List.of(word), false, false))
                .toList();
    }

    /** Answers to all questions, asked twice, and how long the second took each. */
    static final class Measured {
        private final List<Double> times = new ArrayList<>();
        private final List<List<Long>> answers = new ArrayList<>();

        Measured(List<Asked> asked, Function<Asked, List<Long>> search) {
            // What is asked first is read from disk.
            asked.stream().map(search).forEach(answers::add);
            answers.clear();
            for (var one : asked) {
                var began = System.nanoTime();
                answers.add(search.apply(one));
                times.add((System.nanoTime() - began) / 1e6);
            }
        }

        List<Double> times() {
            return times;
        }

        double recall(List<List<Long>> truth) {
            var wanted = truth.stream().mapToInt(Collection::size).sum();
            var found = 0;
            for (int i = 0; i < truth.size(); i++) {
                var hits = new HashSet<>(truth.get(i));
                hits.retainAll(answers.get(i));
                found += hits.size();
            }
            return wanted == 0 ? 1 : found / (double) wanted;
        }

        long tooFew(List<List<Long>> truth) {
            var missing = 0L;
            for (int i = 0; i < truth.size(); i++) {
                missing += answers.get(i).size() < truth.get(i).size() ? 1 : 0;
            }
            return missing;
        }
    }
}
