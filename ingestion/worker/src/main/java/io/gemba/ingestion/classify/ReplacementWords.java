package io.gemba.ingestion.classify;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The words by which documents say what they stand in the place of, and what in theirs, in the four languages. */
final class ReplacementWords {
    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS;
    private static final String OLDER_LABEL = "supersedes|replaces|(?:cancels|supersedes) and replaces|substitutes?(?:"
            + " for)?|(?:superseded|replaced|predecessor|previous|old)"
            + " (?:documents?|sops?|procedures?|revisions?|versions?|issues?|no\\.?|number)|predecessors?|ersetzt|ersatz"
            + " für|ersetzte[sn]?"
            + " (?:dokumente?|anweisung(?:en)?|ausgaben?|fassung)|vorgänger(?:dokumente?|versione?n?|ausgaben?)?|bisherige[sr]?"
            + " (?:nummer|dokument|ausgabe)|löst ab|remplace|annule et remplace|remplace et"
            + " annule|(?:documents?|procédures?|instructions?) (?:remplacée?s?|annulée?s?)|(?:version|édition|révision)"
            + " (?:précédente|remplacée)|ancien(?:ne)? (?:numéro|référence|version)|sustituye(?: a)?|anula y sustituye(?:"
            + " a)?|sustituye y anula(?: a)?|reemplaza(?: a)?|(?:documentos?|procedimientos?)"
            + " (?:sustituidos?|anulados?|reemplazados?)|(?:versión|edición|revisión) (?:anterior|sustituida)";
    private static final String NEWER_LABEL =
            "(?:superseded|replaced) by|successors?|successor documents?|new (?:document|no\\.?|number)|see"
                    + " instead|(?:ersetzt|abgelöst) durch|nachfolger(?:dokumente?|ausgabe)?|neue"
                    + " (?:nummer|anweisung)|neues dokument|(?:remplacée?s?|annulée?s?(?: et remplacée?s?)?) par|nouveau"
                    + " (?:document|numéro)|nouvelle (?:référence|procédure)|(?:sustituid|reemplazad)[oa]s? por|nuevo"
                    + " (?:documento|número)|nueva referencia";
    private static final Pattern OLDER =
            Pattern.compile("(?:this (?:document|procedure) )?(?:" + OLDER_LABEL + ")", FLAGS);
    private static final Pattern NEWER = Pattern.compile("(?:" + NEWER_LABEL + ")", FLAGS);
    private static final Pattern NUMBER_COLUMN = Pattern.compile(
            "(?:document|doc\\.?|dokument(?:en)?|sop|procedure|anweisung|procédure|procedimiento|documento)?["
                    + " -]*(?:no\\.?|nr\\.?|number|nummer|n[°º]\\.?|numéro|número|code|código|référence|referencia|id)(?:"
                    + " (?:du |de |del"
                    + " |d')?(?:document|documento|procédure|procedimiento))?|documents?|dokumente?|documentos?|sops?|(?:old|superseded|alte[sr]?|bisher|ancien|antiguo).{0,20}",
            FLAGS);
    private static final Pattern REVISION_COLUMN = Pattern.compile(
            "rev(?:ision(?:sstand)?|\\.)?|issue|version|edition|ed\\.?|ausgabe|stand|index|indice|ind\\.?|révision|édition|revisión|edición|versión",
            FLAGS);
    private static final Pattern DATE_COLUMN = Pattern.compile(
            "(?:effective |issue |release |revision )?dated?|valid from|effective(?:"
                    + " from)?|datum|(?:gültig|freigegeben) (?:ab|am)|ausgabedatum|date"
                    + " (?:d'application|d'effet)?|applicable le|fecha(?: de .{1,20})?|vigente desde",
            FLAGS);
    private static final String NEWER_VERB =
            "(?:is|was|has been|will be|wird|wurde|ist|est|a été|sera|ha sido|fue|queda|será)\\b[^.;]{0,30}?\\b";
    private static final Pattern SAYS_NEWER = Pattern.compile(
            "^(?:" + NEWER_LABEL + ")\\b[ :]*(?<by>.+)|\\b" + StandingWords.thisDocument() + "\\b[^.;]{0,40}?\\b"
                    + NEWER_VERB
                    + "(?:(?:superseded|replaced|cancelled and replaced) by|(?:remplacée?|annulée?(?: et remplacée?)?)"
                    + " par|(?:sustituid|reemplazad)[oa] por) (?<this>[^;]+)|\\b"
                    + StandingWords.thisDocument()
                    + "\\b[^.;]{0,40}?(?:wird|wurde|ist) durch (?<german>[^;]+?) (?:ersetzt|abgelöst)\\b",
            FLAGS);
    private static final String OLDER_VERB =
            "(?:hereby )?(?:supersedes|replaces|cancels and replaces|supersedes and replaces|substitutes(?:"
                    + " for)?)|(?:hiermit )?ersetzt|tritt an die stelle (?:von|der|des)|(?:annule et remplace|remplace et"
                    + " annule|remplace|abroge)|(?:anula y sustituye|sustituye y anula|sustituye|reemplaza|deroga)(?: a)?";
    private static final Pattern SAYS_OLDER = Pattern.compile(
            "^(?:" + OLDER_LABEL
                    + "|en remplacement de|remplaçant|en sustitución de|in replacement of|replacing|superseding)\\b["
                    + " :]*(?<opening>.+)|\\b"
                    + StandingWords.thisDocument() + "\\b[^.;]{0,60}?\\b(?:" + OLDER_VERB
                    + ") (?<this>[^;]+)|\\b(?<passive>[^;]{3,80}?) (?:is|are|was|were|has been|have"
                    + " been|wird|werden|wurde|est|sont|queda|quedan) (?:hereby |hiermit |damit |par la présente"
                    + " )?(?:(?:superseded|replaced|cancelled|withdrawn) by (?:it|" + StandingWords.thisDocument()
                    + ")|durch " + StandingWords.thisDocument().replace("diese[rs]?", "diese[rsnm]?")
                    + " (?:ersetzt|abgelöst|aufgehoben)|(?:remplacée?s?|annulée?s?) par " + StandingWords.thisDocument()
                    + "|(?:sustituid|anulad|derogad)[oa]s? por " + StandingWords.thisDocument() + ")",
            FLAGS);
    private static final Pattern NOT =
            Pattern.compile("\\b(?:not|never|nicht|nie|kein\\w*|ne|n'|pas|no)\\b|\\bn'", FLAGS);

