package io.gemba.copilot.grounding;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Holds a sentence that a model wrote against the evidence it cites. A sentence that states something has to cite
 * evidence that was given, and every figure and identifier in it has to stand in what it cites.
 */
public final class SentenceCheck {
    private static final Pattern MARKER =
            Pattern.compile("\\s*[\\[【]\\s*(\\d{1,3}(?:\\s*[,;]\\s*\\d{1,3})*)\\s*[\\]】]");
    private static final Pattern LINK = Pattern.compile(
            "!?\\[([^\\]]*)]\\([^)]*\\)|<[^>]{1,200}>|(?:https?|ftp|file|data|javascript|mailto):\\S+|\\bwww\\.\\S+");
    private static final Pattern EMPHASIS = Pattern.compile("(\\*\\*|__|`)(?=\\S)|(?<=\\S)(\\*\\*|__|`)");
    private static final Pattern MISSING = Pattern.compile(
            "\\b(?:no|not|nothing|none|without|missing|unknown|unclear|does not|do"
                    + " not|cannot|kein\\p{L}*|nicht|nichts|fehl\\p{L}*|unbekannt"
                    + "|ne|pas|aucun\\p{L}*|rien|manque\\p{L}*|ningun\\p{L}*|nada|falta\\p{L}*)\\b",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    /** A sentence without a citation may say what the documents leave open; about the plant itself it says nothing. */
    private static final Pattern SOURCES = Pattern.compile(
            "\\b(?:evidence|documents?|sources?|excerpts?|information|details?|dokument\\p{L}*|unterlagen|quellen?|angaben?|informationen?|belege?n?"
                    + "|documents?|extraits?|informations?|précisions?|documentos?|fuentes?|información|datos)\\b",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private SentenceCheck() {}

    /**
     * Checks a sentence.
     *
     * @param written with its citation marks
     */
    public static Verdict check(String written, NumberedEvidence evidence) {
        var cited = new TreeSet<Integer>();
        var marks = MARKER.matcher(written);
        while (marks.find()) {
            for (var number : marks.group(1).split("[,;]")) {
                var n = Integer.parseInt(number.strip());
                evidence.of(n).ifPresent(it -> cited.add(n));
            }
        }
        var text = plain(MARKER.matcher(written).replaceAll(""));
        if (text.chars().noneMatch(Character::isLetterOrDigit)) {
            return new Verdict.Nothing();
        }
        if (cited.isEmpty()) {
            return !Figures.occurIn(text)
                            && MISSING.matcher(text).find()
                            && SOURCES.matcher(text).find()
                    ? new Verdict.Supported(text, List.of())
                    : new Verdict.Unsupported(text, Set.of());
        }
        var unsupported = Figures.unsupported(text, texts(cited, evidence));
        return unsupported.isEmpty()
                ? new Verdict.Supported(text, List.copyOf(cited))
                : new Verdict.Unsupported(text, unsupported);
    }

    /** Markup and addresses never leave: what is not plain text could be fetched or run by whoever shows it. */
    private static String plain(String text) {
        var linked = LINK.matcher(Sanitised.text(text))
                .replaceAll(match -> match.group(1) == null ? "" : Matcher.quoteReplacement(match.group(1)));
        return EMPHASIS.matcher(linked.replace("](", " ("))
                .replaceAll("")
                .replaceAll("\\s+", " ")
                .replaceAll("\\s+([.,;:!?])", "$1")
                .strip();
    }

    private static List<String> texts(Set<Integer> cited, NumberedEvidence evidence) {
        var texts = new ArrayList<String>();
        for (var n : cited) {
            evidence.of(n).ifPresent(it -> {
                texts.add(it.text());
                texts.addAll(it.around());
            });
        }
        return texts;
    }

    /** What a check found. */
    public sealed interface Verdict {
        /** The sentence may be said. */
        record Supported(String text, List<Integer> citations) implements Verdict {}

        /**
         * The sentence is withheld.
         *
         * @param figures that are not in what it cites; empty if it cites nothing
         */
        record Unsupported(String text, Set<String> figures) implements Verdict {}

        /** There is nothing in it to say. */
        record Nothing() implements Verdict {}
    }
}
