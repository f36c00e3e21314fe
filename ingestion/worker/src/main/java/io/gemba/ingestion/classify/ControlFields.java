package io.gemba.ingestion.classify;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The document control block: labels with their values, in a table or a line each.
 *
 * @param number empty if none is given, likewise the others
 */
record ControlFields(Optional<String> number, Optional<String> revision, Optional<LocalDate> effectiveDate) {
    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    private static final Pattern NUMBER = Pattern.compile(
            "(?:document|doc\\.?|sop|procedure|policy|report|certificate|record|invoice|agreement|contract|order"
                    + " confirmation|confirmation|manual|8d|ncr|nc)["
                    + " -]*(?:no|nr|number|id|ref)\\b.*|(?:invoice|certificate|report|agreement|document|record)"
                    + " (?:number|no)\\b.*|(?:dokument(?:en)?|rechnungs?|beleg|zeugnis|bericht|vertrags?|anweisungs?)["
                    + " -]*(?:nummer|nr)\\b.*|n[°ºo]\\.? (?:de |du"
                    + " |d')?(?:document|facture|rapport|certificat|contrat|procédure|fiche).*|(?:facture|rapport|certificat|procédure|document|fiche)["
                    + " ,-]*n[°ºo].*|(?:número|n\\.?º) de"
                    + " (?:documento|factura|informe|certificado|contrato).*|référence|referencia",
            FLAGS);
    private static final Pattern REVISION = Pattern.compile(
            "(?:revision|rev|issue|version|edition|ausgabe|revisionsstand|indice|révision|édition|revisión|edición)\\b.{0,12}",
            FLAGS);
    private static final Pattern EFFECTIVE = Pattern.compile(
            "(?:effective|valid from|in force|applies from|gültig ab|in kraft|applicable|date d'application|en"
                    + " vigueur|vigente|fecha de (?:vigencia|entrada)).*",
            FLAGS);
    private static final Pattern REVISION_VALUE =
            Pattern.compile("^(?:rev(?:ision)?\\.?\\s*)?([A-Z]{1,2}|\\d{1,3}(?:\\.\\d{1,2})?)\\b", FLAGS);
    private static final Pattern REVISION_NAMED = Pattern.compile(
            "\\b(?:rev(?:ision|\\.)?|revisión|révision|indice|issue)\\s*([A-Z]|\\d{1,3}(?:\\.\\d{1,2})?)\\b", FLAGS);
    private static final Pattern NUMBER_VALUE = Pattern.compile("^[\\p{L}\\p{N}][\\p{L}\\p{N}./-]{2,29}");

    static ControlFields of(List<LabelledValue> fields) {
        return new ControlFields(
                LabelledValue.first(fields, NUMBER).flatMap(ControlFields::numberIn),
                LabelledValue.first(fields, REVISION).flatMap(ControlFields::revisionValue),
                LabelledValue.first(fields, EFFECTIVE).flatMap(Dates::in));
    }

    /** A revision that is named within a text, such as "rev D". */
    static Optional<String> revisionIn(String text) {
        return REVISION_NAMED
                .matcher(text)
                .results()
                .map(match -> match.group(1).toUpperCase(Locale.ROOT))
                .findFirst();
    }

    private static Optional<String> numberIn(String value) {
        var number = NUMBER_VALUE.matcher(value);
        return number.find() && number.group().chars().anyMatch(Character::isDigit)
                ? Optional.of(number.group().toUpperCase(Locale.ROOT))
                : Optional.empty();
    }

    /** A revision that a value begins with. */
    static Optional<String> revisionValue(String value) {
        var revision = REVISION_VALUE.matcher(value.strip());
        return revision.find() ? Optional.of(revision.group(1).toUpperCase(Locale.ROOT)) : Optional.empty();
    }
}
