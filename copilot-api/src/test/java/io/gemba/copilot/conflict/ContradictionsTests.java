package io.gemba.copilot.conflict;

import static org.assertj.core.api.Assertions.assertThat;

import io.gemba.copilot.retrieval.Glossaries;
import io.gemba.copilot.retrieval.Meanings;
import io.gemba.corpus.access.Classification;
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
import io.gemba.corpus.text.Language;
import io.gemba.corpus.text.Lexemes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

class ContradictionsTests {
    private static final Lexemes LEXEMES = new Lexemes();
    private static final Contradictions CONTRADICTIONS =
            new Contradictions(new Meanings(LEXEMES, new Glossaries(LEXEMES)));

    /** What a page says: a text, or a row under its header. */
    record Said(
            String title,
            String heading,
            @Nullable String text,
            @Nullable List<String> columns,
            @Nullable List<String> cells) {

        Piece piece() {
            return cells == null || columns == null
                    ? Piece.of(Piece.Kind.SENTENCE, String.valueOf(text), 1, List.of(), 1, 0)
                    : new Piece(Piece.Kind.ROW, String.join(" | ", cells), 1, List.of(), 1, 0, columns, cells);
        }

        @Override
        public String toString() {
            return piece().text();
        }
    }

    record Pair(String language, String otherLanguage, boolean conflict, Said one, Said other) {
        @Override
        public String toString() {
            return one + " / " + other;
        }
    }

    private static Stream<Pair> pairs() {
        try (var in = ContradictionsTests.class.getResourceAsStream("pairs.jsonl")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> JsonMapper.shared().readValue(line, Pair.class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Pair> contradictory() {
        return pairs().filter(Pair::conflict);
    }

    private static Stream<Pair> compatible() {
        return pairs().filter(pair -> !pair.conflict());
    }

    private static FoundDocument document(Said said, DocumentKind kind, Trust trust, Standing standing, String site) {
        return new FoundDocument(
                DocumentId.random(),
                1,
                said.title(),
                "file.pdf",
                3,
                List.of(),
                kind,
                null,
                null,
                null,
                false,
                standing,
                null,
                trust,
                site,
                Classification.INTERNAL,
                Instant.EPOCH);
    }

    private static FoundChunk chunk(Said said, String language, FoundDocument document) {
        var heading = said.heading().isEmpty() ? List.<String>of() : List.of(said.heading());
        var content = new ChunkContent(
                0, heading, List.of(said.piece()), Language.ofTag(language).orElseThrow());
        return new FoundChunk(new ChunkId(1), document, content, new PieceVectors(1, new byte[1]), 1, 1);
    }

    private static boolean contradict(Pair pair, FoundDocument one, FoundDocument other) {
        return CONTRADICTIONS
                .of(chunk(pair.one(), pair.language(), one), pair.one().piece())
                .test(
                        chunk(pair.other(), pair.otherLanguage(), other),
                        pair.other().piece());
    }

    private static boolean contradict(Pair pair) {
        return contradict(
                pair,
                document(pair.one(), DocumentKind.SOP, Trust.CONTROLLED, Standing.CURRENT, "plant-a"),
                document(pair.other(), DocumentKind.SOP, Trust.CONTROLLED, Standing.CURRENT, "plant-a"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("contradictory")
    void seesFiguresThatCannotBothHold(Pair pair) {
        assertThat(contradict(pair)).isTrue();
        assertThat(contradict(
                        new Pair(pair.otherLanguage(), pair.language(), pair.conflict(), pair.other(), pair.one())))
                .isTrue();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("compatible")
    void seesNoneWhereBothCanHold(Pair pair) {
        assertThat(contradict(pair)).isFalse();
    }

    @Test
    void comparesOnlyDocumentsThatStandForTheSame() {
        var pair = contradictory().findFirst().orElseThrow();
        var sop = document(pair.one(), DocumentKind.SOP, Trust.CONTROLLED, Standing.CURRENT, "plant-a");

        for (var other : List.of(
                document(pair.other(), DocumentKind.SOP, Trust.CONTROLLED, Standing.CURRENT, "plant-b"),
                document(pair.other(), DocumentKind.SOP, Trust.CONTROLLED, Standing.SUPERSEDED, "plant-a"),
                document(pair.other(), DocumentKind.SOP, Trust.CONTROLLED, Standing.COMING, "plant-a"),
                document(pair.other(), DocumentKind.SOP, Trust.EXTERNAL, Standing.CURRENT, "plant-a"),
                document(pair.other(), DocumentKind.MAINTENANCE_REPORT, Trust.CONTROLLED, Standing.CURRENT, "plant-a"),
                document(pair.other(), DocumentKind.INVOICE, Trust.CONTROLLED, Standing.CURRENT, "plant-a"))) {
            assertThat(contradict(pair, sop, other)).isFalse();
        }
        assertThat(contradict(pair, sop, sop)).isFalse();
        assertThat(contradict(
                        pair,
                        sop,
                        document(pair.other(), DocumentKind.MANUAL, Trust.NORMAL, Standing.CURRENT, "plant-a")))
                .isTrue();
    }
}
