package io.gemba.copilot.skill.floor;

import static org.assertj.core.api.Assertions.assertThat;

import io.gemba.copilot.skill.Slots.Value.OfShift;
import io.gemba.copilot.skill.Slots.Value.OfShift.Turn;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class ShiftsTests {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Shifts THREE = new Shifts(
            new PlantSettings(BERLIN, List.of(LocalTime.of(6, 0), LocalTime.of(14, 0), LocalTime.of(22, 0))));
    private static final Shifts TWO =
            new Shifts(new PlantSettings(BERLIN, List.of(LocalTime.of(18, 0), LocalTime.of(6, 0))));

    @EnableConfigurationProperties(PlantSettings.class)
    static class Settings {}

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            LAST      | -          | 2026-11-26T09:00:00Z | 2026-11-25T21:00:00Z | 2026-11-26T05:00:00Z
            LAST      | -          | 2026-11-26T05:00:00Z | 2026-11-25T21:00:00Z | 2026-11-26T05:00:00Z
            LAST      | -          | 2026-11-26T04:59:00Z | 2026-11-25T13:00:00Z | 2026-11-25T21:00:00Z
            RUNNING   | -          | 2026-11-26T01:00:00Z | 2026-11-25T21:00:00Z | 2026-11-26T05:00:00Z
            RUNNING   | -          | 2026-11-26T05:00:00Z | 2026-11-26T05:00:00Z | 2026-11-26T13:00:00Z
            NIGHT     | -          | 2026-11-26T20:00:00Z | 2026-11-25T21:00:00Z | 2026-11-26T05:00:00Z
            NIGHT     | -          | 2026-11-26T22:00:00Z | 2026-11-26T21:00:00Z | 2026-11-27T05:00:00Z
            EVENING   | 2026-11-25 | 2026-11-26T09:00:00Z | 2026-11-25T13:00:00Z | 2026-11-25T21:00:00Z
            MORNING   | -          | 2026-11-26T03:00:00Z | 2026-11-25T05:00:00Z | 2026-11-25T13:00:00Z
            WHOLE_DAY | 2026-11-24 | 2026-11-26T09:00:00Z | 2026-11-24T05:00:00Z | 2026-11-25T05:00:00Z
            NIGHT     | 2026-10-24 | 2026-11-26T09:00:00Z | 2026-10-24T20:00:00Z | 2026-10-25T05:00:00Z
            """)
    void areFoundByWhatTheyAreCalled(Turn turn, LocalDate day, Instant now, Instant from, Instant to) {
        var shift = THREE.of(new OfShift(turn, Optional.ofNullable(day)), now);

        assertThat(shift.from()).isEqualTo(from);
        assertThat(shift.to()).isEqualTo(to);
    }

    @Test
    void areCalledByTheTimeThatTheyInclude() {
        var now = Instant.parse("2026-11-26T09:00:00Z");

        assertThat(THREE.of(new OfShift(Turn.LAST, Optional.empty()), now).turn())
                .isEqualTo(Turn.NIGHT);
        assertThat(THREE.of(new OfShift(Turn.RUNNING, Optional.empty()), now).turn())
                .isEqualTo(Turn.MORNING);
        assertThat(TWO.of(new OfShift(Turn.EVENING, Optional.empty()), now).from())
                .isEqualTo(Instant.parse("2026-11-25T17:00:00Z"));
    }

    @Test
    void beginWhenThePlantSays() {
        new ApplicationContextRunner()
                .withUserConfiguration(Settings.class)
                .run(context -> assertThat(context.getBean(PlantSettings.class).shifts())
                        .containsExactly(LocalTime.of(6, 0), LocalTime.of(14, 0), LocalTime.of(22, 0)));
        new ApplicationContextRunner()
                .withUserConfiguration(Settings.class)
                .withPropertyValues("gemba.plant.shifts=18:30,06:30", "gemba.plant.time-zone=Europe/Berlin")
                .run(context -> assertThat(context.getBean(PlantSettings.class))
                        .isEqualTo(new PlantSettings(BERLIN, List.of(LocalTime.of(6, 30), LocalTime.of(18, 30)))));
        new ApplicationContextRunner()
                .withUserConfiguration(Settings.class)
                .withPropertyValues("gemba.plant.shifts=")
                .run(context -> assertThat(context).hasFailed());
    }
}
