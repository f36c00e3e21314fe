package io.gemba.odoo;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Values as they were read. Odoo writes {@code false} for most of what is empty, and times without a zone in UTC; here
 * what is empty is absent, and times are instants. What was not read is absent, too.
 */
public abstract sealed class OdooValues permits OdooRecord, OdooGroup {
    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .appendPattern("yyyy-MM-dd HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 6, true)
            .toFormatter();

    private final Map<String, JsonNode> values;

    OdooValues(Map<String, JsonNode> values) {
        this.values = Map.copyOf(values);
    }

    /** True if the field was read and is not empty. */
    public boolean has(String field) {
        return value(field) != null;
    }

    public Optional<String> text(String field) {
        return Optional.ofNullable(value(field)).map(JsonNode::asString);
    }

    public Optional<BigDecimal> decimal(String field) {
        return Optional.ofNullable(value(field)).map(JsonNode::decimalValue);
    }

    public Optional<Long> integer(String field) {
        return Optional.ofNullable(value(field)).map(JsonNode::longValue);
    }

    /** False, too, if it was not read. */
    public boolean flag(String field) {
        var value = values.get(field);
        return value != null && value.isBoolean() && value.booleanValue();
    }

    public Optional<LocalDate> date(String field) {
        return text(field).map(LocalDate::parse);
    }

    public Optional<Instant> time(String field) {
        return text(field).map(OdooValues::instant);
    }

    static Instant instant(String time) {
        return LocalDateTime.parse(time, TIME).toInstant(ZoneOffset.UTC);
    }

    /** The record that a many-to-one field points at. */
    public Optional<Reference> reference(String field) {
        return Optional.ofNullable(value(field))
                .filter(it -> it.isArray() && it.size() == 2)
                .map(it -> new Reference(it.get(0).asLong(), it.get(1).asString()));
    }

    /** The text of a value that comes with what it is called. */
    final Optional<String> first(String field) {
        return Optional.ofNullable(value(field))
                .filter(it -> it.isArray() && it.size() == 2)
                .map(it -> it.get(0).asString());
    }

    /** The ids of the records that a field points at. */
    public List<Long> references(String field) {
        var value = value(field);
        return value == null || !value.isArray()
                ? List.of()
                : value.valueStream().map(JsonNode::asLong).toList();
    }

    private @Nullable JsonNode value(String field) {
        var value = values.get(field);
        return value == null || isEmpty(value) ? null : value;
    }

    private static boolean isEmpty(JsonNode value) {
        return value.isNull()
                || value.isBoolean() && !value.booleanValue()
                || value.isString() && value.stringValue().isEmpty();
    }
}
