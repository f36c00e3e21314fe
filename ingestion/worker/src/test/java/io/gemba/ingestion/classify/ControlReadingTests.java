package io.gemba.ingestion.classify;

import static io.gemba.ingestion.chunk.Pages.page;
import static org.assertj.core.api.Assertions.assertThat;

import io.gemba.corpus.document.ControlNotes;
import io.gemba.corpus.document.DocumentReference;
import io.gemba.corpus.document.Replacement;
import io.gemba.ingestion.chunk.Pages;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ControlReadingTests {
    private static ControlNotes notes(Pages... pages) {
        return new ControlReading(List.of(pages).stream().map(Pages::done).toList())
                .notes(Optional.of("SOP-020"), Optional.of("D"));
    }

    private static String told(DocumentReference reference) {
        return reference.isSelf()
                ? "this"
                : "%s/%s/%s"
                        .formatted(
                                reference.number(),
                                reference.revision() == null ? "-" : reference.revision(),
                                reference.dated() == null ? "-" : reference.dated());
    }

    private static List<String> older(ControlNotes notes) {
        return notes.replacements().stream()
                .filter(it -> it.newer().isSelf())
                .map(it -> told(it.older()))
                .toList();
    }

    private static List<String> newer(ControlNotes notes) {
        return notes.replacements().stream()
                .filter(it -> it.older().isSelf())
                .map(it -> told(it.newer()))
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Supersedes | Revision C of 11 March 2024 | SOP-020/C/2024-03-11",
                "Supersedes | SOP-014 rev C | SOP-014/C/-",
                "Replaces | C | SOP-020/C/-",
                "Predecessor | WI 114, issue 3 | WI 114/3/-",
                "Ersetzt | AA-22 vom 1.2.2025 | AA-22/-/2025-02-01",
                "Ersatz für | Ausgabe 2 vom 3. März 2023 | SOP-020/2/2023-03-03",
                "Vorgängerdokument | VA-QM-07 Rev. 4 | VA-QM-07/4/-",
                "Remplace | Révision 2 du 12 septembre 2023 | SOP-020/2/2023-09-12",
                "Annule et remplace | PR-12 indice B | PR-12/B/-",
                "Sustituye a | PNT-004 rev. 2 de 5 de mayo de 2022 | PNT-004/2/2022-05-05",
                "Anula y sustituye | la edición 3 | SOP-020/3/-"
            })
    void readsWhatTheControlBlockSaysItReplaces(String label, String value, String expected) {
        assertThat(older(notes(page(1).row(1, false, label, value)))).containsExactly(expected);
        assertThat(older(notes(page(1).text(label + ": " + value)))).containsExactly(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "This procedure supersedes SOP-014 rev C. | SOP-014/C/-",
                "Version 9. Replaces version 8 of May 2024. | SOP-020/8/2024-05-31",
                "This document cancels and replaces SOP-011 and SOP-012. | SOP-011/-/-;SOP-012/-/-",
                "SOP-014 rev C is hereby superseded by this procedure. | SOP-014/C/-",
                "Diese Arbeitsanweisung ersetzt AA-22 vom 1.2.2025. | AA-22/-/2025-02-01",
                "Die vorliegende Ausgabe ersetzt die Ausgabe B. | SOP-020/B/-",
                "AA-22 Rev. 3 wird durch diese Anweisung ersetzt. | AA-22/3/-",
                "Cette instruction annule et remplace IT-07 révision 3. | IT-07/3/-",
                "La présente procédure remplace la PR-12 indice B du 2 mai 2021. | PR-12/B/2021-05-02",
                "Este procedimiento sustituye al PNT-004 edición 2. | PNT-004/2/-",
                "Esta instrucción anula y sustituye a la IT-33. | IT-33/-/-"
            })
    void readsSentencesThatSpeakOfThisDocument(String text, String expected) {
        assertThat(older(notes(page(1).text(text)))).containsExactly(expected.split(";"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Flange sealant DS-40 replaces DS-21; do not mix.",
                "The HPX-200 replaces the HPX-160 at station 4.",
                "Prüfgerät DP-800 ersetzt DP-400.",
                "A tag never replaces a padlock LK-20.",
                "This procedure does not replace SOP-014.",
                "Diese Anweisung ersetzt nicht die AA-22.",
                "Cette procédure ne remplace pas la PR-12.",
                "Este procedimiento no sustituye al PNT-004.",
                "Le joint J-40 remplace le joint J-21.",
                "Replace filter F-120 after 500 hours."
            })
    void doesNotTakePartsForDocuments(String text) {
        assertThat(notes(page(1).text(text)).replacements()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Superseded by: SOP-031 rev A | SOP-031/A/-",
                "This procedure has been replaced by SOP-031. | SOP-031/-/-",
                "Ersetzt durch: AA-30 | AA-30/-/-",
                "Diese Anweisung wurde durch AA-30 Rev. 1 ersetzt. | AA-30/1/-",
                "Remplacé par : PR-20 | PR-20/-/-",
                "Cette instruction est remplacée par IT-09. | IT-09/-/-",
                "Sustituido por: PNT-010 | PNT-010/-/-",
                "Este procedimiento ha sido sustituido por PNT-010. | PNT-010/-/-"
            })
    void readsWhatReplacesIt(String text, String expected) {
        var notes = notes(page(1).text(text));

        assertThat(newer(notes)).containsExactly(expected);
        assertThat(older(notes)).isEmpty();
    }

    @Test
    void readsTablesOfWhatIsReplacedByWhat() {
        var notes = notes(
                page(1).heading("Documents of the line", 14),
                page(5).row(1, true, "Document no.", "Title", "Replaced by")
                        .row(1, false, "AA-22", "Flange", "AA-30")
                        .row(1, false, "AA-23", "Cover", "")
                        .row(1, false, "SOP-015", "Oil", "SOP-020"));

        assertThat(notes.replacements())
                .containsExactly(
                        new Replacement(
                                new DocumentReference("AA-22", null, null), new DocumentReference("AA-30", null, null)),
                        new Replacement(new DocumentReference("SOP-015", null, null), DocumentReference.SELF));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"9 Superseded documents", "Ersetzte Dokumente", "Documents remplacés", "Documentos sustituidos"})
    void readsListsUnderAHeading(String heading) {
        var notes = notes(page(1).heading(heading, 12)
                .row(1, true, "Document no.", "Revision")
                .row(1, false, "SOP-007", "Rev. B")
                .step("SOP-008, rev. 2")
                .heading("10 Annexes", 12)
                .step("SOP-099"));

        assertThat(older(notes)).containsExactly("SOP-007/B/-", "SOP-008/2/-");
    }

    @ParameterizedTest
    @CsvSource({
        "Rev., Date, Change",
        "Ausgabe, Datum, Änderung",
        "Indice, Date, Modification",
        "Revisión, Fecha, Cambio"
    })
    void readsTheHistoryOfRevisions(String revision, String date, String change) {
        var reading = new ControlReading(List.of(page(4).row(1, true, revision, date, change)
                .row(1, false, "B", "04.10.2021", "x")
                .row(1, false, "D", "16.03.2026", "y")
                .row(1, false, "C", "11.03.2024", "z")
                .done()));

        assertThat(reading.newestRevision()).contains("D");
        assertThat(reading.dayOf(Optional.of("C"))).contains(LocalDate.of(2024, 3, 11));
        assertThat(older(reading.notes(Optional.of("SOP-020"), Optional.of("D"))))
                .containsExactly("SOP-020/B/2021-10-04", "SOP-020/C/2024-03-11");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Status: Withdrawn",
                "Status: Superseded, kept for reference",
                "Dokumentenstatus: ungültig",
                "Status: außer Kraft",
                "Statut: périmé",
                "Estado: derogado",
                "OBSOLETE",
                "SOP-021 · Revision B · SUPERSEDED",
                "UNGÜLTIG",
                "- ANNULÉ -",
                "This document has been withdrawn.",
                "This procedure is no longer valid and must not be used.",
                "Diese Anweisung ist nicht mehr gültig.",
                "Diese Arbeitsanweisung wurde zurückgezogen.",
                "Cette procédure est annulée.",
                "La présente instruction n'est plus en vigueur.",
                "Este procedimiento queda anulado.",
                "Este documento ya no está vigente."
            })
    void seesThatADocumentIsNotToBeUsedAnyMore(String line) {
        assertThat(notes(page(1).text(line)).withdrawn()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Status: Released",
                "Status: in force",
                "Status: gültig",
                "Obsolete parts are scrapped.",
                "This procedure is not obsolete.",
                "The lot was withdrawn from the market.",
                "Ungültige Prüfmittel sind zu sperren.",
                "Cette procédure annule et remplace IT-07.",
                "Remove obsolete labels from the machine.",
                "This document is the current version; earlier versions are withdrawn from the shop floor."
            })
    void doesNotTakeOtherThingsForTheDocument(String line) {
        assertThat(notes(page(1).text(line)).withdrawn()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "Withdrawn on: 1 January 2027, 2027-01-01",
        "Ungültig ab: 01.01.2027, 2027-01-01",
        "Annulée le : 1 janvier 2027, 2027-01-01",
        "Anulado el: 1 de enero de 2027, 2027-01-01"
    })
    void readsTheDayOfTheWithdrawal(String line, LocalDate day) {
        var notes = notes(page(1).text(line));

        assertThat(notes.withdrawn()).isTrue();
        assertThat(notes.withdrawnFrom()).isEqualTo(day);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Status: Draft",
                "Status: Entwurf",
                "Statut: projet",
                "Estado: borrador",
                "DRAFT",
                "Status: in Prüfung"
            })
    void seesThatADocumentIsNotReleased(String line) {
        assertThat(notes(page(1).text(line)).draft()).isTrue();
    }
}
