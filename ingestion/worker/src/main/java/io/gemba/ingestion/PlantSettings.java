package io.gemba.ingestion;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the plant is.
 *
 * @param timeZone by whose calendar documents come into force, such as {@code Europe/Berlin}; the machine's own unless
 *     set
 */
@ConfigurationProperties("gemba.plant")
record PlantSettings(ZoneId timeZone) {
    PlantSettings(@Nullable ZoneId timeZone) {
        this.timeZone = timeZone == null ? ZoneId.systemDefault() : timeZone;
    }
}
