package io.gemba.copilot.document;

import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How documents are handed in and shown.
 *
 * @param largest larger uploads are refused
 * @param pageWait how long a request waits for a page to be drawn before it says that it takes longer
 */
@Validated
@ConfigurationProperties("gemba.documents")
public record DocumentSettings(
        @DefaultValue("64MB") DataSize largest,

        @DefaultValue("2500ms") @DurationMin @DurationMax(seconds = 30)
        Duration pageWait) {
    private static final long MOST = 1L << 30;

    public DocumentSettings {
        if (largest.toBytes() < 1 || largest.toBytes() > MOST) {
            throw new IllegalArgumentException("largest is between 1 byte and 1 GB");
        }
    }
}
