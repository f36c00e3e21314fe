package io.gemba.ingestion.classify;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The words by which documents say that they are drafts or not to be used any more, in the four languages. */
final class StandingWords {
    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS;
    private static final String OVER =
            "withdrawn|obsolete|superseded|void|cancell?ed|rescinded|repealed|retired|archived|invalid|no longer"
                    + " (?:valid|in force|in use)|not valid|expired|ungültig|zurückgezogen|außer kraft(?: gesetzt)?|ausser"
                    + " kraft(?: gesetzt)?|nicht mehr"
                    + " gültig|aufgehoben|abgelöst|ersetzt|veraltet|abgekündigt|archiviert|annulée?|périmée?|obsolète|abrogée?|retirée?|caduc|caduque|remplacée?|archivée?|n'est"
                    + " plus (?:en vigueur|valable|applicable)|plus en vigueur|hors"
                    + " vigueur|obsolet[oa]|anulad[oa]|retirad[oa]|derogad[oa]|sustituid[oa]|caducad[oa]|sin vigencia|no"
                    + " vigente|ya no (?:está vigente|es válid[oa])|archivad[oa]|fuera de vigor";
    private static final String UNRELEASED =
            "draft|preliminary|not (?:yet )?released|for (?:approval|review|comment)|under review|in review|in"
                    + " preparation|unapproved|entwurf|vorabzug|vorläufig|nicht freigegeben|in"
                    + " (?:prüfung|bearbeitung|freigabe)|zur (?:prüfung|freigabe)|projet|brouillon|provisoire|non"
                    + " (?:validée?|approuvée?|diffusée?)|en cours (?:de validation|d'approbation|de révision|de"
                    + " rédaction)|borrador|provisional|preliminar|no (?:aprobad[oa]|publicad[oa])|en"
                    + " (?:revisión|aprobación|elaboración)";
    private static final String DOCUMENT = "(?:document|procedure|(?:work"
            + " )?instructions?|sop|policy|standard|specification|manual|edition|revision|version|issue|plan|drawing|guideline|form|method"
            + "|dokument|anweisung|arbeitsanweisung|verfahrensanweisung|betriebsanweisung|prüfanweisung|richtlinie|vorschrift|ausgabe|revision|fassung|version|unterlage|spezifikation|zeichnung|prüfplan|formblatt|norm|procédure|instruction|consigne|mode"
            + " opératoire|fiche|norme|spécification|édition|révision|gamme|notice|politique"
            + "|documento|procedimiento|instrucción|norma|especificación|edición|revisión|versión|ficha|política|manual|pauta)";
    private static final String THIS =
            "(?:this|the present|present|diese[rs]?|(?:die|das|der) vorliegende|ce|cet|cette|le présent|la"
                    + " présente|este|esta|el presente|la presente) (?:\\p{L}+ )?"
                    + DOCUMENT;
    private static final Pattern STATUS_LABEL = Pattern.compile(
            "(?:document |revision"
                    + " )?(?:status|state)|(?:dokument(?:en)?|bearbeitungs)?-?status|dokumentenstatus|gültigkeit|statut(?:"
                    + " du document)?|état(?: du document)?|estado(?: del documento)?|situación",
            FLAGS);
    private static final Pattern OVER_LABEL = Pattern.compile(
            "(?:withdrawn|obsolete|cancell?ed|invalid|superseded|retired) (?:on|from|since|as"
                    + " of)|(?:withdrawal|cancellation|obsolescence) date|date of withdrawal|(?:ungültig|außer"
                    + " kraft|ausser kraft|zurückgezogen|aufgehoben)"
                    + " (?:ab|seit|am|zum)|(?:annulée?|retirée?|abrogée?|périmée?) (?:le|à partir du|depuis le|à compter"
                    + " du)|date (?:d'annulation|de"
                    + " retrait|d'abrogation)|(?:anulad[oa]|retirad[oa]|derogad[oa]|obsolet[oa]) (?:el|desde(?: el)?|a"
                    + " partir del)|fecha de (?:anulación|retirada|derogación|baja)",
            FLAGS);
    private static final Pattern IS_OVER = Pattern.compile("^(?:" + OVER + ")\\b.*", FLAGS);
    private static final Pattern IS_UNRELEASED = Pattern.compile("^(?:" + UNRELEASED + ")\\b.*", FLAGS);
    private static final Pattern SAYS_IT_IS_OVER = Pattern.compile(
            "\\b" + THIS
                    + " (?:[^.;:]{0,40} )?(?:is|was|has been|is hereby|wird|wurde|ist|est|a été|n'est|queda|ha"
                    + " sido|está|es|ya)\\b(?<rest>[^.;]{0,60}?)\\b(?:"
                    + OVER + ")\\b|\\b" + THIS
                    + " (?:\\p{L}+ ){0,3}(?:n'est plus en vigueur|ya no (?:está vigente|es válid[oa])|(?:verliert|hat)"
                    + " (?:hiermit |damit )?(?:ihre|seine) gültigkeit(?: verloren)?)",
            FLAGS);
    private static final Pattern NOT = Pattern.compile("\\b(?:not|never|nicht|nie|pas|no)\\b", FLAGS);
    /** A stamp stands in capitals or alone on its line. */
    private static final Pattern STAMP = Pattern.compile(
            "(?:^|[·|–—*\\-/\\[(]\\s?)(?:(?:DOCUMENT|DOKUMENT|DOCUMENTO)\\s)?(?:WITHDRAWN|OBSOLETE|SUPERSEDED|VOID|CANCELL?ED|NO"
                    + " LONGER VALID|INVALID|UNGÜLTIG|ZURÜCKGEZOGEN|AUSSER KRAFT|AUẞER KRAFT|NICHT MEHR"
                    + " GÜLTIG|ANNULÉE?|ANNULEE?|PÉRIMÉE?|PERIMEE?|OBSOLÈTE|ABROGÉE?|OBSOLETO|OBSOLETA|ANULADO|ANULADA|DEROGADO|DEROGADA|SIN"
                    + " VIGENCIA)(?=$|\\s?[·|–—*\\-/\\])!.,])");

