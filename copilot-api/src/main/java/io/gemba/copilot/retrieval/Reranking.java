package io.gemba.copilot.retrieval;

import io.gemba.corpus.search.FoundChunk;
import io.gemba.corpus.search.SearchResult;
import io.gemba.onnx.OnnxFailed;
import io.gemba.reranking.CrossEncoder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has a cross-encoder read the best of what a search has found, and puts first what it finds best. */
public final class Reranking {
    private static final Logger LOG = LoggerFactory.getLogger(Reranking.class);

    private final CrossEncoder encoder;
    private final int top;
    private final Duration longest;

    Reranking(CrossEncoder encoder, int top, Duration longest) {
        this.encoder = encoder;
        this.top = top;
        this.longest = longest;
    }

    /** As the settings say; empty if they name no model. */
    public static Optional<Reranking> of(RerankerSettings settings) {
        if (settings.model() == null || settings.tokenizer() == null) {
            return Optional.empty();
        }
        var encoder = new CrossEncoder(
                settings.model(),
                settings.tokenizer(),
                settings.maxTokens(),
                Runtime.getRuntime().availableProcessors());
        return Optional.of(new Reranking(encoder, settings.top(), settings.deadline()));
    }

    /** The same passages in a better order; empty if the encoder did not finish in time. */
    Optional<SearchResult> rerank(Question question, SearchResult found) {
        var read = found.chunks().subList(0, Math.min(top, found.chunks().size()));
        try {
            var relevance = encoder.relevance(
                    question.sought(), read.stream().map(Reranking::text).toList(), longest);
            var chunks = new ArrayList<>(ordered(read, relevance));
            chunks.addAll(found.chunks().subList(read.size(), found.chunks().size()));
            return Optional.of(new SearchResult(chunks, found.terms()));
        } catch (TimeoutException e) {
            LOG.warn("The cross-encoder did not read {} passages within {} ms", read.size(), longest.toMillis());
            return Optional.empty();
        } catch (OnnxFailed e) {
            LOG.error("The cross-encoder cannot read", e);
            return Optional.empty();
        }
    }

    /** Each place keeps its score, since what comes after weighs by how the scores of a search are spread. */
    private static List<FoundChunk> ordered(List<FoundChunk> read, List<Double> relevance) {
        var order = IntStream.range(0, read.size())
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(relevance::get).reversed())
                .toList();
        return IntStream.range(0, read.size())
                .mapToObj(place ->
                        read.get(order.get(place)).judged(read.get(place).score(), relevance.get(order.get(place))))
                .toList();
    }

    private static String text(FoundChunk chunk) {
        var above = new ArrayList<String>();
        above.add(chunk.document().title());
        above.addAll(chunk.content().heading());
        return String.join(" > ", above) + "\n" + chunk.content().text();
    }
}
