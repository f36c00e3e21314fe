package io.gemba.copilot.retrieval;

import static org.assertj.core.api.Assertions.assertThat;

import io.gemba.corpus.access.Classification;
import io.gemba.corpus.chunk.Box;
import io.gemba.corpus.chunk.ChunkContent;
import io.gemba.corpus.chunk.ChunkId;
import io.gemba.corpus.chunk.Piece;
import io.gemba.corpus.chunk.PieceVectors;
import io.gemba.corpus.document.DocumentId;
import io.gemba.corpus.document.DocumentKind;
import io.gemba.corpus.document.Standing;
import io.gemba.corpus.document.Trust;
import io.gemba.corpus.search.FoundChunk;
import io.gemba.corpus.search.FoundDocument;
import io.gemba.corpus.search.SearchResult;
import io.gemba.corpus.testing.TinyOnnx;
import io.gemba.corpus.text.Language;
import io.gemba.corpus.text.Lexemes;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RerankingTests {
    private static final TinyOnnx TINY =
            TinyOnnx.of("how tight is the gearbox screw tighten with wrench oil pump runs");

    @TempDir
    private Path folder;

    private Reranking reranking(int top, Duration longest) {
        return Reranking.of(new RerankerSettings(
                        TINY.crossEncoder(folder.resolve("model.onnx")),
                        TINY.tokenizer(folder.resolve("tokenizer.json")),
                        top,
                        128,
                        longest))
                .orElseThrow();
    }

    private static Question question() {
        return new QuestionReader(new Lexemes())
                .read("How tight is the gearbox screw?", Language.ENGLISH, Optional.empty());
    }

    private static SearchResult found(String... texts) {
        var document = new FoundDocument(
                new DocumentId(UUID.randomUUID()),
                1,
                "Manual",
                "manual.txt",
                9,
                List.of(),
                DocumentKind.MANUAL,
                null,
                null,
                null,
                false,
                Standing.CURRENT,
                null,
                Trust.NORMAL,
                null,
                Classification.INTERNAL,
                Instant.EPOCH);
        var chunks = IntStream.range(0, texts.length)
                .mapToObj(i -> new FoundChunk(
                        new ChunkId(i),
                        document,
                        new ChunkContent(
                                i,
                                List.of(),
                                List.of(Piece.of(Piece.Kind.SENTENCE, texts[i], 1, List.of(new Box(0, 0, 1, 1)), 1, 0)),
                                Language.ENGLISH),
                        PieceVectors.none(3),
                        1.0 / (i + 1),
                        0))
                .toList();
        return new SearchResult(chunks, List.of());
    }

    @Test
    void putsFirstWhatAnswersTheQuestion() {
        var found = found("The oil pump runs.", "A wrench.", "Tighten the gearbox screw: how tight is it.");

        var reranked =
                reranking(40, Duration.ofSeconds(30)).rerank(question(), found).orElseThrow();

        assertThat(reranked.chunks().getFirst().id()).isEqualTo(new ChunkId(2));
        assertThat(reranked.chunks().getFirst().relevance()).isGreaterThan(0.9);
        assertThat(reranked.chunks()).extracting(FoundChunk::score).containsExactly(1.0, 1.0 / 2, 1.0 / 3);
    }

    @Test
    void leavesWhatItDoesNotReadWhereItWas() {
        var found = found("The oil pump runs.", "How tight is the screw.", "How tight is the gearbox screw.");

        var reranked =
                reranking(2, Duration.ofSeconds(30)).rerank(question(), found).orElseThrow();

        assertThat(reranked.chunks())
                .extracting(FoundChunk::id)
                .containsExactly(new ChunkId(1), new ChunkId(0), new ChunkId(2));
        assertThat(reranked.chunks().getLast().relevance()).isNull();
    }

    @Test
    void leavesTheOrderOfTheSearchWhenTimeIsOver() {
        var texts = IntStream.range(0, 40)
                .mapToObj(i -> "The oil pump runs with the wrench. ".repeat(15))
                .toArray(String[]::new);

        assertThat(reranking(40, Duration.ofNanos(1)).rerank(question(), found(texts)))
                .isEmpty();
    }

    @Test
    void isOffUnlessAModelIsNamed() {
        assertThat(Reranking.of(new RerankerSettings(null, null, 40, 512, Duration.ofSeconds(1))))
                .isEmpty();
    }
}