    private static final Pattern DRAFT_STAMP = Pattern.compile(
            "(?:^|[·|–—*\\-/\\[(]\\s?)(?:DRAFT|ENTWURF|VORABZUG|BROUILLON|PROJET|BORRADOR|PRELIMINARY|UNRELEASED)(?=$|\\s?[·|–—*\\-/\\])!.,])");
    private static final int LONGEST_STAMP = 90;

    private StandingWords() {}

    /** What the control block says of the status; empty if nothing. */
    static Optional<String> status(List<LabelledValue> fields) {
        return LabelledValue.first(fields, STATUS_LABEL).map(String::strip);
    }

    /** What stands under a label such as "withdrawn on". */
    static Optional<String> overSince(List<LabelledValue> fields) {
        return LabelledValue.first(fields, OVER_LABEL);
    }

    /** True of a status that begins with a word for a document that is not to be used any more. */
    static boolean isOver(String status) {
        return IS_OVER.matcher(status).matches();
    }

    /** True of a status that begins with a word for a document that is not released. */
    static boolean isUnreleased(String status) {
        return IS_UNRELEASED.matcher(status).matches();
    }

    /** True of a sentence that says so of the document it stands in. */
    static boolean saysItIsOver(String sentence) {
        var said = SAYS_IT_IS_OVER.matcher(sentence);
        return said.find() && !NOT.matcher(String.valueOf(said.group("rest"))).find();
    }

    /** True of a line that is a stamp, or a head of the page with one in it. */
    static boolean isOverStamp(String line) {
        return line.length() <= LONGEST_STAMP && STAMP.matcher(line).find();
    }

    /** As {@link #isOverStamp}, for what is not released. */
    static boolean isDraftStamp(String line) {
        return line.length() <= LONGEST_STAMP && DRAFT_STAMP.matcher(line).find();
    }

    /** This document, in a sentence. */
    static String thisDocument() {
        return THIS;
    }
}
