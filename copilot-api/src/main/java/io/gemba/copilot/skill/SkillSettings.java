package io.gemba.copilot.skill;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How records answer.
 *
 * @param patience how long Odoo may take with all that one answer needs of it; then documents answer alone
 * @param likeness how like its examples a question has to be for a skill to take it, in (0, 1)
 */
@Validated
@ConfigurationProperties("gemba.skill")
public record SkillSettings(
        @DefaultValue("6s") @DurationMin(millis = 100) @DurationMax(seconds = 60)
        Duration patience,

        @DefaultValue(LIKENESS) @DecimalMin("0.05") @DecimalMax("0.99")
        double likeness) {
    /** Fitted on questions that are no examples. */
    static final String LIKENESS = "0.3";
}
