package io.gemba.copilot.skill;

import io.gemba.copilot.skill.Slots.Value.OfPeriod;
import io.gemba.corpus.text.Language;
import io.gemba.corpus.text.PerLanguage;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds the days that a question names, in the plant's languages: a day, a span, or one counted from today. */
final class Periods {
    private static final Pattern SINCE =
            Pattern.compile("\\b(?:since|seit|depuis|desde|ab dem|à partir de?)\\b", TimeNames.FLAGS);

    private static final Bound UNTIL = Bound.of(
            "(?:by|until|till|bis(?: zum| zur)?|d['’]ici(?: à| au| le| la)?|jusqu['’](?:à|au|en)|hasta(?: el| la)?)");

    private static final Bound BEFORE = Bound.of("(?:before|vor(?: dem| der)?|avant(?: le| la)?|antes del?(?: la)?)");

    /** Each in its language: the English word for what has been is the German one for what. */
    private static final PerLanguage<Pattern> PAST = new PerLanguage<>(
            words("was|were|did(?!.*\\bpromise\\b)"),
            words("(?-i:[Ww]ar|waren|wurden?)"),
            words("était|étaient|a été|ont été"),
            words("era|eran|fue|fueron|estaban?"));

    private final String text;
    private final Viewpoint viewpoint;
    private final WrittenDays days;
    private final Spans spans;

    /**
     * Looks at a text.
     *
     * @param ahead true if what is asked about may still come
     */
    Periods(String text, Language language, LocalDate today, boolean ahead) {
        this.text = text;
        this.viewpoint =
                new Viewpoint(today, ahead && !PAST.get(language).matcher(text).find());
        this.days = new WrittenDays(text, today);
        this.spans = new Spans(text, language, viewpoint);
    }

    private static Pattern words(String words) {
        return Pattern.compile("\\b(?:" + words + ")\\b", TimeNames.FLAGS);
    }

    /** The first of them; two days are the first and the last of a span, and one may begin or end one. */
    Optional<OfPeriod> find() {
        var written = days.all();
        if (written.size() > 1) {
            var sorted = written.values().stream().sorted().toList();
            return Optional.of(new OfPeriod(sorted.getFirst(), sorted.getLast()));
        }
        return written.entrySet().stream()
                .findFirst()
                .map(it -> new Spans.Named(OfPeriod.ofDay(it.getValue()), text.substring(0, it.getKey()), ""))
                .or(spans::first)
                .map(this::bounded);
    }

    /** What follows "since" or "until" is one end of a span. */
    private OfPeriod bounded(Spans.Named named) {
        var found = named.days();
        var today = viewpoint.today();
        if (SINCE.matcher(text).find() && found.from().isBefore(today)) {
            return new OfPeriod(found.from(), today);
        }
        if (!viewpoint.ahead() || !found.from().isAfter(today)) {
            return found;
        }
        if (BEFORE.isOf(named)) {
            return new OfPeriod(today, found.from().minusDays(1));
        }
        return UNTIL.isOf(named) ? new OfPeriod(today, found.to()) : found;
    }

    /** The first day that is written out. */
    Optional<LocalDate> day() {
        return days.all().values().stream().findFirst();
    }

    /** A text without the days that it names. */
    static String without(String text) {
        return SINCE.matcher(Spans.without(WrittenDays.without(text))).replaceAll(" ");
    }

    /** Words by which days become the end of a span: right before their name, or at its beginning. */
    private record Bound(Pattern before, Pattern within) {
        private static final String THE = "(?:\\s+(?:the|den|dem|der|le|la|el))?"
                + "(?:\\s+(?:end of|ende|fin(?: de)?|finales de)(?:\\s+(?:the|la))?)?";

        static Bound of(String words) {
            return new Bound(
                    Pattern.compile("\\b" + words + THE + "\\s*$", TimeNames.FLAGS),
                    Pattern.compile("^" + words + "\\b", TimeNames.FLAGS));
        }

        boolean isOf(Spans.Named days) {
            return before.matcher(days.before()).find()
                    || within.matcher(days.name()).find();
        }
    }
}
