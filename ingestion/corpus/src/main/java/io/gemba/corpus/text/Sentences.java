package io.gemba.corpus.text;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.text.FilteredBreakIteratorBuilder;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Splits running text into sentences, minding the abbreviations of its language and of technical writing. */
public final class Sentences {
    private static final Set<String> ABBREVIATIONS = Set.of(
            ("approx. ca. max. min. no. nos. fig. figs. sec. ref. rev. incl. excl. resp. temp. dia. qty. vs. abb. nr. pos. bzw."
                            + " ggf. inkl. evtl. stk. tab. kap. abs. art. env. réf. n°. p. pp. máx. mín. núm. aprox. dr. mr. ms."
                            + " mrs. ing. dipl. st. co. ltd. inc. vgl. usw. zzgl. mind. tel. str. prof. ex. cf. chap. éd. pág.")
                    .split(" "));
    private static final Pattern DOTTED = Pattern.compile("(?:\\p{L}\\.){2,}");
    private static final Pattern ORDINAL = Pattern.compile("\\d{1,2}\\.");
    private static final Pattern MONTH = Pattern.compile(
            "(?:Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|Quartal|Schicht)\\b.*",
            Pattern.DOTALL);

    private final PerLanguage<BreakIterator> prototypes = PerLanguage.of(Sentences::breaks);

    private static BreakIterator breaks(Language language) {
        var locale = ULocale.forLocale(language.locale());
        return FilteredBreakIteratorBuilder.getInstance(locale)
                .wrapIteratorWithFilter(BreakIterator.getSentenceInstance(locale));
    }

    /** The sentences, trimmed, none blank. */
    public List<String> of(String text, Language language) {
        return spans(text, language).stream()
                .map(span -> text.substring(span.start(), span.end()))
                .toList();
    }

    /** Where the sentences lie in the text, without the blanks around them. */
    public List<Span> spans(String text, Language language) {
        var breaks = (BreakIterator) prototypes.get(language).clone();
        breaks.setText(text);
        var spans = new ArrayList<Span>();
        var start = breaks.first();
        for (int end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
            var span = trimmed(text, start, end);
            if (span.start() < span.end() && !continues(text, span)) {
                spans.add(span);
                start = end;
            }
        }
        var rest = trimmed(text, start, text.length());
        if (rest.start() < rest.end()) {
            spans.add(rest);
        }
        return spans;
    }

    private static boolean continues(String text, Span span) {
        var sentence = text.substring(span.start(), span.end());
        var last = sentence.substring(sentence.lastIndexOf(' ') + 1);
        var next = text.substring(span.end()).stripLeading();
        return !next.isEmpty()
                && (ABBREVIATIONS.contains(last.toLowerCase(Locale.ROOT))
                        || DOTTED.matcher(last).matches()
                        || ORDINAL.matcher(last).matches()
                                && MONTH.matcher(next).matches());
    }

    private static Span trimmed(String text, int start, int end) {
        var from = start;
        var to = end;
        while (from < to && Character.isWhitespace(text.charAt(from))) {
            from++;
        }
        while (to > from && Character.isWhitespace(text.charAt(to - 1))) {
            to--;
        }
        return new Span(from, to);
    }

    /** A half-open range of characters. */
    public record Span(int start, int end) {}
}
