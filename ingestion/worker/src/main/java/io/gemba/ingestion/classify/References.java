package io.gemba.ingestion.classify;

import io.gemba.corpus.document.DocumentReference;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads which documents a text names, such as "SOP-014 rev C and AA-22 vom 1.2.2025". */
final class References {
    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    private static final Pattern NUMBER = Pattern.compile("(?<![\\p{L}\\p{N}./-])"
            + "(?:\\p{Lu}{2,6}[ \\u00a0]\\d{2,}(?:[-/.][\\p{L}\\p{N}]+)*"
            + "|\\p{Lu}[\\p{L}]{0,9}(?:[-/.]\\p{L}{1,10}){0,3}[-/.]?\\d[\\p{L}\\p{N}]*(?:[-/.][\\p{L}\\p{N}]+)*"
            + "|\\d{2,}[-/]\\d{2,}(?:[-/]\\d+)*)(?![\\p{L}\\p{N}])");
    private static final Pattern REVISION = Pattern.compile(
            "\\b(?:rev(?:isions?|isionsstand)?|vers(?:ions?)?|issues?|editions?|ed|ausgaben?|fassung|indice|ind|index|stand|révisions?|éditions?|revisión|revisiones|edición|versión)\\b\\.?["
                    + " :]{0,2}(?:n[°o]\\.? ?)?([A-Z]{1,2}|\\d{1,3}(?:\\.\\d{1,2})?)(?![\\p{L}\\p{N}]|[./-]\\d)",
            FLAGS);
    private static final Pattern REVISION_ALONE =
            Pattern.compile("(?:[A-Z]{1,2}|\\d{1,2}(?:\\.\\d{1,2})?)(?=\\s*(?:$|[,;(]|of\\b|vom\\b|du\\b|del?\\b))");
    private static final Set<String> NO_NUMBER_WORDS = Set.of(
            "REV",
            "REVISION",
            "VERSION",
            "ISSUE",
            "EDITION",
            "AUSGABE",
            "INDICE",
            "INDEX",
            "STAND",
            "PAGE",
            "SEITE",
            "KAPITEL",
            "SECTION",
            "NO",
            "NR");

    private References() {}

    /**
     * The documents that are named.
     *
     * @param text that says which and nothing else, such as the value of a label
     */
    static List<DocumentReference> in(String text) {
        var numbers =
                NUMBER.matcher(text).results().filter(References::isNumber).toList();
        if (numbers.isEmpty()) {
            return own(text).map(List::of).orElse(List.of());
        }
        var references = new ArrayList<DocumentReference>();
        for (int i = 0; i < numbers.size(); i++) {
            var number = numbers.get(i);
            var end = i + 1 < numbers.size() ? numbers.get(i + 1).start() : text.length();
            var behind = text.substring(number.end(), end);
            // "revision C of SOP-014" as well as "SOP-014 revision C"
            var before = i == 0 ? text.substring(0, number.start()) : "";
            references.add(new DocumentReference(
                    number.group().toUpperCase(Locale.ROOT),
                    revision(behind).or(() -> revision(before)).orElse(null),
                    date(behind).or(() -> date(before)).orElse(null)));
        }
        return references;
    }

    /** An earlier revision of the one that speaks; its number is put in by whoever knows it. */
    private static Optional<DocumentReference> own(String text) {
        var revision = revision(text).or(() -> alone(text)).orElse(null);
        var date = date(text).orElse(null);
        return revision == null && date == null ? Optional.empty() : Optional.of(own(revision, date));
    }

    private static DocumentReference own(@Nullable String revision, @Nullable LocalDate date) {
        return new DocumentReference("", revision, date);
    }

    private static Optional<String> revision(String text) {
        return REVISION.matcher(text)
                .results()
                .map(it -> it.group(1).toUpperCase(Locale.ROOT))
                .findFirst();
    }

    private static Optional<String> alone(String text) {
        var found = REVISION_ALONE.matcher(text.strip());
        return found.lookingAt() ? Optional.of(found.group().toUpperCase(Locale.ROOT)) : Optional.empty();
    }

    static Optional<LocalDate> date(String text) {
        return Dates.in(text).or(() -> Dates.monthIn(text));
    }

    private static boolean isNumber(MatchResult match) {
        var text = match.group();
        var word = text.split("[-/. \\u00a0\\d]", 2)[0].toUpperCase(Locale.ROOT);
        return !NO_NUMBER_WORDS.contains(word)
                && !Dates.isMonth(word)
                && Dates.in(text).isEmpty();
    }
}
