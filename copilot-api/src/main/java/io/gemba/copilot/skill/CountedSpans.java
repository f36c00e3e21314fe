package io.gemba.copilot.skill;

import static io.gemba.copilot.skill.SpanName.met;

import io.gemba.copilot.skill.Slots.Value.OfPeriod;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.stream.IntStream;

/** Spans of days that are counted from today, such as "last week", "two weeks ago" or "so far this year". */
final class CountedSpans {
    private static final String UNIT = TimeUnit.NAME;
    private static final String NUMBER = TimeUnit.NUMBER;
    private static final String LAST = "(?:last|previous|past|letzte[nrms]?|vorige[nrms]?|vergangene[nrms]?)";
    private static final String LAST_BEHIND =
            "(?:dernier|dernière|passé|passée|écoulée?|précédente?|pasad[oa]|anterior)";
    private static final String THIS =
            "(?:this|current|diese[nrms]?|aktuelle[nrms]?|laufende[nrms]?|cette|cet|ce|est[ea])";
    private static final String NEXT = "(?:next|coming|nächste[nrms]?|kommende[nrms]?|próxim[oa])";
    private static final String NEXT_BEHIND = "(?:prochaine?|suivante?|que viene|próxim[oa]|siguiente)";
    private static final String AND =
            "\\s*(?:,|and|und|sowie|et|y|e|&|\\+)\\s+(?:in\\s+)?(?:the |der |die |das |dem |den |la |le |el )?";

    static final List<SpanName> NAMES = List.of(
            SpanName.seen(
                    "\\b(?:on|over|at|during|this|last|past|next|coming)\\s+(?:(?:the|last|next|coming)\\s+)?weekend\\b"
                            + "|\\b(?:am|übers?|dieses|letztes|vergangenes|nächstes|kommendes|letzten|vergangenen|nächsten"
                            + "|kommenden)\\s+(?:(?:letzten|vergangenen|nächsten|kommenden)\\s+)?wochenende\\b"
                            + "|\\b(?:le|ce|du)\\s+(?:prochain\\s+)?week-?end(?:\\s+(?:derni?er|passé|prochain))?\\b"
                            + "|\\b(?:el|este|del)\\s+(?:(?:pasado|próximo)\\s+)?fin de semana(?:\\s+(?:pasado|próximo))?\\b",
                    CountedSpans::weekend),
            SpanName.ahead(
                    "\\b(?:within|in|innerhalb (?:von|der nächsten)|binnen|d['’]ici|sous|dans(?: les)?|dentro de|en(?: menos de)?)"
                            + "\\s+" + NUMBER + "\\s+" + UNIT + "\\b",
                    (today, found) -> some(today, found, 1)),
            SpanName.of(
                    "\\b(?:next|coming|nächsten|kommenden|prochains|prochaines|próximos|próximas)\\s+(?:few\\s+|paar\\s+)?"
                            + "(days|tagen?|jours|días|weeks|wochen|semaines|semanas|months|monaten?|mois|meses)\\b",
                    CountedSpans::coming),
            SpanName.ahead(
                    "\\b(?!fin\\s+de\\s+semana\\b|\\p{L}+\\s+of\\s+an\\b)(?:end|reste?|ende|fin|final(?:es)?|resto)\\s+"
                            + "(?:of|der|des|dieser|dieses|de|du|del)\\s*(?:the\\s+|this\\s+|la\\s+|l['’]|cette\\s+|ce\\s+|esta\\s+|este\\s+)?"
                            + UNIT + "\\b|\\b(?:monats|quartals|jahres)ende\\b",
                    CountedSpans::rest),
            SpanName.of(
                    "\\b" + THIS + "\\s+(?:" + UNIT + ")?" + AND + NEXT + "(?:\\s+" + UNIT + ")?(?! \\d)" + "|\\b"
                            + THIS + "\\s+" + UNIT + AND + "(?:" + UNIT + "\\s+)?" + NEXT_BEHIND + "\\b",
                    (today, found) -> pair(today, found, 0, 1)),
            SpanName.of(
                    "\\b" + LAST + "\\s+(?:" + UNIT + ")?" + AND + THIS + "(?:\\s+" + UNIT + ")?" + "|\\b" + UNIT
                            + "\\s+" + LAST_BEHIND + AND + THIS + "(?:\\s+" + UNIT + ")?",
                    (today, found) -> pair(today, found, -1, 0)),
            SpanName.of(
                    "\\b(?:last|past|previous|letzten|vergangenen|vorigen|derniers|dernières|últimos|últimas|pasados"
                            + "|pasadas)\\s+" + NUMBER + "\\s+" + UNIT + "\\b|\\b" + NUMBER
                            + "\\s+(?:derniers|dernières|últimos|últimas)\\s+" + UNIT + "\\b",
                    (today, found) -> some(today, found, -1)),
            SpanName.of(
                    "\\b(?:next|coming|nächsten|kommenden|prochains|prochaines|próximos|próximas)\\s+" + NUMBER + "\\s+"
                            + UNIT + "\\b|\\b" + NUMBER + "\\s+(?:prochains|prochaines|próximos|próximas)\\s+" + UNIT
                            + "\\b",
                    (today, found) -> some(today, found, 1)),
            SpanName.of(
                    "\\b" + NUMBER + "\\s+" + UNIT + "\\s+ago\\b|\\bvor\\s+" + NUMBER + "\\s+" + UNIT
                            + "\\b|\\bil y a\\s+" + NUMBER + "\\s+" + UNIT + "\\b|\\bhace\\s+" + NUMBER + "\\s+" + UNIT
                            + "\\b",
                    CountedSpans::ago),
            SpanName.of(
                    "\\b" + UNIT + "\\s+before last\\b|\\bvorletzte[nrms]?\\s+" + UNIT
                            + "\\b|\\bavant[- ]derni(?:er|ère)\\s+" + UNIT + "\\b|\\bpenúltim[oa]\\s+" + UNIT + "\\b",
                    (today, found) -> whole(today, found, -2)),
            SpanName.of(
                    "\\b" + UNIT + "[- ]to[- ]date\\b|\\bso far this\\s+" + UNIT + "\\b|\\bthis\\s+" + UNIT
                            + "\\s+so far\\b|\\bbisher(?:igen)?\\s+in\\s+diese[rm]\\s+" + UNIT
                            + "\\b|\\b(?:seit|von)\\s+"
                            + "(?:(?:dem )?anfang|beginn)\\s+(?:de[sr]|dieses)\\s+" + UNIT + "\\b|\\bseit\\s+" + UNIT
                            + "(?:e?s)?(?:anfang|beginn)\\b|\\bdepuis\\s+le\\s+début\\s+(?:de\\s+(?:l['’]|la\\s+|cette\\s+)|du\\s+)"
                            + UNIT + "\\b|\\ben lo que va de(?:l)?\\s+" + UNIT
                            + "\\b|\\bdesde\\s+(?:el\\s+)?(?:principios?"
                            + "|comienzos?|inicio)\\s+de(?:l)?\\s+(?:la\\s+|este\\s+|esta\\s+)?" + UNIT
                            + "\\b|\\b(y)td\\b"
                            + "|\\b(m)td\\b",
                    (today, found) ->
                            unit(found).map(it -> new OfPeriod(it.around(today).from(), today))),
            SpanName.of(
                    "\\b" + LAST + "\\s+" + UNIT + "\\b|\\b(?:la |le |l['’]|el |del )?" + UNIT + "\\s+" + LAST_BEHIND
                            + "\\b",
                    (today, found) -> whole(today, found, -1)),
            SpanName.of(
                    "\\b" + NEXT + "\\s+" + UNIT + "\\b|\\b" + UNIT + "\\s+" + NEXT_BEHIND + "\\b",
                    (today, found) -> whole(today, found, 1)),
            SpanName.of("\\b" + THIS + "\\s+" + UNIT + "\\b", (today, found) -> whole(today, found, 0)));

