package io.gemba.copilot.answering;

import static org.assertj.core.api.Assertions.assertThat;

import io.gemba.copilot.grounding.DocumentEvidence;
import io.gemba.copilot.retrieval.Passages;
import io.gemba.copilot.retrieval.Question;
import io.gemba.copilot.retrieval.Question.RevisionWish;
import io.gemba.copilot.retrieval.QuestionType;
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
import io.gemba.corpus.search.SearchResult;
import io.gemba.corpus.text.Language;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ContextChunksTests {
    private static FoundDocument document(String title, int pages, Trust trust) {
        return new FoundDocument(
                DocumentId.random(),
                1,
                title,
                title + ".pdf",
                pages,
                List.of(),
                DocumentKind.SOP,
                null,
                null,
                null,
                false,
                Standing.CURRENT,
                null,
                trust,
                null,
                Classification.INTERNAL,
                Instant.EPOCH);
    }

    private static FoundChunk chunk(FoundDocument document, int ordinal, String heading) {
        var piece = Piece.of(Piece.Kind.SENTENCE, "Text " + ordinal + ".", 1, List.of(), 1, 0);
        return new FoundChunk(
                new ChunkId(100L * document.title().hashCode() + ordinal),
                document,
                new ChunkContent(ordinal, List.of(heading), List.of(piece), Language.ENGLISH),
                new PieceVectors(1, new byte[1]),
                1,
                1);
    }

    private static List<String> evidence(String asked, QuestionType type, FoundChunk... chunks) {
        var question = new Question(asked, asked, Language.ENGLISH, type, List.of(), RevisionWish.CURRENT, "");
        var passages = new Passages(question, List.of(), new SearchResult(List.of(chunks), List.of()), List.of());
        return ContextChunks.evidence(passages, List.of(), Disagreement.NONE).stream()
                .map(ContextChunksTests::told)
                .toList();
    }

    private static String told(DocumentEvidence evidence) {
        return evidence.document().title() + ": " + evidence.quote().replace("\n", " ");
    }

    private static FoundChunk[] manual() {
        var manual = document("Manual", 30, Trust.CONTROLLED);
        return IntStream.range(0, 12)
                .mapToObj(i -> chunk(manual, 2 * i, "Section " + i))
                .toArray(FoundChunk[]::new);
    }

    @Test
    void takesTwoChunksOfADocument() {
        assertThat(evidence("Which torque?", QuestionType.VALUE, manual()))
                .containsExactly("Manual: Text 0.", "Manual: Text 2.");
    }

    @Test
    void takesMoreWhereMoreIsAskedFor() {
        assertThat(evidence("How do I start it?", QuestionType.PROCEDURE, manual()))
                .hasSize(8);
        assertThat(evidence("Which torques are there?", QuestionType.LIST, manual()))
                .hasSize(8);
        assertThat(evidence("Tell me everything in the manual", QuestionType.OTHER, manual()))
                .hasSize(8);
    }

    @Test
    void takesMoreOfAPageOfThePlantsOwnButNotOfASuppliers() {
        var own = document("Form", 1, Trust.NORMAL);
        var external = document("Leaflet", 1, Trust.EXTERNAL);

        var evidence = evidence(
                "Which torque?",
                QuestionType.VALUE,
                chunk(own, 0, "a"),
                chunk(own, 2, "b"),
                chunk(own, 4, "c"),
                chunk(external, 0, "a"),
                chunk(external, 2, "b"),
                chunk(external, 4, "c"));

        assertThat(evidence).filteredOn(it -> it.startsWith("Form")).hasSize(3);
        assertThat(evidence).filteredOn(it -> it.startsWith("Leaflet")).hasSize(2);
    }

    @Test
    void joinsNeighboursOfOneSectionInTheirOrder() {
        var manual = document("Manual", 30, Trust.CONTROLLED);

        assertThat(evidence(
                        "Which torque?", QuestionType.VALUE, chunk(manual, 6, "Torques"), chunk(manual, 5, "Torques")))
                .containsExactly("Manual: Text 5. Text 6.");
        assertThat(evidence("Which torque?", QuestionType.VALUE, chunk(manual, 6, "Torques"), chunk(manual, 5, "Oil")))
                .hasSize(2);
    }

    @Test
    void putsSuppliersFilesBehindThePlantsOwn() {
        var own = document("Manual", 30, Trust.NORMAL);
        var external = document("Leaflet", 30, Trust.EXTERNAL);

        assertThat(evidence("Which torque?", QuestionType.VALUE, chunk(external, 0, "a"), chunk(own, 0, "a")))
                .containsExactly("Manual: Text 0.", "Leaflet: Text 0.");
    }
}
