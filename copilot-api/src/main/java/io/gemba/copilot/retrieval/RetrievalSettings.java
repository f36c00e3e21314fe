package io.gemba.copilot.retrieval;

import java.nio.file.Path;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How questions are understood.
 *
 * @param glossary the plant's own glossary, a file that need not be there
 * @param rewriting how long a model may take to complete a question that leans on the one before it; zero never asks
 *     one
 */
@Validated
@ConfigurationProperties("gemba.retrieval")
public record RetrievalSettings(
        @Nullable Path glossary,

        @DefaultValue("3s") @DurationMin(seconds = 0) @DurationMax(seconds = 30)
        Duration rewriting) {}
