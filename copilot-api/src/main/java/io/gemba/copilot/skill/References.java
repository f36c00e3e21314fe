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
    private References() {}

    static Domain domain(RecordKind kind, Set<String> references) {
        return switch (kind) {
            case ORDER, PURCHASE, SALE, PARTNER ->
                Domain.in(
                        "name",
                        references.stream()
                                .flatMap(it -> Stream.of(it, it.toUpperCase(Locale.ROOT)))
                                .collect(Collectors.toSet()));
            case PRODUCT ->
                Domain.any(references.stream()
                        .map(References::pattern)
                        .flatMap(it -> Stream.of(
                                Domain.where("default_code", Operator.LIKE, it),
                                Domain.where("name", Operator.CONTAINS, it)))
                        .toArray(Domain[]::new));
        };
    }

    /** With anything in the place of what parts its letters and digits, however it is written. */
    private static String pattern(String reference) {
        return reference.replaceAll("[^\\p{L}\\p{N}]+", "%");
    }

    /** Those that are meant: of products, the ones of that very number rather than those whose name holds it. */
    static List<OdooRecord> chosen(RecordKind kind, Set<String> references, List<OdooRecord> found) {
        if (kind != RecordKind.PRODUCT) {
            return found;
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
