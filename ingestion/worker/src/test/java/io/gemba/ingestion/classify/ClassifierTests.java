package io.gemba.ingestion.classify;

import static io.gemba.ingestion.chunk.Pages.page;
import static org.assertj.core.api.Assertions.assertThat;

import io.gemba.corpus.document.DocumentKind;
import io.gemba.corpus.document.VersionProgress.Facts;
import io.gemba.corpus.text.Language;
import io.gemba.ingestion.page.ReadPage;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClassifierTests {
    private final Classifier classifier = new Classifier();

    private Facts facts(String fileName, ReadPage... pages) {
        return classifier.classify(List.of(pages), fileName, null, DocumentKind.OTHER);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Document no. | Revision | Effective date | 3 March 2026",
                "Dokumentennummer | Ausgabe | Gültig ab | 3. März 2026",
                "N° de document | Indice | Date d'application | 3 mars 2026",
                "Número de documento | Revisión | Vigente desde | 3 de marzo de 2026",
                "Doc no | Rev | Valid from | 03.03.2026",
                "Document No | Issue | In force | 2026-03-03"
            })
    void readsTheControlBlockOfEveryLanguage(String number, String revision, String effective, String date) {
        var facts = facts(
                "x.pdf",
                page(1).heading("Fitting of flanges", 16)
                        .row(1, false, number, "SOP-014")
                        .row(1, false, revision, "C")
                        .row(1, false, effective, date)
                        .done());

        assertThat(facts.number()).isEqualTo("SOP-014");
        assertThat(facts.revision()).isEqualTo("C");
        assertThat(facts.effectiveDate()).isEqualTo(LocalDate.of(2026, 3, 3));
    }

    @ParameterizedTest
    @CsvSource({
        "31.02.2026,",
        "13/14/2026,",
        "March 4 2026, 2026-03-04",
        "4th May 2026, 2026-05-04",
        "am 1. Januar 2027, 2027-01-01"
    })
    void takesOnlyDaysThatThereAre(String text, LocalDate date) {
        assertThat(Dates.in(text).orElse(null)).isEqualTo(date);
    }

    @ParameterizedTest
    @CsvSource({
        "Rechnung 4711.pdf, INVOICE",
        "Order confirmation 12.pdf, ORDER_CONFIRMATION",
        "Abnahmeprüfzeugnis 3.1.pdf, CERTIFICATE",
        "Betriebsanleitung HX-200.pdf, MANUAL",
        "Arbeitsanweisung AA-7.pdf, SOP",
        "Rapport de maintenance.pdf, MAINTENANCE_REPORT",
        "8D NCR-12.pdf, QUALITY_RECORD",
        "Notes.pdf, OTHER"
    })
    void tellsTheKindByTheName(String fileName, DocumentKind kind) {
        assertThat(facts(fileName, page(1).text("Some text.").done()).kind()).isEqualTo(kind);
    }

    @Test
    void takesNumberAndRevisionFromTheNameWhereThePageSaysNothing() {
        var facts = facts(
                "SOP-021 Oil change rev D.docx", page(1).text("Wear gloves.").done());

        assertThat(facts.number()).isEqualTo("SOP-021");
        assertThat(facts.revision()).isEqualTo("D");
    }

    @Test
    void prefersTheLargestHeadingToATitleThatSaysNothing() {
        var pages = List.of(page(1).heading("Contents", 12)
                .heading("Manual of the press", 20)
                .done());

        assertThat(classifier
                        .classify(pages, "x.docx", "Microsoft Word - draft7.docx", DocumentKind.OTHER)
                        .title())
                .isEqualTo("Manual of the press");
        assertThat(classifier
                        .classify(pages, "x.docx", "Press HX-200", DocumentKind.OTHER)
                        .title())
                .isEqualTo("Press HX-200");
    }

    @Test
    void believesWhoeverHandedItInWhatItIs() {
        var pages = List.of(page(1).text("Rechnung").done());

        assertThat(classifier
                        .classify(pages, "Rechnung.pdf", null, DocumentKind.REPORT)
                        .kind())
                .isEqualTo(DocumentKind.REPORT);
    }

    @Test
    void tellsTheLanguage() {
        var german = page(1).text("Die Schrauben werden mit dem Drehmomentschlüssel angezogen und geprüft.")
                .done();

        assertThat(facts("x.pdf", german).language()).isEqualTo(Language.GERMAN);
    }
}
