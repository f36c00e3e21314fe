package io.gemba.copilot.conflict;

import io.gemba.copilot.conflict.Measure.Bound;
import io.gemba.copilot.grounding.Units;
import io.gemba.corpus.text.Identifiers;
import io.gemba.corpus.text.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Finds the measures in a text, with what its words say about them: at most, at least, a range, a tolerance. */
final class MeasureReading {
    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS;
    private static final String NUMBER = "[-−]?\\d+(?:[.,'\\u2009\\u00a0]\\d{3})*(?:[.,]\\d+)?";
    private static final Pattern SPACE = Pattern.compile("['\\u2009\\u00a0]");
    private static final Pattern GROUPED_BY_COMMAS = Pattern.compile("-?\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?");
    private static final Pattern GROUPED_BY_POINTS = Pattern.compile("-?\\d{1,3}(?:\\.\\d{3})+(?:,\\d+)?");
    private static final Pattern POINTS_BEFORE_THE_LAST = Pattern.compile("\\.(?=.*\\.)");
    private static final Pattern FIGURES = Pattern.compile("(?<![\\p{L}\\d.,/_-])(" + NUMBER + ")(?![\\d])");
    private static final Pattern RANGE = Pattern.compile(
            "^[ \\u00a0]?(?:\\p{L}{1,3}|%|°C?)?[ \\u00a0]?(?:to|bis|à|a|up to|until|–|—|-|\\.\\.\\.|…|and|und|et|y)["
                    + " \\u00a0]?("
                    + NUMBER + ")(?![\\d])",
            FLAGS);
    private static final Pattern BETWEEN = Pattern.compile("\\b(?:between|zwischen|entre)\\s+$", FLAGS);
    private static final Pattern AND = Pattern.compile("^[^\\d]*\\b(?:and|und|et|y)\\b", FLAGS);
    private static final Pattern TOLERANCE =
            Pattern.compile("^[ \\u00a0]?(?:\\p{L}{1,3}|%|°C?)?[ \\u00a0]?±[ \\u00a0]?(" + NUMBER + ")", FLAGS);
    private static final Pattern MOST = Pattern.compile(
            "(?:\\b(?:at most|max|maximum|maximal|highest|up to|not more than|no more than|not exceed\\w*|never"
                    + " exceed\\w*|exceed|below|less than|under|upper limit|within|no longer than|not"
                    + " above|höchstens|maximale?[rsnm]?|bis zu|unter|weniger als|nicht über|nicht mehr"
                    + " als|unterhalb|innerhalb|überschreiten|höchste[rsnm]?|au plus|maximale?s?|jusqu'à|moins"
                    + " de|inférieure?s? à|ne pas dépasser|dépasse\\w*|au maximum|dans les|en moins de|como"
                    + " máximo|máxim[oa]s?|hasta|menos de|no más de|inferior a|no superar|supera\\w*|debajo"
                    + " de)\\b|[≤<])[^\\d.;]{0,25}$",
            FLAGS);
    private static final Pattern LEAST = Pattern.compile(
            "(?:\\b(?:at least|min|minimum|minimal|lowest|not less than|no less than|above|more than|over|lower"
                    + " limit|from|exceeds|mindestens|minimale?[rsnm]?|ab|über|mehr als|nicht unter|oberhalb|wenigstens|au"
                    + " moins|minimale?s?|plus de|supérieure?s? à|au minimum|à partir de|al menos|como"
                    + " mínimo|mínim[oa]s?|más de|superior a|por encima de|a partir de)\\b|[≥>])[^\\d.;]{0,25}$",
            FLAGS);
    private static final Pattern MOST_BEHIND = Pattern.compile(
            "^\\s*(?:\\S{1,8}\\s)?(?:at most|maximum|max\\b|or less|höchstens|maximal|oder weniger|(?:keinesfalls |nie"
                    + " |niemals |nicht )(?:überschreiten|übersteigen|überschritten)|au plus|au maximum|ou moins|como"
                    + " máximo|máximo|o menos)",
            FLAGS);
    private static final Pattern LEAST_BEHIND = Pattern.compile(
            "^\\s*(?:\\S{1,8}\\s)?(?:at least|minimum|min\\b|or more|mindestens|oder mehr|nicht unterschreiten|au"
                    + " moins|au minimum|ou plus|como mínimo|mínimo|o más)",
            FLAGS);
    private static final Pattern CONDITION = Pattern.compile("\\b(?:at|bei|à|a)\\s*$", FLAGS);
    private static final int BEFORE = 60;
    private static final Pattern CLOCK_OR_DATE = Pattern.compile(
            "\\b\\d{1,2}:\\d{2}\\b|\\b\\d{4}-\\d{2}-\\d{2}\\b|\\b\\d{1,2}[./]\\d{1,2}[./]\\d{2,4}\\b|\\b\\d{1,2}\\.?"
                    + " (?:\\p{Lu}\\p{L}{2,9}|de \\p{L}{3,10}) (?:de )?\\d{4}\\b|\\b(?:18|19|20)\\d{2}\\b(?![.,]\\d|"
                    + " ?(?:\\p{L}|%))");
    private static final List<Every> INTERVALS = List.of(
            new Every(
                    "\\b(?:daily|every day|each day|once a day|täglich|jeden tag|quotidien\\w*|chaque jour|tous les"
                            + " jours|diari\\w+|cada día)\\b",
                    86_400),
            new Every(
                    "\\b(?:weekly|every week|once a week|wöchentlich|jede woche|hebdomadaire\\w*|chaque semaine|toutes"
                            + " les semaines|semanal\\w*|cada semana)\\b",
                    7 * 86_400),
            new Every(
                    "\\b(?:monthly|every month|once a month|monatlich|jeden monat|mensuel\\w*|chaque mois|tous les"
                            + " mois|mensual\\w*|cada mes)\\b",
                    30.4375 * 86_400),
            new Every(
                    "\\b(?:quarterly|every quarter|vierteljährlich|quartalsweise|trimestriel\\w*|trimestral\\w*)\\b",
                    91.3125 * 86_400),
            new Every("\\b(?:half-yearly|halbjährlich|semestriel\\w*|semestral\\w*)\\b", 182.625 * 86_400),
            new Every(
                    "\\b(?:yearly|annual|annually|every year|once a year|(?<!\\p{L})jährlich|jedes"
                            + " jahr|annuel\\w*|chaque année|tous les ans|anual\\w*|cada año)\\b",
                    365.25 * 86_400));

