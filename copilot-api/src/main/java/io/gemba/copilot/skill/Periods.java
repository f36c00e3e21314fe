package io.gemba.copilot.skill;

import io.gemba.copilot.skill.Slots.Value.OfPeriod;
import io.gemba.corpus.text.Language;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds the days that a question names, in the plant's languages: a day, a span, or one counted from today. */
final class Periods {
    private static final Pattern SINCE =
            Pattern.compile("\\b(?:since|seit|depuis|desde|ab dem|à partir de?)\\b", TimeNames.FLAGS);

    private final String text;
    private final LocalDate today;
    private final WrittenDays days;
    private final Spans spans;

    Periods(String text, Language language, LocalDate today) {
        this.text = text;
        this.today = today;
        this.days = new WrittenDays(text, today);
        this.spans = new Spans(text, language, today);
    }

    /** The first of them; two days are the first and the last of a span, and one after "since" begins it. */
    Optional<OfPeriod> find() {
        var written = days.all().values().stream().sorted().toList();
        var found =
                written.isEmpty() ? spans.first() : Optional.of(new OfPeriod(written.getFirst(), written.getLast()));
        return found.map(it ->
                written.size() < 2 && SINCE.matcher(text).find() && it.from().isBefore(today)
                        ? new OfPeriod(it.from(), today)
                        : it);
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
