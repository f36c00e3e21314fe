package io.gemba.copilot.retrieval;

import io.gemba.copilot.retrieval.Question.RevisionWish;
import java.time.Year;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** The words by which questions say which revision they are about, in the four languages. */
final class RevisionCues {
    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS;
    private static final String REVISION =
            "(?:revisions?|rev|révisions?|revisión|revisiones|indices?|index|ausgaben?|fassung(?:en)?|issues?|editions?|éditions?|edición|ediciones|versions?|versionen|versión|versiones|stand)";
    private static final String NAME =
            "(?-i:[A-HJ-Z]|I(?!\\s+\\p{Ll})|[A-Z]{2}|[b-df-hj-np-xz]|\\d{1,2}(?:\\.\\d{1,2})?)(?![\\p{L}\\p{N}]|[.,]\\d|-\\p{L})";
    private static final Pattern NAMED = Pattern.compile(
            "\\b" + REVISION + "\\b\\.?\\s*(" + NAME
                    + ")((?:\\s*(?:,|/|-|and|or|to|vs\\.?|versus|und|oder|zu|auf|bis|gegenüber|et|ou|à|y|o|a)\\s*(?:"
                    + REVISION + "\\.?\\s*)?"
                    + NAME + ")*)",
            FLAGS);
    private static final Pattern ABBREVIATED = Pattern.compile("\\brev\\.?\\s*([a-z])(?![\\p{L}\\p{N}])", FLAGS);
    private static final Pattern ONE_MORE = Pattern.compile("(?<![\\p{L}\\p{N}])" + NAME, FLAGS);
    private static final Pattern OLDER = Pattern.compile(
            "\\b(?:(?:old|older|previous|earlier|former|superseded|outdated|obsolete|preceding|prior|last but"
                    + " one|withdrawn) "
                    + REVISION
                    + "|(?:alte[nrsm]?|ältere[nrsm]?|frühere[nrsm]?|vorige[nrsm]?|vorherige[nrsm]?|ersetzte[nrsm]?|abgelöste[nrsm]?|überholte[nrsm]?|vorangegangene[nrsm]?|ungültige[nrsm]?|letzte[nrsm]?)"
                    + " "
                    + REVISION + "|vorgänger(?:version|ausgabe|fassung|revision)?|vorgängerin"
                    + "|(?:anciennes?|précédentes?|vieilles?) " + REVISION + "|" + REVISION
                    + " (?:précédentes?|antérieures?|remplacées?|périmées?|annulées?)|(?:antigu[oa]s?|anterior(?:es)?|viej[oa]s?)"
                    + " "
                    + REVISION + "|" + REVISION
                    + " (?:anterior(?:es)?|antigu[oa]s?|sustituid[oa]s?|obsolet[oa]s?)|(?:before|prior"
                    + " to) (?:the )?(?:revision|change|update)|vor der"
                    + " (?:änderung|überarbeitung)|avant la"
                    + " (?:révision|modification)|antes (?:de la"
                    + " (?:revisión|modificación)|del cambio))\\b",
            FLAGS);
    private static final String MONTH = "(?:\\p{L}+\\.? )?(?:de )?";
    private static final Pattern OF_YEAR = Pattern.compile(
            "\\b(?:the |der |die |das )?((?:19|20)\\d{2})(?:er)?[ -]" + REVISION + "\\b|\\b" + REVISION
                    + "\\b (?:of|from|dated|von|vom|aus|ab|de|du|del|en|des jahres|de l'année) " + MONTH
                    + "((?:19|20)\\d{2})\\b|\\bstand " + MONTH + "((?:19|20)\\d{2})\\b|\\b(?:in"
                    + " force|valid|applied|applicable|gültig|gegolten|galt|galten|en"
                    + " vigueur|valables?|s'appliquait|vigentes?|en vigor)"
                    + " (?:in|im jahr|en|durant|during|back in)?"
                    + " ?((?:19|20)\\d{2})\\b|\\b(?:in|im jahr|en)"
                    + " ((?:19|20)\\d{2}) (?:in force|gültig|in kraft|en"
                    + " vigueur|vigente)\\b|\\b((?:19|20)\\d{2})"
                    + " (?:galt|gegolten|gültig|en vigueur)\\b",
            FLAGS);
    private static final Pattern CURRENT = Pattern.compile(
            "\\b(?:(?:current|latest|newest|present|new|valid) " + REVISION
                    + "|(?:aktuelle[nrsm]?|geltende[nrsm]?|gültige[nrsm]?|neue[nrsm]?|neueste[nrsm]?|jetzige[nrsm]?) "
                    + REVISION
                    + "|" + REVISION
                    + " (?:actuelles?|en vigueur|nouvelles?|actual(?:es)?|vigentes?|nuev[oa]s?)|nouvelle " + REVISION
                    + "|nuev[oa] " + REVISION
                    + "|(?:and )?(?:now|currently|today)\\?|(?:und )?(?:jetzt|heute|aktuell)\\?|(?:et"
                    + " )?(?:maintenant|aujourd'hui) ?\\?|¿?(?:y )?(?:ahora|hoy)\\?)",
            FLAGS);

    private RevisionCues() {}

    /** What a question says about revisions. */
    static RevisionWish in(String text) {
        return new RevisionWish(
                List.copyOf(named(text)), OLDER.matcher(text).find(), year(text).orElse(null));
    }

    /**
     * A question without what it says about revisions: the documents themselves do not say that they are the previous
     * version.
     */
    static String without(String text) {
        var rest = text;
        for (var said : List.of(NAMED, ABBREVIATED, OLDER, OF_YEAR, CURRENT)) {
            rest = said.matcher(rest).replaceAll(" ");
        }
        return rest;
    }

    /** True of a question that asks for what is in force, whatever the one before asked for. */
    static boolean asksForCurrent(String text) {
        return CURRENT.matcher(text).find();
    }

    private static Set<String> named(String text) {
        var named = new LinkedHashSet<String>();
        NAMED.matcher(text).results().forEach(match -> {
            named.add(match.group(1).toUpperCase(Locale.ROOT));
            ONE_MORE.matcher(match.group(2))
                    .results()
                    .map(MatchResult::group)
                    .filter(it -> !isWord(it))
                    .forEach(it -> named.add(it.toUpperCase(Locale.ROOT)));
        });
        ABBREVIATED
                .matcher(text)
                .results()
                .forEach(match -> named.add(match.group(1).toUpperCase(Locale.ROOT)));
        return named;
    }

    private static boolean isWord(String name) {
        return name.equals("a") || name.equals("o") || name.equals("y");
    }

    private static Optional<Integer> year(String text) {
        return OF_YEAR.matcher(text)
                .results()
                .flatMap(match -> IntStream.rangeClosed(1, match.groupCount())
                        .mapToObj(match::group)
                        .filter(Objects::nonNull))
                .map(Integer::valueOf)
                .filter(it -> it <= Year.now().getValue())
                .findFirst();
    }
}
