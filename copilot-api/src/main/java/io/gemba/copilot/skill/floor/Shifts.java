package io.gemba.copilot.skill.floor;

import io.gemba.copilot.skill.Slots.Value.OfShift;
import io.gemba.copilot.skill.Slots.Value.OfShift.Turn;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** When the shifts of the plant are. What people call one goes by a time of day that it includes. */
record Shifts(PlantSettings settings) {
    private static final Map<Turn, LocalTime> INCLUDES = Map.of(
            Turn.NIGHT, LocalTime.of(2, 0),
            Turn.MORNING, LocalTime.of(9, 0),
            Turn.EVENING, LocalTime.of(19, 0));
    private static final int DAYS_BACK = 2;

    /** The one that is meant; it may not have begun. */
    Shift of(OfShift asked, Instant now) {
        var today = LocalDate.ofInstant(now, settings.timeZone());
        return switch (asked.turn()) {
            case LAST -> latest(recent(today).filter(it -> !it.to().isAfter(now)));
            case RUNNING -> latest(recent(today).filter(it -> !it.from().isAfter(now)));
            case WHOLE_DAY -> whole(asked.day().orElse(today));
            case MORNING, EVENING, NIGHT ->
                asked.day()
                        .map(it -> named(asked.turn(), it))
                        .orElseGet(() -> latest(IntStream.rangeClosed(-DAYS_BACK, 0)
                                .mapToObj(it -> named(asked.turn(), today.plusDays(it)))
                                .filter(it -> !it.from().isAfter(now))));
        };
    }

    private static Shift latest(Stream<Shift> shifts) {
        return shifts.max(Comparator.comparing(Shift::from)).orElseThrow();
    }

    private Stream<Shift> recent(LocalDate today) {
        return IntStream.rangeClosed(-DAYS_BACK, 0).mapToObj(today::plusDays).flatMap(it -> on(it).stream());
    }

    private Shift whole(LocalDate day) {
        var shifts = on(day);
        return new Shift(
                Turn.WHOLE_DAY, day, shifts.getFirst().from(), shifts.getLast().to());
    }

    private Shift named(Turn turn, LocalDate day) {
        return on(day).stream()
                .filter(it -> it.includes(turn))
                .findFirst()
                .map(it -> new Shift(turn, day, it.from(), it.to()))
                .orElseThrow();
    }

    /** Those that begin on a day. */
    private List<Shift> on(LocalDate day) {
        var starts = settings.shifts();
        return IntStream.range(0, starts.size())
                .mapToObj(i -> i + 1 < starts.size()
                        ? shift(day, starts.get(i), day, starts.get(i + 1))
                        : shift(day, starts.get(i), day.plusDays(1), starts.getFirst()))
                .toList();
    }

    private Shift shift(LocalDate day, LocalTime start, LocalDate endDay, LocalTime end) {
        var from = day.atTime(start).atZone(settings.timeZone()).toInstant();
        var to = endDay.atTime(end).atZone(settings.timeZone()).toInstant();
        var turn = Stream.of(Turn.NIGHT, Turn.MORNING, Turn.EVENING)
                .filter(it -> includes(start, end, INCLUDES.getOrDefault(it, start)))
                .findFirst()
                .orElse(Turn.LAST);
        return new Shift(settings.shifts().size() == 1 ? Turn.WHOLE_DAY : turn, day, from, to, start, end);
    }

    private static boolean includes(LocalTime start, LocalTime end, LocalTime time) {
        return start.isBefore(end)
                ? !time.isBefore(start) && time.isBefore(end)
                : !time.isBefore(start) || time.isBefore(end);
    }

    /**
     * A shift.
     *
     * @param turn by which it is called; the last one if it has no name
     * @param day on which it began
     */
    record Shift(Turn turn, LocalDate day, Instant from, Instant to, LocalTime start, LocalTime end) {
        Shift(Turn turn, LocalDate day, Instant from, Instant to) {
            this(turn, day, from, to, LocalTime.MIN, LocalTime.MIN);
        }

        private boolean includes(Turn other) {
            return Shifts.includes(start, end, INCLUDES.getOrDefault(other, start));
        }
    }
}