    private ReplacementWords() {}

    static boolean isOlderLabel(String label) {
        return OLDER.matcher(label).matches();
    }

    static boolean isNewerLabel(String label) {
        return NEWER.matcher(label).matches();
    }

    static boolean isNumberColumn(String header) {
        return NUMBER_COLUMN.matcher(header).matches();
    }

    static boolean isRevisionColumn(String header) {
        return REVISION_COLUMN.matcher(header).matches();
    }

    static boolean isDateColumn(String header) {
        return DATE_COLUMN.matcher(header).matches();
    }

    /** What a sentence says stands in the place of the document that it stands in. */
    static Optional<String> newerIn(String sentence) {
        return said(SAYS_NEWER, sentence, List.of("by", "this", "german"));
    }

    /** What a sentence says that the document which it stands in takes the place of. */
    static Optional<String> olderIn(String sentence) {
        return newerIn(sentence).isPresent()
                ? Optional.empty()
                : said(SAYS_OLDER, sentence, List.of("opening", "this", "passive"));
    }

    private static Optional<String> said(Pattern pattern, String sentence, List<String> groups) {
        if (NOT.matcher(sentence).find()) {
            return Optional.empty();
        }
        var match = pattern.matcher(sentence);
        if (!match.find()) {
            return Optional.empty();
        }
        return groups.stream()
                .flatMap(group -> Optional.ofNullable(match.group(group)).stream())
                .findFirst();
    }
}
