package io.gemba.copilot.skill.floor;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * When the plant works.
 *
 * @param timeZone by whose clock shifts begin, such as {@code Europe/Berlin}; the machine's own unless set
 * @param shifts when they begin; each goes on until the next one does, the last one until the first
 */
@Validated
@ConfigurationProperties("gemba.plant")
record PlantSettings(
        ZoneId timeZone, @NotEmpty @Size(max = 8) List<LocalTime> shifts) {
    PlantSettings(@Nullable ZoneId timeZone, @DefaultValue({"06:00", "14:00", "22:00"}) List<LocalTime> shifts) {
        this.timeZone = timeZone == null ? ZoneId.systemDefault() : timeZone;
        this.shifts = shifts.stream().sorted().distinct().toList();
    }
}
