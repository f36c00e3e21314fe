package io.gemba.copilot.skill;

import io.gemba.copilot.identity.Company;
import io.gemba.odoo.Domain;
import io.gemba.odoo.OdooRecord;
import io.gemba.odoo.Operator;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The slots of a skill that are filled.
 *
 * @param values by the slot's name
 */
public record Slots(Map<String, Value> values) {
    public Slots {
        values = Map.copyOf(values);
    }

    public Optional<Value.OfRecord> record(String name) {
        return Optional.ofNullable(values.get(name)).map(Value.OfRecord.class::cast);
    }

    /** A slot that the skill requires, so that it is filled. */
    public Value.OfRecord required(String name) {
        return record(name).orElseThrow();
    }

    public Optional<Value.OfPeriod> period(String name) {
        return Optional.ofNullable(values.get(name)).map(Value.OfPeriod.class::cast);
    }

    public Optional<Value.OfQuantity> quantity(String name) {
        return Optional.ofNullable(values.get(name)).map(Value.OfQuantity.class::cast);
    }

    public Optional<Company> site(String name) {
        return Optional.ofNullable(values.get(name)).map(it -> ((Value.OfSite) it).company());
    }

    public Optional<Value.OfShift> shift(String name) {
        return Optional.ofNullable(values.get(name)).map(Value.OfShift.class::cast);
    }

    public Optional<Value.OfOrdering> ordering(String name) {
        return Optional.ofNullable(values.get(name)).map(Value.OfOrdering.class::cast);
    }

    public boolean overTime(String name) {
        return values.containsKey(name);
    }

    public boolean own(String name) {
        return values.containsKey(name);
    }

    /** What a slot is filled with. */
    public sealed interface Value {

        /**
         * A record.
         *
         * @param asOf when it was read
         */
        record OfRecord(OdooRecord read, Instant asOf) implements Value {}

        /** Days, the first and the last included. */
        record OfPeriod(LocalDate from, LocalDate to) implements Value {
            static OfPeriod ofDay(LocalDate day) {
                return new OfPeriod(day, day);
            }

            /** From its Monday to its Sunday. */
            static OfPeriod ofWeek(LocalDate day) {
                var monday = day.with(DayOfWeek.MONDAY);
                return new OfPeriod(monday, monday.plusDays(6));
            }

            /** The whole month that a day is in. */
            public static OfPeriod ofMonth(LocalDate day) {
                return new OfPeriod(
                        day.with(TemporalAdjusters.firstDayOfMonth()), day.with(TemporalAdjusters.lastDayOfMonth()));
            }

            static OfPeriod ofQuarter(LocalDate day) {
                var first = day.with(IsoFields.DAY_OF_QUARTER, 1);
                return new OfPeriod(first, first.plusMonths(3).minusDays(1));
            }

            static OfPeriod ofYear(int year) {
                return new OfPeriod(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31));
            }

            public boolean includes(LocalDate day) {
                return !day.isBefore(from) && !day.isAfter(to);
            }

            public Instant begin(ZoneId zone) {
                return from.atStartOfDay(zone).toInstant();
            }

            /** The first moment that is no longer within. */
            public Instant end(ZoneId zone) {
                return to.plusDays(1).atStartOfDay(zone).toInstant();
            }

            /** Whatever has a day within it. */
            public Domain daysOf(String field) {
                return Domain.all(
                        Domain.where(field, Operator.AT_LEAST, from), Domain.where(field, Operator.AT_MOST, to));
            }

            /** Whatever has a time within it, by the clock of a zone. */
            public Domain timesOf(String field, ZoneId zone) {
                return Domain.all(
                        Domain.where(field, Operator.AT_LEAST, begin(zone)),
                        Domain.where(field, Operator.LESS, end(zone)));
            }
        }

        /**
         * A number of something.
         *
         * @param unit as the question names it; empty if it speaks of pieces
         */
        record OfQuantity(BigDecimal number, String unit) implements Value {

            /**
             * True if Odoo counts in that unit; pieces are whatever it counts in, unless that is weighed or measured.
             */
            public boolean isOf(String counted) {
                return unit.isEmpty()
                        ? !MEASURES.contains(counted.toLowerCase(Locale.ROOT))
                        : unit.equalsIgnoreCase(counted);
            }

            private static final Set<String> MEASURES =
                    Set.of("kg", "g", "t", "l", "ml", "m", "mm", "cm", "m²", "m³", "lb", "oz", "ft", "in");
        }

        /**
         * A shift as it is called. When it was, whoever knows when the plant's shifts begin can tell.
         *
         * @param day on which it began; empty for the latest one that has
         */
        record OfShift(Turn turn, Optional<LocalDate> day) implements Value {

            /** Which one. */
            public enum Turn {
                /** That which ended last. */
                LAST,
                /** That which is under way. */
                RUNNING,
                MORNING,
                EVENING,
                NIGHT,
                /** All that began on the day. */
                WHOLE_DAY
            }
        }

        /** How something went over time. */
        record OverTime() implements Value {}

        /** A company. */
        record OfSite(Company company) implements Value {}

        /** The asker's own. */
        record Own() implements Value {}

        /** How rows are put in order. */
        record OfOrdering(By by) implements Value {
            /** By what. */
            public enum By {
                SUPPLIER,
                PRODUCT,
                DAY
            }
        }
    }
}
