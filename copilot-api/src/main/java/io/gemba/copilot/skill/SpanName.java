package io.gemba.copilot.skill;

import io.gemba.copilot.skill.Slots.Value.OfPeriod;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A way to name a span of days.
 *
 * @param pattern what it looks like, in any of the plant's languages
 * @param days which days it means; none if what looks like it is something else
 */
record SpanName(Pattern pattern, SeenDays days) {

    /** One that means the same days whether one looks back or ahead. */
    static SpanName of(String pattern, Days days) {
        return seen(pattern, (from, found) -> days.on(from.today(), found));
    }

    /** One that means nothing but of what may still come. */
    static SpanName ahead(String pattern, Days days) {
        return seen(pattern, (from, found) -> from.ahead() ? days.on(from.today(), found) : Optional.empty());
    }

    static SpanName seen(String pattern, SeenDays days) {
        return new SpanName(Pattern.compile(pattern, TimeNames.FLAGS), days);
    }

    /** Which days what was found means on a day. */
    interface Days {
        Optional<OfPeriod> on(LocalDate today, MatchResult found);
    }

    /** Which days what was found means from where one looks. */
    interface SeenDays {
        Optional<OfPeriod> from(Viewpoint viewpoint, MatchResult found);
    }

    /** The first of some groups that was met. */
    static Optional<String> met(MatchResult found, int... groups) {
        for (var group : groups) {
            if (group <= found.groupCount() && found.group(group) != null) {
                return Optional.of(found.group(group));
            }
        }
        return Optional.empty();
    }

    static int number(MatchResult found, int group) {
        return Integer.parseInt(found.group(group));
    }
}
