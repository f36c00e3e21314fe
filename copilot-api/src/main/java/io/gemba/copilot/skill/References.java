package io.gemba.copilot.skill;

import io.gemba.corpus.text.Identifiers;
import io.gemba.odoo.Domain;
import io.gemba.odoo.OdooRecord;
import io.gemba.odoo.Operator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Finds records by the numbers that a question names. Only letters and digits of these reach Odoo, as values. */
final class References {
    /** What Odoo puts behind the number of an order when a part of it is split off; the order itself gets one, too. */
    private static final String BACKORDER = "-___";

    private static final String NUMBER = "[ \\u00a0-]?(?:(?:nr|no|n°|núm)\\.? ?)?";

    /**
     * What people put before the number of a manufacturing order in their languages. In lower case, two of them are
     * other words; "order 500" is none, as one may order 500 of something.
     */
    static final String SHORT_ORDER = "(?:MO|(?-i:FA|OF)|(?:manufacturing|production) order|job"
            + "|(?:fertigungs|produktions)?auftrag|ordre(?: de fabrication)?|orden(?: de fabricación)?)" + NUMBER;

    static final String SHORT_PURCHASE =
            "(?:PO|purchase order|bestellung|commande d['’]achat|pedido de compra)" + NUMBER;

    static final String SHORT_SALE = "(?:(?-i:SO)|sales order|kundenauftrag|commande client|pedido de venta)" + NUMBER;

    /** Behind a number that is how many there are of something. */
    static final String NO_QUANTITY =
            "(?!\\s*(?:%|stück|stk|pcs?\\b|pieces?\\b|units?\\b|unités?|pièces?|unidades|piezas|kg\\b|m\\b))";

    private static final Pattern SHORT = Pattern.compile(
            "(?:" + SHORT_ORDER + "|" + SHORT_PURCHASE + "|" + SHORT_SALE + ")(\\d{3,})",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final Pattern PART_BORDER = Pattern.compile("[-/._ ]");

    private References() {}

    static Domain domain(RecordKind kind, Set<String> references) {
        return switch (kind) {
            case ORDER ->
                Domain.any(
                        named(references),
                        Domain.any(references.stream()
                                .map(it -> Domain.where("name", Operator.LIKE, plain(it) + BACKORDER))
                                .toArray(Domain[]::new)),
                        shortened(references, "%/"));
            case PURCHASE -> Domain.any(named(references), shortened(references, "%P%"));
            case SALE -> Domain.any(named(references), shortened(references, "%S%"));
            case PARTNER -> named(references);
            case INVOICE ->
                // The entry of a payment bears the number of the bill that it pays.
                Domain.all(
                        Domain.not(Domain.equal("move_type", "entry")),
                        Domain.any(named(references), like(code(kind), references, "")));
            case LOT -> like(code(kind), references, "");
            case PRODUCT, EQUIPMENT, WORK_CENTER ->
                Domain.any(
                        like(code(kind), references, "%"),
                        Domain.any(references.stream()
                                .map(it -> Domain.where("name", Operator.CONTAINS, pattern(it)))
                                .toArray(Domain[]::new)));
        };
    }

    /** "MO 455" is the order of that number of any operation, with the zeros that Odoo puts before it. */
    private static Domain shortened(Set<String> references, String before) {
        return Domain.any(references.stream()
                .map(SHORT::matcher)
                .filter(Matcher::matches)
                .map(it -> Domain.where(
                        "name",
                        Operator.LIKE,
                        before + "%5s".formatted(it.group(1)).replace(' ', '0')))
                .toArray(Domain[]::new));
    }

    /** The field that holds the number by which records of a kind go, beside their names. */
    private static String code(RecordKind kind) {
        return switch (kind) {
            case PRODUCT -> "default_code";
            case EQUIPMENT -> "serial_no";
            case WORK_CENTER -> "code";
            case INVOICE -> "ref";
            case ORDER, PURCHASE, SALE, PARTNER, LOT -> "name";
        };
    }

    /** Of numbers that end so, behind what may stand before. */
    private static Domain like(String field, Set<String> references, String before) {
        return Domain.any(references.stream()
                .map(it -> Domain.where(field, Operator.LIKE, before + pattern(it)))
                .toArray(Domain[]::new));
    }

    private static Domain named(Set<String> references) {
        return Domain.in(
                "name",
                references.stream()
                        .flatMap(it -> Stream.of(it, it.toUpperCase(Locale.ROOT)))
                        .collect(Collectors.toSet()));
    }

    /** Nothing in it stands for anything else. */
    private static String plain(String reference) {
        return reference.replaceAll("[^\\p{L}\\p{N}/-]", "_");
    }

    /** With anything in the place of what parts its letters and digits, however it is written. */
    private static String pattern(String reference) {
        return reference.replaceAll("[^\\p{L}\\p{N}]+", "%");
    }

    /** Those that are meant: the ones of that very number rather than those whose name holds it. */
    static List<OdooRecord> chosen(RecordKind kind, Set<String> references, List<OdooRecord> found) {
        if (!kind.isNumbered()) {
            var named = found.stream()
                    .filter(it -> it.text("name")
                            .filter(name -> references.stream().anyMatch(name::equalsIgnoreCase))
                            .isPresent())
                    .toList();
            return named.isEmpty() ? found : named;
        }
        var wanted = references.stream().map(Identifiers::normal).collect(Collectors.toSet());
        var exact = found.stream()
                .filter(it -> it.text(code(kind))
                        .map(Identifiers::normal)
                        .filter(wanted::contains)
                        .isPresent())
                .toList();
        if (!exact.isEmpty()) {
            return exact;
        }
        return found.stream()
                .filter(it -> it.text(code(kind))
                                .filter(code -> wanted.stream().anyMatch(end -> endsIn(code, end)))
                                .isPresent()
                        || Identifiers.indexed(it.text("name").orElse("")).stream()
                                .anyMatch(wanted::contains))
                .toList();
    }

    /** True of a number whose last parts are that: people leave out what all of a kind begin with. */
    private static boolean endsIn(String code, String end) {
        var parts = PART_BORDER.splitAsStream(code).map(Identifiers::normal).toList();
        return IntStream.range(1, parts.size())
                .anyMatch(it -> String.join("", parts.subList(it, parts.size())).equals(end));
    }
}
