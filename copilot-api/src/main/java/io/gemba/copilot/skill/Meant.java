package io.gemba.copilot.skill;

import io.gemba.copilot.identity.Company;
import io.gemba.copilot.skill.Slots.Value.OfOrdering;
import io.gemba.copilot.skill.Slots.Value.OfOrdering.By;
import io.gemba.copilot.skill.Slots.Value.OfPeriod;
import io.gemba.copilot.skill.Slots.Value.OfQuantity;
import io.gemba.copilot.skill.Slots.Value.OfShift;
import io.gemba.corpus.text.Language;
import io.gemba.corpus.text.PerLanguage;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a question says beside the records it is about: days, quantities, plants, whose, and whether it points. */
final class Meant {
    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS;
    private static final Pattern TIME = Pattern.compile(
            "\\b(?:this|last|next|diese[nrm]?|letzte[nrm]?|nächste[nrm]?|cette|ce|est[ea]|la|le|el)"
                    + " (?:day|week|month|quarter|year|shift|woche|monat|quartal|jahr|schicht|semaine|mois|trimestre|année"
                    + "|équipe|semana|mes|año|turno)s?\\b",
            FLAGS);
    private static final Pattern QUANTITY = Pattern.compile(
            "(?<![\\p{L}\\p{N}/.,-])(\\d{1,3}(?:[.,\u00a0\u202f ]\\d{3})+(?:[.,]\\d{1,3})?|\\d{1,7}(?:[.,]\\d{1,3})?)\\s*"
                    + "(?:stück|stk|pcs?|pieces?|units?|einheiten?|unités?|pièces?|unidad(?:es)?|piezas?"
                    + "|(kg|g|t|mm|cm|ml|m|l)|(met(?:er|re)s?|mètres?|metros?)|(lit(?:er|re|ro)s?))\\b",
            FLAGS);
    private static final Pattern PLACE = Pattern.compile(
            "\\b(?:plant|site|factory|werk|standort|usine|site|planta|fábrica)\\s+([\\p{L}\\p{N}-]{1,40})", FLAGS);
    private static final Pattern SUPPLIER =
            Pattern.compile("\\b(?:suppliers?|vendors?|lieferant\\w*|fournisseurs?|proveedor(?:es)?)\\b", FLAGS);
    private static final Pattern THIS_ORDER = Pattern.compile(
            "\\b(?:th(?:is|ese)|diese[rnsm]?|ce(?:tte|s)|est[eao]s?)\\s+(?:purchase\\s+)?"
                    + "(?:orders?|POs?|bestellung(?:en)?|commandes?|pedidos?)\\b",
            FLAGS);
    private static final PerLanguage<Pattern> OWN = new PerLanguage<>(
            Pattern.compile("\\b(?:my|mine|of mine)\\b", FLAGS),
            Pattern.compile("\\b(?:mein|meine[rnsm]?)\\b", FLAGS),
            Pattern.compile("\\b(?:mes|mon|ma|les miennes?|les miens)\\b", FLAGS),
            Pattern.compile("\\b(?:mis?|mío|míos|mías?)\\b", FLAGS));
    private static final PerLanguage<Pattern> POINTS = new PerLanguage<>(
            Pattern.compile("\\b(?:this|it|its|that|these|here|they|them)\\b", FLAGS),
            Pattern.compile("\\b(?:dies\\w*|hier|davon|dafür|ist (?:er|sie))\\b", FLAGS),
            Pattern.compile(
                    "\\b(?:cet|cette|ces|ce(?!\\s+qu)|ici|celui-ci|celle-ci|ça|cela)\\b|\\best-(?:il|elle)\\b", FLAGS),
            Pattern.compile("\\b(?:est[aeo]s?|es[ao]s?|él|ella|aquí|la tiene)\\b", FLAGS));
    private static final PerLanguage<Pattern> OVER_TIME = new PerLanguage<>(
            Pattern.compile(
                    "\\b(?:trends?|charts?|graphs?|plot|over time|develop\\w*|per (?:day|week)|by (?:day|week)|daily|weekly)\\b",
                    FLAGS),
            Pattern.compile(
                    "\\b(?:trend\\w*|diagramm\\w*|grafik\\w*|kurve|verlauf\\w*|entwick\\w*|pro (?:tag|woche)|je (?:tag|woche)|täglich\\w*|wöchentlich\\w*)\\b",
                    FLAGS),
            Pattern.compile("\\b(?:tendances?|graphiques?|courbes?|évolution|évolué|par (?:jour|semaine))\\b", FLAGS),
            Pattern.compile(
                    "\\b(?:tendencias?|gráfic[ao]s?|curva|evolución|evolucionad[ao]s?|por (?:día|semana))\\b", FLAGS));

    private static final Pattern SHOWN = Pattern.compile(
            "\\b(?:this|these|diese[rsnm]?|ce|cet|cette|ces|est[aeo]s?)\\b(?:\\s+\\p{L}{3,}|\\s*[?.!]*$)", FLAGS);
    private static final Pattern WHY = Pattern.compile(
            "\\b(?:why|how come|warum|wieso|weshalb|pourquoi|por qué|cómo es que|then|denn|so|alors|entonces)\\b",
            FLAGS);
    private static final Map<By, Pattern> ORDERINGS = Map.of(
            By.SUPPLIER, by("suppliers?|vendors?|lieferant(?:en)?|fournisseurs?|proveedor(?:es)?"),
            By.PRODUCT,
                    by("products?|parts?|items?|produkt(?:en)?|teil(?:en)?|artikeln?|produits?|pièces?|articles?"
                            + "|productos?|artículos?|piezas?"),
            By.DAY, by("dates?|days? (?:late|promised)|datum|termin(?:en)?|verspätung|retard|fechas?|retraso"));

