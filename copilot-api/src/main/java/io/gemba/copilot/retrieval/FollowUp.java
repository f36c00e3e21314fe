package io.gemba.copilot.retrieval;

import io.gemba.corpus.search.QueryTerm;
import io.gemba.corpus.text.Identifiers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Completes a question that leans on the one before it, such as "and for the TGX 80?", by rules: what it names takes
 * the place of its like in the earlier question, and what the earlier one was about is kept.
 *
 * @param asked the question that leans
 * @param own what it turns on by itself
 * @param type that it has by itself
 */
record FollowUp(String asked, QuestionTerms own, QuestionType type) {
    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS;
    private static final Pattern OPENING = Pattern.compile(
            "^[¿¡\\s]*(?:(?:and |but |or |so |also )?(?:what about|how about|what if)|and|but|or|also|then|und(?: was"
                    + " ist(?: mit| bei)?| wie sieht es(?: mit| bei)?)?|was ist mit|wie sieht es(?: mit| bei)?|wie ist"
                    + " es(?: mit| bei)?|aber|oder|auch|(?:et |mais |ou )?(?:qu'en est-il (?:de|du|des|pour)?|quid"
                    + " (?:de|du|des)?)|et|mais|ou|y|e|pero|o|¿?y)\\b[\\s,:]*",
            FLAGS);
    private static final Pattern POINTING = Pattern.compile(
            "\\b(?:it|its|that|this|they|them|their|those|these|there|then|the same|one|ones|instead|afterwards|before"
                    + " that|after"
                    + " that|dort|dabei|dafür|davon|damit|daran|darauf|dazu|danach|davor|darin|darüber|stattdessen|dieser|dieses|diese[nm]?|derselbe[n]?|dasselbe|das"
                    + " gleiche|das|ihn|ihm|deren|dessen|sonst|da|cela|ça|celui-ci|celle-ci|celui|celle|ceux|celles|lui|leur|il|elle|ils|elles|dessus|le"
                    + " même|la même|ensuite|après|eso|esto|ese|esa|aquello|el mismo|la"
                    + " misma|allí|ahí|después|entonces|ello|los de|las de|la de|el"
                    + " de)\\b|-(?:il|elle|ils|elles|t-il|t-elle)\\b|\\bles?"
                    + " (?:maintient|lever|conserve|répéter|remplace|contrôle)\\b|\\ble répéter\\b",
            FLAGS);
    /** What is in front of the asker, as long as there is something there; "this week" is not. */
    private static final Pattern SHOWN = Pattern.compile(
            "\\b(?:this|these|diese[rsnm]?|ce|cet|cette|ces|est[aeo]s?)\\s+"
                    + "(?!(?:day|week|month|quarter|year|shift|tag|woche|monat|quartal|jahr|schicht|jour|semaine|mois|trimestre"
                    + "|année|équipe|día|semana|mes|año|turno)s?\\b)\\p{L}{3,}",
            FLAGS);

    private static final Pattern PREPOSITION = Pattern.compile(
            "^[¿\\s]*(?:for|in|at|with|on|under|above|below|within|für|bei|beim|in|im|mit|am|an|auf|unter|über|innerhalb|pour|dans|avec|sur|sous|en|au|à"
                    + " la|para|con|en|sobre|dentro|bajo)\\b",
            FLAGS);
    private static final Pattern PLACE = Pattern.compile(
            "\\b(?:plant|site|werk|standort|usine|site|planta|fábrica|line|linie|ligne|línea|station|poste|estación|hall|halle|cell|zelle)\\s+(?-i:[A-Z]|\\d{1,3})\\b",
            FLAGS);
    private static final Pattern SETTING =
            Pattern.compile("(?<![\\p{L}\\p{N}])(\\d+(?:[.,]\\d+)*)\\s*(\\p{L}+|%|°C?)?");
    /** Concepts of which a question asks for one: another takes its place. */
    private static final Set<String> PROPERTIES = Set.of(
            "torque",
            "temperature",
            "pressure",
            "pressure loss",
            "sound pressure",
            "noise",
            "vibration",
            "weight",
            "speed",
            "force",
            "power",
            "flow",
            "level",
            "quantity",
            "thickness",
            "diameter",
            "length",
            "width",
            "height",
            "depth",
            "distance",
            "gap",
            "backlash",
            "humidity",
            "duration",
            "interval",
            "holding time",
            "waiting time",
            "voltage",
            "current",
            "price",
            "amount",
            "colour",
            "hardness",
            "tolerance");

    private static final Set<String> COLOURS = Set.of("red", "yellow", "green", "blue");
    private static final String SEAM = " — ";
    private static final int MOST_SEAMS = 2;
    private static final int FEWEST_LETTERS = 2;
    private static final int FEW = 3;
    private static final int SOME = 5;
    private static final int SHORT = 40;

    /** The question without the words by which it only goes on. */
    static String withoutOpening(String asked) {
        return RevisionCues.without(OPENING.matcher(asked).replaceFirst(""));
    }

    /**
     * True if it cannot be understood without the one before it.
     *
     * @param open true if the asker has something in front of them that "this" may mean
     */
    boolean leansOn(Question earlier, boolean open) {
        var count = own.all().size();
        var named = own.all().stream()
                .filter(QueryTerm::identifier)
                .map(QueryTerm::word)
                .toList();
        if (count == 0) {
            return type != QuestionType.CHAT;
        }
        if (OPENING.matcher(asked).find()) {
            return count <= SOME && !standsAlone(named, earlier);
        }
        if (open && SHOWN.matcher(asked).find()) {
            return false;
        }
        if (POINTING.matcher(asked).find()) {
            return count <= FEW && !standsAlone(named, earlier);
        }
        if (PREPOSITION.matcher(asked).find()) {
            return count <= FEW;
        }
        if (!named.isEmpty()) {
            return count == named.size()
                    && named.stream().allMatch(it -> Likeness.nearest(it, earlier.identifiers()) != null);
        }
        // Without a thing that it asks about, such as "how long for?" or "within what time?".
        return asked.length() < SHORT && (count == 1 || count == 2 && type != QuestionType.OTHER);
    }

