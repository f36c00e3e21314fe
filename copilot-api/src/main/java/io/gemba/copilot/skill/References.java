package io.gemba.copilot.skill;

import io.gemba.corpus.text.Identifiers;
import io.gemba.odoo.Domain;
import io.gemba.odoo.OdooRecord;
import io.gemba.odoo.Operator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds records by the numbers that a question names. Only letters and digits of these reach Odoo, as values. */
final class References {
    /** What Odoo puts behind the number of an order when a part of it is split off; the order itself gets one, too. */
    private static final String BACKORDER = "-___";

    private References() {}

    static Domain domain(RecordKind kind, Set<String> references) {
        return switch (kind) {
            case ORDER ->
                Domain.any(Stream.concat(
                                Stream.of(named(references)),
                                references.stream()
                                        .map(it -> Domain.where("name", Operator.LIKE, plain(it) + BACKORDER)))
                        .toArray(Domain[]::new));
            case PURCHASE, SALE, PARTNER -> named(references);
            case PRODUCT ->
                Domain.any(references.stream()
                        .map(References::pattern)
                        .flatMap(it -> Stream.of(
                                Domain.where("default_code", Operator.LIKE, it),
                                Domain.where("name", Operator.CONTAINS, it)))
                        .toArray(Domain[]::new));
        };
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

    /** Those that are meant: of products, the ones of that very number rather than those whose name holds it. */
    static List<OdooRecord> chosen(RecordKind kind, Set<String> references, List<OdooRecord> found) {
        if (kind != RecordKind.PRODUCT) {
            var named = found.stream()
                    .filter(it -> it.text("name")
                            .filter(name -> references.stream().anyMatch(name::equalsIgnoreCase))
                            .isPresent())
                    .toList();
            return named.isEmpty() ? found : named;
        }
        var wanted = references.stream().map(Identifiers::normal).collect(Collectors.toSet());
        var exact = found.stream()
                .filter(it -> it.text("default_code")
                        .map(Identifiers::normal)
                        .filter(wanted::contains)
                        .isPresent())
                .toList();
        if (!exact.isEmpty()) {
            return exact;
        }
        return found.stream()
                .filter(it ->
                        Identifiers.in(it.text("name").orElse("")).stream().anyMatch(wanted::contains))
                .toList();
    }
}
