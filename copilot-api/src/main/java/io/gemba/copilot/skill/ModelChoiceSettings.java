package io.gemba.copilot.skill;

import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How a language model helps to choose skills, if one is configured that can call tools.
 *
 * @param enabled false to go by the words of the question alone
 * @param patience how long the model may take; then the answer comes without it
 * @param rest how long it is not asked again after it did not answer, so that nobody waits for one that is away
 */
@Validated
@ConfigurationProperties("gemba.skill.model-choice")
public record ModelChoiceSettings(
        @DefaultValue("true") boolean enabled,

        @DefaultValue("3s") @DurationMin(millis = 100) @DurationMax(seconds = 30)
        Duration patience,

        @DefaultValue("60s") @DurationMin(seconds = 0) @DurationMax(minutes = 60)
        Duration rest) {}
