package io.gemba.copilot.skill;

import io.gemba.copilot.grounding.RecordEvidence;
import io.gemba.copilot.grounding.RecordFilter;
import io.gemba.copilot.grounding.RecordValue;
import io.gemba.copilot.grounding.Sanitised;
import io.gemba.copilot.skill.Slots.Value.OfPeriod;
import io.gemba.corpus.access.Classification;
import io.gemba.odoo.Domain;
import io.gemba.odoo.OdooRecord;
import io.gemba.odoo.Reference;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts values of records into words and into evidence. Texts of records are data: they are cleaned, never markup. */
public final class Telling {
    private static final int LONGEST = 160;
    private static final Map<String, Parent> PARENTS = Map.of(
            "purchase.order.line", new Parent("order_id", "purchase.order"),
            "sale.order.line", new Parent("order_id", "sale.order"),
            "account.move.line", new Parent("move_id", "account.move"),
            "stock.move", new Parent("raw_material_production_id", "mrp.production"));

    private final Words words;
    private final Format format;
    private final Clock clock;

    Telling(Words words, Format format, Clock clock) {
        this.words = words;
        this.format = format;
        this.clock = clock;
    }

    public Words words() {
        return words;
    }

    public Format format() {
        return format;
    }

    public Instant now() {
        return clock.instant();
    }

    public LocalDate today() {
        return format.dayOf(now());
    }

    /**
     * Days as they stand in a sentence.
     *
     * @param key of the templates for one day and for several, behind a dot
     */
    public String span(String key, OfPeriod days) {
        var first = format.day(days.from());
        return days.from().equals(days.to())
                ? words.say(key + ".on", first)
                : words.say(key + ".between", first, format.day(days.to()));
    }

    /** A text of a record in one line. */
    public static String clean(String text) {
        var line = Sanitised.text(text).replaceAll("\\s+", " ").strip();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1) + "…";
    }

    public static String label(OdooRecord read, String field) {
        return clean(read.text(field).orElse(read.toString()));
    }

    public static String label(OdooRecord read, String field, String otherwise) {
        return read.reference(field).map(Reference::label).map(Telling::clean).orElse(otherwise);
    }

    /** Evidence of one record; values that are not there are left out. */
    public RecordEvidence evidence(OdooRecord read, String label, Instant asOf, @Nullable RecordValue... values) {
        return evidence(read.model(), List.of(read.id()), label, asOf, opening(read), values);
    }

    /** Where a record is looked at in Odoo: a line within its order. */
    private static String opening(OdooRecord read) {
        var parent = Optional.ofNullable(PARENTS.get(read.model()));
        return parent.flatMap(it -> read.reference(it.field()).map(order -> opening(it.model(), order.id())))
                .orElseGet(() -> opening(read.model(), read.id()));
    }

    private static String opening(String model, long id) {
        return "/odoo/%s/%d".formatted(model, id);
    }

    /** Evidence of several records, for what is their sum or their number. */
    public RecordEvidence evidence(
            String model, List<Long> ids, String label, Instant asOf, @Nullable RecordValue... values) {
        return evidence(model, ids, label, asOf, opening(model, ids.getFirst()), values);
    }

    /**
     * Evidence of so many records that they are not named one by one.
     *
     * @param said which they are, as the reader is told
     * @param count how many
     */
    public RecordEvidence evidence(
            String model,
            Domain domain,
            String said,
            long count,
            String label,
            Instant asOf,
            @Nullable RecordValue... values) {
        return new RecordEvidence(
                model,
                List.of(),
                new RecordFilter(domain.terms(), said, count),
                label,
                Arrays.stream(values).filter(Objects::nonNull).toList(),
                asOf,
                "/odoo",
                Classification.INTERNAL);
    }

    private static RecordEvidence evidence(
            String model, List<Long> ids, String label, Instant asOf, String url, @Nullable RecordValue... values) {
        return new RecordEvidence(
                model,
                ids,
                null,
                label,
                Arrays.stream(values).filter(Objects::nonNull).toList(),
                asOf,
                url,
                Classification.INTERNAL);
    }

    /** A text; null if the record has none. */
    public @Nullable RecordValue text(OdooRecord read, String field) {
        return read.text(field)
                .map(it -> value(field, Sanitised.text(it), clean(it), null))
                .orElse(null);
    }

    /** The name of the record that a field points at. */
    public @Nullable RecordValue reference(OdooRecord read, String field) {
        return read.reference(field)
                .map(it -> value(field, clean(it.label()), clean(it.label()), null))
                .orElse(null);
    }

    /** A state, by the word for it. */
    public @Nullable RecordValue state(OdooRecord read, String field, String group) {
        return read.text(field)
                .map(it -> value(field, it, words.named(group, it), null))
                .orElse(null);
    }

    /** A point in time. */
    public @Nullable RecordValue moment(OdooRecord read, String field) {
        return read.time(field)
                .map(it -> value(field, it.toString(), format.moment(it), null))
                .orElse(null);
    }

    /** A day that Odoo keeps without a time; null if there is none. */
    public @Nullable RecordValue date(OdooRecord read, String field) {
        return read.date(field)
                .map(it -> value(field, it.toString(), format.day(it), null))
                .orElse(null);
    }

    /** The day of a point in time. */
    public @Nullable RecordValue day(OdooRecord read, String field) {
        return read.time(field)
                .map(it -> value(field, it.toString(), format.day(format.dayOf(it)), null))
                .orElse(null);
    }

    /** A number of something, none counting as zero. */
    public RecordValue quantity(OdooRecord read, String field, @Nullable String unit) {
        var number = read.decimal(field).orElse(BigDecimal.ZERO);
        return value(field, plain(number), format.number(number, unit), unit);
    }

    /** Something that follows from what the record holds. */
    public RecordValue computed(String field, String labelKey, BigDecimal number, @Nullable String unit) {
        return new RecordValue(
                field, words.say("computed." + labelKey), plain(number), format.number(number, unit), unit, true);
    }

    /** The day of a point in time that follows from what the record holds. */
    public RecordValue computedDay(String field, String labelKey, Instant at) {
        return new RecordValue(
                field, words.say("computed." + labelKey), at.toString(), format.day(format.dayOf(at)), null, true);
    }

    /** Days between two days, as they are read. */
    public RecordValue days(String field, String labelKey, long days) {
        return new RecordValue(
                field,
                words.say("computed." + labelKey),
                Long.toString(days),
                format.number(days),
                words.counted("unit.days", days),
                true);
    }

    /** How many days it has been since a point in time, for the reader; negative if it lies ahead. */
    public long daysSince(Instant instant) {
        return daysBetween(instant, now());
    }

    public long daysBetween(Instant from, Instant to) {
        return ChronoUnit.DAYS.between(format.dayOf(from), format.dayOf(to));
    }

    /** A number with its unit. */
    public String amount(BigDecimal number, @Nullable String unit) {
        return unit == null || unit.isEmpty() ? format.number(number) : format.number(number, unit) + " " + unit;
    }

    /** So many days, in words. */
    public String days(long days) {
        return format.number(days) + " " + words.counted("unit.days", days);
    }

    /** So many days, as they stand behind "since" and "ago". */
    public String daysAgo(long days) {
        return format.number(days) + " " + words.counted("unit.days.dative", days);
    }

    private RecordValue value(String field, String value, String shown, @Nullable String unit) {
        return new RecordValue(field, words.named("field", field), value, shown, unit, false);
    }

    private static String plain(BigDecimal number) {
        var stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0).toPlainString() : stripped.toPlainString();
    }

    /** The record of which another one is a line. */
    private record Parent(String field, String model) {}
}