    private static final int GROUP = 3;
    private static final PerLanguage<Character> DECIMALS = new PerLanguage<>('.', ',', ',', ',');

    private final String text;
    private final Language language;

    Meant(String text, Language language) {
        this.text = text;
        this.language = language;
    }

    /**
     * Days that are named.
     *
     * @param ahead true if what is asked about may still come
     */
    Optional<OfPeriod> period(LocalDate today, boolean ahead) {
        return new Periods(text, language, today, ahead).find();
    }

    /** A shift, and the day that it began on. */
    Optional<OfShift> shift(LocalDate today) {
        return new ShiftWords(text, language).shift(today, new Periods(text, language, today, false).day());
    }

    /** True if it is asked how something went over time. */
    boolean overTime() {
        return OVER_TIME.get(language).matcher(text).find();
    }

    /** How many of something. */
    Optional<OfQuantity> quantity() {
        var found = QUANTITY.matcher(text);
        if (!found.find()) {
            return Optional.empty();
        }
        var unit = found.group(2) != null
                ? found.group(2)
                : found.group(3) != null ? "m" : found.group(4) != null ? "L" : "";
        return Optional.of(new OfQuantity(number(found.group(1)), unit));
    }

    /** Three digits behind a mark are thousands, unless the language has the mark before decimals. */
    private BigDecimal number(String written) {
        var mark = Math.max(written.lastIndexOf('.'), written.lastIndexOf(','));
        var decimals =
                mark >= 0 && (written.length() - mark - 1 != GROUP || written.charAt(mark) == DECIMALS.get(language));
        var whole = decimals ? written.substring(0, mark) : written;
        var digits = whole.replaceAll("\\D", "");
        return new BigDecimal(decimals ? digits + "." + written.substring(mark + 1) : digits);
    }

    /** One of the companies, by its name, its code, or the word behind "plant". */
    Optional<Company> site(List<Company> companies) {
        var place = PLACE.matcher(text);
        var named = place.find() ? place.group(1) : "";
        return companies.stream()
                .filter(it ->
                        text.toLowerCase(language.locale()).contains(it.name().toLowerCase(language.locale()))
                                || !named.isEmpty() && goesBy(it, named))
                .findFirst();
    }

    private static boolean goesBy(Company company, String named) {
        return company.code().equalsIgnoreCase(named)
                || List.of(company.name().split("[^\\p{L}\\p{N}-]+")).stream().anyMatch(named::equalsIgnoreCase);
    }

    /** The word behind "plant", if it looks like the name of one. */
    Optional<String> place() {
        var place = PLACE.matcher(text);
        return place.find()
                        && (Character.isUpperCase(place.group(1).charAt(0))
                                || Character.isDigit(place.group(1).charAt(0)))
                ? Optional.of(place.group(1))
                : Optional.empty();
    }

    /** By what rows are to be put in order. */
    Optional<OfOrdering> ordering() {
        return Stream.of(By.values())
                .filter(it ->
                        Objects.requireNonNull(ORDERINGS.get(it)).matcher(text).find())
                .findFirst()
                .map(OfOrdering::new);
    }

    private static Pattern by(String what) {
        return Pattern.compile(
                "\\b(?:(?:sorted |ordered |grouped )?by|(?:sortiert |geordnet )?nach|(?:triée?s? )?par"
                        + "|(?:ordenad[ao]s? )?por)\\s+(?:the |dem |den |le |la |el )?(?:" + what + ")\\b",
                FLAGS);
    }

    /** What is left of it without what it says of days, quantities, plants, whose, and what it points at. */
    String rest(List<Company> companies) {
        var rest = text;
        for (var company : companies) {
            rest = Pattern.compile(Pattern.quote(company.name()), FLAGS)
                    .matcher(rest)
                    .replaceAll(" ");
        }
        for (var ordering : ORDERINGS.values()) {
            rest = ordering.matcher(rest).replaceAll(" ");
        }
        rest = QUANTITY.matcher(PLACE.matcher(rest).replaceAll(" ")).replaceAll(" ");
        rest = Periods.without(new ShiftWords(rest, language).without());
        for (var words : List.of(OWN, OVER_TIME, POINTS)) {
            rest = words.get(language).matcher(rest).replaceAll(" ");
        }
        return WHY.matcher(rest).replaceAll(" ");
    }

    /** True if only what is the asker's own is meant. */
    boolean own() {
        return OWN.get(language).matcher(text).find();
    }

    /**
     * True if it points at what is open, and means the record of a kind by that. Whether the supplier has confirmed
     * this order is asked of the order.
     */
    boolean pointsAt(RecordKind kind) {
        var supplier = SUPPLIER.matcher(text).find();
        return points()
                && (kind == RecordKind.PARTNER
                        ? supplier
                        : !supplier || THIS_ORDER.matcher(text).find());
    }

    /** True if it says "this one", or this something, of what is open: not only "it", which is what was spoken of. */
    boolean shows(RecordKind kind) {
        return pointsAt(kind)
                && SHOWN.matcher(TIME.matcher(text).replaceAll(" ")).find();
    }

    /** "This week" points at no record. */
    boolean points() {
        var rest =
                ShiftWords.RUNNING.matcher(TIME.matcher(text).replaceAll(" ")).replaceAll(" ");
        return POINTS.get(language).matcher(rest).find();
    }
}