    /** A question for the meaning of something that it names is complete. */
    private boolean standsAlone(List<String> named, Question earlier) {
        var asksForMeaning = type == QuestionType.DEFINITION && !named.isEmpty();
        return asksForMeaning && earlier.type() != QuestionType.DEFINITION
                || type == QuestionType.PROCEDURE && own.all().size() > FEW && named.isEmpty();
    }

    /** Complete in itself, as text to search for. */
    String completed(Question earlier, Function<String, QuestionTerms> reading) {
        var rest = withoutOpening(asked).strip();
        var segments = new ArrayList<>(List.of(earlier.text().split(Pattern.quote(SEAM))));
        if (RevisionCues.in(asked).includesSuperseded() || RevisionCues.asksForCurrent(asked)) {
            segments.replaceAll(it -> RevisionCues.without(it).replaceAll("\\s+", " "));
        }
        for (var entry : Identifiers.spellings(asked).entrySet()) {
            var replaced = Likeness.nearest(entry.getKey(), earlier.identifiers());
            if (replaced != null) {
                segments.replaceAll(it -> Identifiers.replaced(it, replaced, entry.getValue()));
                rest = Identifiers.replaced(rest, entry.getKey(), " ");
            }
        }
        rest = placed(rest, segments);
        var properties = inCommon(own.concepts(), PROPERTIES);
        var colours = inCommon(own.concepts(), COLOURS);
        for (int i = 0; i < segments.size(); i++) {
            var segment = segments.get(i);
            if (!properties.isEmpty()) {
                segment = without(segment, PROPERTIES, properties, reading);
            }
            if (!colours.isEmpty()) {
                segment = without(segment, COLOURS, colours, reading);
            }
            segments.set(i, numbered(segment));
        }
        if (rest.chars().filter(Character::isLetterOrDigit).count() > FEWEST_LETTERS
                && (!reading.apply(rest).all().isEmpty() || type != QuestionType.OTHER)) {
            segments.addFirst(rest.replaceAll("\\s+", " ")
                    .replaceAll("\\s+([?.!,])", "$1")
                    .strip());
        }
        while (segments.size() > MOST_SEAMS + 1) {
            segments.remove(1);
        }
        segments.removeIf(String::isBlank);
        return String.join(SEAM, segments);
    }

    /** Another plant or line takes the place of the one that was named. */
    private static String placed(String rest, List<String> segments) {
        var place = PLACE.matcher(rest);
        if (!place.find() || segments.stream().noneMatch(it -> PLACE.matcher(it).find())) {
            return rest;
        }
        segments.replaceAll(it -> PLACE.matcher(it).replaceAll(match -> place.group()));
        return place.replaceFirst(" ");
    }

    /** Without figures that have the unit of one in the question that leans. */
    private String numbered(String segment) {
        var units = new HashSet<String>();
        SETTING.matcher(Identifiers.without(asked))
                .results()
                .map(FollowUp::unit)
                .forEach(units::add);
        return units.isEmpty()
                ? segment
                : SETTING.matcher(segment)
                        .replaceAll(match -> isPlain(segment, match) && units.contains(unit(match)) ? " " : "$0");
    }

    private static boolean isPlain(String segment, MatchResult match) {
        return Identifiers.in(segment.substring(Math.max(0, match.start() - 4), match.end()))
                .isEmpty();
    }

    private static String unit(MatchResult match) {
        return match.group(2) == null ? "" : match.group(2).toLowerCase(Locale.ROOT);
    }

    private static Set<String> inCommon(Set<String> some, Set<String> others) {
        var common = new HashSet<>(some);
        common.retainAll(others);
        return common;
    }

    /** Without the words that stand for one of some concepts, unless it is one of those kept. */
    private static String without(
            String segment, Set<String> concepts, Set<String> kept, Function<String, QuestionTerms> reading) {
        return Pattern.compile("[\\p{L}]+(?:['’-][\\p{L}]+)*").matcher(segment).replaceAll(match -> {
            var meant = inCommon(reading.apply(match.group()).concepts(), concepts);
            return meant.isEmpty() || !inCommon(meant, kept).isEmpty() ? "$0" : "";
        });
    }

    /** Which identifier of some is most like one: M10 like M12 rather than like TGX 63. */
    private static final class Likeness {
        private static final int MOST_DIFFERENT = 3;

        private Likeness() {}

        static @Nullable String nearest(String identifier, Set<String> others) {
            return others.stream()
                    .filter(it -> !it.equals(identifier))
                    .filter(it -> difference(identifier, it) <= MOST_DIFFERENT)
                    .min(Comparator.comparingInt((String it) -> difference(identifier, it))
                            .thenComparing(Comparator.reverseOrder()))
                    .orElse(null);
        }

        private static int difference(String one, String other) {
            var a = one.replaceAll("\\d.*", "");
            var b = other.replaceAll("\\d.*", "");
            if (a.equals(b)) {
                return 0;
            }
            return a.isEmpty() || b.isEmpty()
                    ? MOST_DIFFERENT + 1
                    : 1
                            + Math.abs(a.length() - b.length())
                            + Math.abs((one.length() - a.length()) - (other.length() - b.length()));
        }
    }
}
