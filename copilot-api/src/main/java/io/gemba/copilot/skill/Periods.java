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

    private static final Pattern UNTIL = Pattern.compile(
            "\\b(?:by|until|till|before|bis|vor dem|d['’]ici|avant|jusqu['’]|hasta|para el|antes de)\\b",
            TimeNames.FLAGS);
    /** Each in its language: the English word for what has been is the German one for what. */
    private static final PerLanguage<Pattern> PAST = new PerLanguage<>(
            words("was|were|did"),
            words("war|waren|wurden?"),
            words("était|étaient|a été|ont été"),
            words("era|eran|fue|fueron|estaban?"));

    private final String text;
    private final Viewpoint viewpoint;
    private final LocalDate today;
    private final WrittenDays days;
    private final Spans spans;

    /**
     * Looks at a text.
     *
     * @param ahead true if what is asked about may still come
     */
    Periods(String text, Language language, LocalDate today, boolean ahead) {
        this.text = text;
        this.today = today;
        this.viewpoint =
                new Viewpoint(today, ahead && !PAST.get(language).matcher(text).find());
        this.days = new WrittenDays(text, today);
        this.spans = new Spans(text, language, viewpoint);
    }

    private static Pattern words(String words) {
        return Pattern.compile("\\b(?:" + words + ")\\b", TimeNames.FLAGS);
    }

    /** The first of them; two days are the first and the last of a span, and one after "since" begins it. */
    Optional<OfPeriod> find() {
        var written = days.all().values().stream().sorted().toList();
        var found =
                written.isEmpty() ? spans.first() : Optional.of(new OfPeriod(written.getFirst(), written.getLast()));
        return found.map(it -> written.size() < 2 ? bounded(it) : it);
    }

    /** What follows "since" or "until" is one end of a span. */
    private OfPeriod bounded(OfPeriod named) {
        if (SINCE.matcher(text).find() && named.from().isBefore(today)) {
            return new OfPeriod(named.from(), today);
        }
        var isDayAhead = named.from().equals(named.to()) && named.to().isAfter(today);
        return viewpoint.ahead() && isDayAhead && UNTIL.matcher(text).find() ? new OfPeriod(today, named.to()) : named;
    }

    /** The first day that is written out. */
    Optional<LocalDate> day() {
        return days.all().values().stream().findFirst();
    }

    /** A text without the days that it names. */
    static String without(String text) {
        return SINCE.matcher(Spans.without(WrittenDays.without(text))).replaceAll(" ");
    }
}
