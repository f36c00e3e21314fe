package io.gemba.copilot.skill;

import io.gemba.corpus.text.Identifiers;
import io.gemba.odoo.Domain;
import io.gemba.odoo.OdooRecord;
import io.gemba.odoo.Operator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Finds records by the numbers that a question names. Only letters and digits of these reach Odoo, as values. */
final class References {
    /** What Odoo puts behind the number of an order when a part of it is split off; the order itself gets one, too. */
    private static final String BACKORDER = "-___";

    /**
     * What people put before the number of an order in their languages: MO, Fertigungsauftrag, ordre or orden de
     * fabricación. In lower case, two of them are other words.
     */
    static final String SHORT_ORDER = "(?:MO|(?-i:FA|OF))[ \\u00a0-]?";

    private static final Pattern SHORT = Pattern.compile(SHORT_ORDER + "(\\d{3,})");

    private static final Pattern PART_BORDER = Pattern.compile("[-/._ ]");

    private References() {}

    static Domain domain(RecordKind kind, Set<String> references) {
        return switch (kind) {
            case ORDER ->
                Domain.any(Stream.of(
                                Stream.of(named(references)),
                                references.stream()
                                        .map(it -> Domain.where("name", Operator.LIKE, plain(it) + BACKORDER)),
                                references.stream().flatMap(References::shortened))
                        .flatMap(it -> it)
                        .toArray(Domain[]::new));
            case PURCHASE, SALE, PARTNER -> named(references);
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

    /** "MO 455" is the order of that number of any operation, however many zeros Odoo puts before it. */
    private static Stream<Domain> shortened(String reference) {
        var digits = SHORT.matcher(reference);
        return digits.matches()
                ? Stream.of(Domain.where(
                        "name",
                        Operator.LIKE,
                        "%%/%5s".formatted(digits.group(1)).replace(' ', '0')))
                : Stream.empty();
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