    private MeasureReading() {}

    /**
     * The measures of a text, in order.
     *
     * @param unit that figures without one have, such as that of a column
     */
    static List<Measure> in(String text, Language language, Optional<String> unit, Bound usual) {
        var plain = CLOCK_OR_DATE
                .matcher(withoutIdentifiers(text))
                .replaceAll(match -> " ".repeat(match.end() - match.start()));
        var measures = new ArrayList<Measure>();
        var from = 0;
        for (var match : FIGURES.matcher(plain).results().toList()) {
            if (match.start() >= from) {
                from = read(plain, match, language, unit, usual, measures);
            }
        }
        INTERVALS.stream()
                .filter(it -> it.words().matcher(plain).find())
                .forEach(it -> measures.add(new Measure("time", it.seconds(), it.seconds(), Bound.EXACT, false)));
        return measures;
    }

    private static String withoutIdentifiers(String text) {
        var rest = text;
        for (var spelling : Identifiers.spellings(text).values()) {
            rest = rest.replace(spelling, " ".repeat(spelling.length()));
        }
        return rest;
    }

    /** Reads one; where it ends. */
    private static int read(
            String text,
            MatchResult match,
            Language language,
            Optional<String> usualUnit,
            Bound usual,
            List<Measure> measures) {
        var low = number(match.group(1), language);
        var high = low;
        var end = match.end();
        var behind = text.substring(match.end());
        var before = text.substring(Math.max(0, match.start() - BEFORE), match.start());
        var tolerance = TOLERANCE.matcher(behind);
        var range = RANGE.matcher(behind);
        if (tolerance.find()) {
            var by = number(tolerance.group(1), language);
            end = match.end() + tolerance.end();
            var percent = text.substring(end).stripLeading().startsWith("%")
                    && !behind.stripLeading().startsWith("%");
            low = percent ? low * (1 - by / 100) : low - by;
            high = percent ? high * (1 + by / 100) : high + by;
            end = percent ? match.end() : end;
        } else if (range.find()
                && (!AND.matcher(range.group()).find()
                        || BETWEEN.matcher(before).find())) {
            high = number(range.group(1), language);
            end = match.end() + range.end();
        }
        var found = Units.at(text, match.start(), end)
                .or(() -> Units.at(text, match.start(), match.end()))
                .or(() -> usualUnit);
        if (found.isEmpty() || high < low) {
            return end;
        }
        var rest = text.substring(end);
        var bound = low != high
                ? Bound.EXACT
                : MOST.matcher(before).find() || MOST_BEHIND.matcher(rest).find()
                        ? Bound.MOST
                        : LEAST.matcher(before).find()
                                        || LEAST_BEHIND.matcher(rest).find()
                                ? Bound.LEAST
                                : usual;
        var measure = Measure.of(low, high, found.get(), bound);
        measures.add(CONDITION.matcher(before).find() ? measure.asCondition() : measure);
        return end;
    }

    private static double number(String written, Language language) {
        var plain = SPACE.matcher(written.replace('−', '-')).replaceAll("");
        var english = language == Language.ENGLISH;
        if ((english ? GROUPED_BY_COMMAS : GROUPED_BY_POINTS).matcher(plain).matches()) {
            plain = plain.replace(english ? "," : ".", "");
        }
        return Double.parseDouble(
                POINTS_BEFORE_THE_LAST.matcher(plain.replace(',', '.')).replaceAll(""));
    }

    /** A word for how often, with its interval in seconds. */
    private record Every(Pattern words, double seconds) {
        Every(String words, double seconds) {
            this(Pattern.compile(words, FLAGS), seconds);
        }
    }
}
