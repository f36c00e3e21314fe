package io.gemba.copilot.skill;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.gemba.copilot.skill.Slots.Value;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a slot was filled with, as it is kept for the next question: numbers of records and typed values, nothing that
 * was read. Whoever goes on from it reads anew, with the rights that they have then.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Kept.OfRecord.class, name = "record"),
    @JsonSubTypes.Type(value = Kept.OfPeriod.class, name = "period"),
    @JsonSubTypes.Type(value = Kept.OfShift.class, name = "shift"),
    @JsonSubTypes.Type(value = Kept.OverTime.class, name = "over-time"),
    @JsonSubTypes.Type(value = Kept.OfQuantity.class, name = "quantity"),
    @JsonSubTypes.Type(value = Kept.OfSite.class, name = "site"),
    @JsonSubTypes.Type(value = Kept.Own.class, name = "own"),
    @JsonSubTypes.Type(value = Kept.OfOrdering.class, name = "ordering")
})
public sealed interface Kept {

    /** A record; which model it is of is looked at again when it is read. */
    record OfRecord(String model, long id) implements Kept {}

    record OfPeriod(LocalDate from, LocalDate to) implements Kept {}

    /**
     * A shift as it was called.
     *
     * @param day on which it began; none for the latest one that had
     */
    record OfShift(Value.OfShift.Turn turn, @Nullable LocalDate day) implements Kept {}

    record OverTime() implements Kept {}

    record OfQuantity(BigDecimal number, String unit) implements Kept {}

    /** A company, by its number in Gemba. */
    record OfSite(int company) implements Kept {}

    record Own() implements Kept {}

    record OfOrdering(Value.OfOrdering.By by) implements Kept {}

    /** What is kept of what a slot is filled with. */
    static Kept of(Value value) {
        return switch (value) {
            case Value.OfRecord it -> new OfRecord(it.read().model(), it.read().id());
            case Value.OfPeriod it -> new OfPeriod(it.from(), it.to());
            case Value.OfShift it -> new OfShift(it.turn(), it.day().orElse(null));
            case Value.OverTime it -> new OverTime();
            case Value.OfQuantity it -> new OfQuantity(it.number(), it.unit());
            case Value.OfSite it -> new OfSite(it.company().id().value());
            case Value.Own it -> new Own();
            case Value.OfOrdering it -> new OfOrdering(it.by());
        };
    }

    /** True if a slot can be filled with it. */
    default boolean fits(Slot slot) {
        return switch (this) {
            case OfRecord it ->
                slot instanceof Slot.OfRecord wanted
                        && RecordKind.of(it.model())
                                .filter(kind -> kind == wanted.kind())
                                .isPresent();
            case OfPeriod it -> slot instanceof Slot.OfPeriod;
            case OfShift it -> slot instanceof Slot.OfShift;
            case OverTime it -> slot instanceof Slot.OverTime;
            case OfQuantity it -> slot instanceof Slot.OfQuantity;
            case OfSite it -> slot instanceof Slot.OfSite;
            case Own it -> slot instanceof Slot.Own;
            case OfOrdering it -> slot instanceof Slot.OfOrdering;
        };
    }
}
