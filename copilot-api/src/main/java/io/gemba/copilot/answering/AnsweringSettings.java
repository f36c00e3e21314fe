package io.gemba.copilot.answering;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How questions are answered.
 *
 * @param deadline after which an answer is of no use any more
 * @param heartbeat how often a stream says that it is still there, which is also how a listener's leaving is noticed
 * @param longestQuestion in characters
 * @param confidence how sure the quoted answer has to be that it answers, in (0, 1); lower answers more and errs more
 */
@Validated
@ConfigurationProperties("gemba.answering")
public record AnsweringSettings(
        @DefaultValue("50s") @DurationMin(seconds = 1) Duration deadline,
        @DefaultValue("15s") @DurationMin(millis = 50) Duration heartbeat,
        @DefaultValue("2000") @Min(50) int longestQuestion,

        @DefaultValue("0.35") @DecimalMin("0.01") @DecimalMax("0.99")
        double confidence) {}
