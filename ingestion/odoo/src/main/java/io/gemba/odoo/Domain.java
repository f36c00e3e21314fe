package io.gemba.odoo;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which records are wanted. Written in code; values are the only part that may come from outside. */
public sealed interface Domain {
    /** All records that the user sees. */
    Domain EVERYTHING = new All(List.of());

    /**
     * Records of which a field compares with a value.
     *
     * @param field of the model, or of one that it points at, as {@code product_id.default_code}
     * @param value a text, number, truth value, {@link LocalDate}, {@link Instant}, or a collection of these; null for
     *     an empty field
     */
    static Domain where(String field, Operator operator, @Nullable Object value) {
        return new Condition(field, operator, value);
    }

    /** Records whose field has the value. */
    static Domain equal(String field, @Nullable Object value) {
        return where(field, Operator.EQUAL, value);
    }

    /** Records whose field has one of the values. */
    static Domain in(String field, Collection<?> values) {
        return where(field, Operator.IN, values);
    }

    /** Records that every part admits. */
    static Domain all(Domain... parts) {
        return new All(Arrays.asList(parts));
    }

    /** Records that at least one part admits; none without parts. */
    static Domain any(Domain... parts) {
        return new Any(Arrays.asList(parts));
    }

    /** One that was kept as its {@linkplain #terms terms}. */
    static Domain of(List<Object> terms) {
        return new Kept(terms);
    }

    /** Records that the part does not admit. */
    static Domain not(Domain part) {
        return new Not(part);
    }

    /** As Odoo reads it: operators in front of what they join. */
    List<Object> terms();

    /** A comparison. */
    record Condition(
            String field, Operator operator, @Nullable Object value) implements Domain {
        private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

        @Override
        public List<Object> terms() {
            return List.of(List.of(field, operator.symbol(), written(value)));
        }

        private static Object written(@Nullable Object value) {
            return switch (value) {
                case null -> false;
                case Instant instant -> TIME.format(instant.atOffset(ZoneOffset.UTC));
                case LocalDate date -> date.toString();
                case Collection<?> values ->
                    values.stream().map(Condition::written).toList();
                default -> value;
            };
        }
    }

    /** As it was written before. */
    record Kept(List<Object> terms) implements Domain {
        public Kept {
            terms = List.copyOf(terms);
        }
    }

    /** Every part. */
    record All(List<Domain> parts) implements Domain {
        public All {
            parts = List.copyOf(parts);
        }

        @Override
        public List<Object> terms() {
            return joined("&", parts);
        }
    }

    /** At least one part. */
    record Any(List<Domain> parts) implements Domain {
        private static final List<Object> NOTHING = List.of(List.of("id", "=", 0));

        public Any {
            parts = List.copyOf(parts);
        }

        @Override
        public List<Object> terms() {
            return parts.isEmpty() ? NOTHING : joined("|", parts);
        }
    }

    /** The opposite of a part. */
    record Not(Domain part) implements Domain {
        @Override
        public List<Object> terms() {
            var terms = new ArrayList<Object>(List.of("!"));
            terms.addAll(part.terms().isEmpty() ? List.of(List.of("id", "!=", 0)) : part.terms());
            return terms;
        }
    }

    private static List<Object> joined(String operator, List<Domain> parts) {
        var terms =
                parts.stream().map(Domain::terms).filter(it -> !it.isEmpty()).toList();
        var joined = new ArrayList<Object>();
        for (int i = 1; i < terms.size(); i++) {
            joined.add(operator);
        }
        terms.forEach(joined::addAll);
        return joined;
    }
}
