package io.gemba.ingestion.chunk;

import static io.gemba.ingestion.chunk.Pages.page;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.gemba.corpus.chunk.ChunkContent;
import io.gemba.corpus.chunk.Piece;
import io.gemba.corpus.text.Language;
import io.gemba.embedding.OnnxModelFiles;
import io.gemba.ingestion.page.ReadPage;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class ChunkerTests {
    private static final OnnxModelFiles MODEL = OnnxModelFiles.bundled();
    private static final String[] SYLLABLES =
            "to rque wech sel prüf ung Ölstand 42,5 Nm HX-200/3 日本 ßen éta pe".split(" ");

    private final Chunker chunker = new Chunker(MODEL.spec(), MODEL.tokens());

    private List<ChunkContent> chunks(ReadPage... pages) {
        return chunker.chunks(List.of(pages), Language.ENGLISH);
    }

    private static List<String> texts(List<ChunkContent> chunks) {
        return chunks.stream()
                .flatMap(chunk -> chunk.pieces().stream())
                .map(Piece::text)
                .toList();
    }

    @RepeatedTest(12)
    void staysUnderTheModelsLimitWhateverTheDocument(RepetitionInfo repetition) {
        var random = new Random(repetition.getCurrentRepetition());
        var title = words(random, 60);

        var chunks = chunks(random(random));

        for (var chunk : chunks) {
            assertThat(MODEL.tokens().count(EmbeddedText.of(chunk, title, MODEL.tokens())))
                    .isLessThanOrEqualTo(MODEL.spec().maxTokens());
            for (var piece : chunk.pieces()) {
                assertThat(MODEL.tokens().count(EmbeddedText.of(piece, chunk.heading(), MODEL.tokens())))
                        .isLessThanOrEqualTo(MODEL.spec().maxTokens());
            }
        }
    }

    @RepeatedTest(6)
    void losesNoWordAndKeepsTheirOrder(RepetitionInfo repetition) {
        var random = new Random(100 + repetition.getCurrentRepetition());
        var page = page(1);
        var said = new ArrayList<String>();
        for (int i = 0; i < 30; i++) {
            var text = words(random, 1 + random.nextInt(120)) + ".";
            said.add(text);
            page.step(text);
        }

        assertThat(String.join(" ", texts(chunks(page.done())))).isEqualTo(String.join(" ", said));
    }

    private static ReadPage random(Random random) {
        var page = page(1);
        for (int i = 0; i < 25; i++) {
            switch (random.nextInt(5)) {
                case 0 -> page.heading(words(random, 1 + random.nextInt(40)), 10 + random.nextInt(6));
                case 1 -> page.text(words(random, 1 + random.nextInt(300)) + ".");
                case 2 -> page.step(words(random, 1 + random.nextInt(200)));
                case 3 -> page.text("x".repeat(1 + random.nextInt(4000)));
                default ->
                    page.row(i, true, words(random, 20), words(random, 20))
                            .row(i, false, words(random, 1 + random.nextInt(200)), words(random, 30));
            }
        }
        return page.done();
    }

    private static String words(Random random, int count) {
        return random.ints(count, 0, SYLLABLES.length)
                .mapToObj(i -> SYLLABLES[i])
                .collect(Collectors.joining(" "));
    }

    @Test
    void filesEachPieceUnderTheHeadingsAboveIt() {
        var chunks = chunks(page(1).heading("Manual", 20)
                .heading("Safety", 14)
                .text("Wear gloves.")
                .heading("Operation", 14)
                .heading("Start", 12)
                .text("Press the green button.")
                .done());

        assertThat(chunks)
                .extracting(ChunkContent::heading)
                .containsExactly(List.of("Manual", "Safety"), List.of("Manual", "Operation", "Start"));
    }

    @Test
    void keepsTheStepsOfAProcedureTogether() {
        var page = page(1).heading("Oil change", 14);
        for (int i = 1; i <= 10; i++) {
            page.step(i + ". Loosen screw number " + i + " by a quarter of a turn and wait until the oil has run off.");
        }

        assertThat(chunks(page.done()))
                .singleElement()
                .satisfies(chunk ->
                        assertThat(chunk.pieces()).hasSize(10).allMatch(piece -> piece.kind() == Piece.Kind.STEP));
    }

    @Test
    void givesEveryRowItsHeaderCellsAlsoOnTheNextPage() {
        var chunks = chunks(
                page(1).row(1, true, "Size", "Torque")
                        .row(1, false, "M8", "25 Nm")
                        .done(),
                page(2).row(1, false, "M10", "49 Nm").done());

        assertThat(chunks.stream().flatMap(chunk -> chunk.pieces().stream()))
                .extracting(Piece::text, Piece::columns, Piece::page)
                .containsExactly(
                        tuple("M8 | 25 Nm", List.of("Size", "Torque"), 1),
                        tuple("M10 | 49 Nm", List.of("Size", "Torque"), 2));
    }

    @Test
    void doesNotLendTheHeaderOfOneTableToTheNext() {
        var chunks = chunks(page(1).row(1, true, "Size", "Torque")
                .row(1, false, "M8", "25 Nm")
                .text("Another table follows here.")
                .row(2, false, "Pump", "P-101 in hall 2")
                .done());

        var last = chunks.getLast().pieces().getLast();
        assertThat(last.columns()).isEmpty();
        assertThat(last.kind()).isEqualTo(Piece.Kind.FIELD);
        assertThat(last.text()).isEqualTo("Pump: P-101 in hall 2");
    }

    @Test
    void joinsAWordThatIsPartedAtTheEndOfALineAndASentenceThatIsPartedByAPage() {
        var chunks = chunks(
                page(1).text("Tighten the flange screws with the torque wrench and record the mea-", "sured value in")
                        .done(),
                page(2).text("the inspection record of the machine.").done());

        assertThat(texts(chunks))
                .containsExactly("Tighten the flange screws with the torque wrench and record the"
                        + " measured value in the inspection record of the machine.");
    }

    @Test
    void dropsRunningHeadersPageNumbersAndTablesOfContents() {
        var pages = new ArrayList<ReadPage>();
        for (int i = 1; i <= 4; i++) {
            pages.add(page(i).at(0.03f)
                    .text("Acme SOP-14 rev. C page " + i)
                    .at(0.3f)
                    .text("This is what page number %d has to say about it.".formatted(i))
                    .text("2.1 Lubrication ........ 17")
                    .at(0.95f)
                    .text("Page %d of 4".formatted(i))
                    .done());
        }

        assertThat(texts(chunker.chunks(pages, Language.ENGLISH)))
                .hasSize(4)
                .allMatch(text -> text.startsWith("This is what page"));
    }

    @Test
    void dropsHeadsThatDifferOnLeftAndRightPagesAndNameTheSection() {
        var pages = new ArrayList<ReadPage>();
        for (int i = 1; i <= 8; i++) {
            var section = i <= 4 ? "Lubrication" : "Storage";
            pages.add(page(i).at(0.03f)
                    .text(i % 2 == 0 ? section : "Maintenance manual")
                    .at(0.3f)
                    .heading(section, 14)
                    .text("This is what page number %d has to say about it.".formatted(i))
                    .at(0.96f)
                    .text("Printed 2026-03-0%d 10:2%d - page %d".formatted(i, i, i))
                    .done());
        }

        assertThat(texts(chunker.chunks(pages, Language.ENGLISH)))
                .hasSize(8)
                .allMatch(text -> text.startsWith("This is what page"));
    }

    @Test
    void keepsMeasurementsAtTheEdgeOfPagesThatDifferInNumbersOnly() {
        var pages = new ArrayList<ReadPage>();
        for (int i = 1; i <= 5; i++) {
            pages.add(page(i).at(0.04f)
                    .text("Bore diameter of part %d is %d micrometres.".formatted(i, 300 + i * i * 7))
                    .at(0.5f)
                    .text("The part was measured at twenty degrees by the inspector.")
                    .done());
        }

        assertThat(texts(chunker.chunks(pages, Language.ENGLISH)))
                .filteredOn(text -> text.startsWith("Bore diameter"))
                .hasSize(5);
    }

    @Test
    void saysTheControlBlockOfEveryPageOnce() {
        var pages = new ArrayList<ReadPage>();
        for (int i = 1; i <= 4; i++) {
            pages.add(page(i).at(0.05f)
                    .row(1, false, "Document no", "SOP-014")
                    .row(1, false, "Page", "%d of 4".formatted(i))
                    .at(0.4f)
                    .text("This is what page number %d has to say about it.".formatted(i))
                    .done());
        }

        assertThat(texts(chunker.chunks(pages, Language.ENGLISH)))
                .filteredOn(text -> !text.startsWith("This is"))
                .containsExactly("Document no: SOP-014", "Page: 1 of 4");
    }

    @Test
    void saysOnceWhatBothPagesOfADocumentHaveAtTheirHead() {
        var first =
                page(1).at(0.04f).text("Acme Pumps quality record").at(0.4f).text("The pump was tested at four bar.");
        var second =
                page(2).at(0.04f).text("Acme Pumps quality record").at(0.4f).text("It was found to be tight.");

        assertThat(texts(chunks(first.done(), second.done())))
                .containsExactly(
                        "Acme Pumps quality record", "The pump was tested at four bar.", "It was found to be tight.");
    }

    @Test
    void dropsWhatCountsTheSheetsOfAShortScanThoughTheyLieAskew() {
        var pages = new ArrayList<ReadPage>();
        for (int i = 1; i <= 3; i++) {
            pages.add(page(i).scanned()
                    .at(0.3f)
                    .text("This is what page number %d has to say about it.".formatted(i))
                    .at(0.92f + 0.011f * i)
                    .text("MR-0417 - Maintenance Marrenfeld Page %d of 3".formatted(i))
                    .done());
        }

        assertThat(texts(chunker.chunks(pages, Language.ENGLISH)))
                .hasSize(3)
                .allMatch(text -> text.startsWith("This is what page"));
    }

    @Test
    void takesTheLanguageOfThePageForATextThatDoesNotTellItsOwn() {
        var german = page(2).heading("Technische Daten", 14)
                .row(1, false, "Drehmoment", "42 Nm")
                .done();

        var chunks = chunks(page(1).text("The pump was tested at four bar.").done(), german.in(Language.GERMAN));

        assertThat(chunks).extracting(ChunkContent::language).containsExactly(Language.ENGLISH, Language.GERMAN);
    }

    @Test
    void joinsTheNamesOfColumnsThatStandInSeveralRows() {
        var chunks = chunks(page(1).row(1, true, "", "Limits", "Limits")
                .row(1, true, "Property", "Min", "Max")
                .row(1, false, "Hardness", "180", "220")
                .done());

        assertThat(chunks.getFirst().pieces())
                .extracting(Piece::columns)
                .containsExactly(List.of("Property", "Limits Min", "Limits Max"));
    }

    @Test
    void knowsWhereEachSentenceStands() {
        var chunk = chunks(page(3).at(0.5f)
                        .text("The first sentence stands here. The second", "one goes on below.")
                        .done())
                .getFirst();

        var second = chunk.pieces().get(1);
        assertThat(second.page()).isEqualTo(3);
        assertThat(second.boxes()).hasSize(2);
        assertThat(second.boxes().getFirst().x0()).isGreaterThan(0.4f);
        assertThat(second.boxes().getLast().y0())
                .isGreaterThan(second.boxes().getFirst().y0());
    }
}
