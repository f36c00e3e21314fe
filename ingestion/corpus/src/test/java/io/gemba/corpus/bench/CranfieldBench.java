package io.gemba.corpus.bench;

import io.gemba.corpus.access.AccessScope;
import io.gemba.corpus.access.Classification;
import io.gemba.corpus.access.CompanyId;
import io.gemba.corpus.access.Principal;
import io.gemba.corpus.access.TenantId;
import io.gemba.corpus.database.CorpusDatabase;
import io.gemba.corpus.search.ChunkSearch;
import io.gemba.corpus.search.QueryTerm;
import io.gemba.corpus.search.SearchRequest;
import io.gemba.corpus.text.Language;
import io.gemba.corpus.text.Lexemes;
import io.gemba.embedding.OnnxEmbeddingModel;
import io.gemba.embedding.OnnxModelFiles;
import io.gemba.embedding.TextEmbedder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Prints how well words, vectors and both find what is relevant in the Cranfield collection. */
public final class CranfieldBench {
    private static final int RESULTS = 10;

    private CranfieldBench() {}

    /**
     * Runs with the collection in {@code retrieval/cranfield} of the folder that {@code GEMBA_BENCH_DATA} names; says
     * so and ends if it is not there.
     */
    public static void main(String[] args) throws Exception {
        var data = System.getenv("GEMBA_BENCH_DATA");
        var folder = Path.of(data == null ? "" : data, "retrieval", "cranfield");
        if (!Files.isDirectory(folder)) {
            row("Cranfield, nDCG@10", "no data", "");
            return;
        }
        var collection = Cranfield.read(folder);
        var files = OnnxModelFiles.bundled();
        try (var model = new OnnxEmbeddingModel(files, Runtime.getRuntime().availableProcessors())) {
            var embedder = new TextEmbedder(files.spec(), model, files.tokens());
            try (var pool = CranfieldCorpus.of(collection, embedder).api(2)) {
                print(collection, new ChunkSearch(new CorpusDatabase(pool)), embedder);
            }
        }
        System.exit(0);
    }

    private static void print(Cranfield collection, ChunkSearch search, TextEmbedder embedder) {
        row(
                "Cranfield, %d abstracts, %d questions, nDCG@10"
                        .formatted(
                                collection.abstracts().size(),
                                collection.questions().size()),
                "measured",
                "goal");
        var words = mean(
                collection,
                question -> ndcg(
                        collection,
                        question,
                        search,
                        new SearchRequest(
                                new float[0],
                                terms(text(collection, question)),
                                SearchRequest.Filter.IN_FORCE,
                                RESULTS)));
        var vectors = mean(
                collection,
                question -> ndcg(
                        collection,
                        question,
                        search,
                        new SearchRequest(
                                embedder.question(text(collection, question)),
                                List.of(),
                                SearchRequest.Filter.IN_FORCE,
                                RESULTS)));
        var both = mean(
                collection,
                question -> ndcg(
                        collection,
                        question,
                        search,
                        new SearchRequest(
                                embedder.question(text(collection, question)),
                                terms(text(collection, question)),
                                SearchRequest.Filter.IN_FORCE,
                                RESULTS)));
        row("words", "%.4f".formatted(words), "");
        row("vectors", "%.4f".formatted(vectors), "");
        row("hybrid", "%.4f".formatted(both), "> %.4f".formatted(Math.max(words, vectors)));
    }

    private static String text(Cranfield collection, int question) {
        return collection.questions().get(question - 1);
    }

    private static double mean(Cranfield collection, ToDoubleFunction<Integer> score) {
        return IntStream.rangeClosed(1, collection.questions().size())
                .boxed()
                .mapToDouble(score)
                .average()
                .orElseThrow();
    }

    private static double ndcg(Cranfield collection, int question, ChunkSearch search, SearchRequest request) {
        var everyone = new AccessScope(
                new TenantId(1), Set.of(new CompanyId(1)), Set.of(Principal.EVERYONE), Classification.PUBLIC);
        var ranked = search.search(everyone, request).chunks().stream()
                .map(chunk -> Integer.valueOf(chunk.document().title()))
                .toList();
        return collection.ndcg(question, ranked);
    }

    private static List<QueryTerm> terms(String question) {
        return new Lexemes()
                .of(question, Language.ENGLISH).stream()
                        .distinct()
                        .map(stem -> new QueryTerm(stem, List.of(stem), false, false))
                        .toList();
    }

    private static void row(String label, String measured, String goal) {
        System.out.printf("%-62s %12s %12s%n", label, measured, goal);
    }
}