    private CountedSpans() {}

    private static Optional<OfPeriod> pair(LocalDate today, MatchResult found, int from, int to) {
        return unit(found)
                .map(it -> new OfPeriod(
                        it.around(it.after(today, from)).from(),
                        it.around(it.after(today, to)).to()));
    }

    /** So many units back from today or ahead of it, today included. */
    private static Optional<OfPeriod> some(LocalDate today, MatchResult found, int direction) {
        var number = TimeUnit.number(met(found, 1, 3).orElseThrow());
        var away = TimeUnit.named(met(found, 2, 4).orElseThrow()).after(today, direction * number);
        return Optional.of(direction < 0 ? new OfPeriod(away, today) : new OfPeriod(today, away));
    }

    /** Of days that nobody has counted: a week of them, a month of weeks, a quarter of months. */
    private static Optional<OfPeriod> coming(LocalDate today, MatchResult found) {
        var unit = TimeUnit.named(found.group(1));
        var last = switch (unit) {
            case DAY -> today.plusWeeks(1);
            case WEEK -> today.plusMonths(1);
            case MONTH, QUARTER, YEAR -> today.plusMonths(3);
        };
        return Optional.of(new OfPeriod(today, last));
    }

    /** From today to the end of what is under way. */
    private static Optional<OfPeriod> rest(LocalDate today, MatchResult found) {
        var unit = TimeUnit.named(met(found, 1).orElseGet(found::group));
        return Optional.of(new OfPeriod(today, unit.around(today).to()));
    }

    /** The whole one in which it was then. */
    private static Optional<OfPeriod> ago(LocalDate today, MatchResult found) {
        var number = TimeUnit.number(met(found, 1, 3, 5, 7).orElseThrow());
        var unit = TimeUnit.named(met(found, 2, 4, 6, 8).orElseThrow());
        return Optional.of(unit.around(unit.after(today, -number)));
    }

    /** The one before, of, or after today. */
    private static Optional<OfPeriod> whole(LocalDate today, MatchResult found, int away) {
        return unit(found).map(it -> it.around(it.after(today, away)));
    }

    private static Optional<OfPeriod> weekend(Viewpoint viewpoint, MatchResult found) {
        var saturday = viewpoint.weekend(found.group());
        return Optional.of(new OfPeriod(saturday, saturday.plusDays(1)));
    }

    /** The first that is named. */
    private static Optional<TimeUnit> unit(MatchResult found) {
        return IntStream.rangeClosed(1, found.groupCount())
                .mapToObj(found::group)
                .filter(Objects::nonNull)
                .findFirst()
                .map(TimeUnit::named);
    }
}
