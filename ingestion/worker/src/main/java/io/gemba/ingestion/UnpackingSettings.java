package io.gemba.ingestion;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How much is taken out of a mail or an archive. All but the size of one file holds for what came together, however
 * deep it lies.
 *
 * @param mostFiles what holds more is refused
 * @param mostBytes what unpacks to more is refused
 * @param largestFile larger ones are not unpacked
 * @param deepest how many containers may lie within each other; what lies deeper is not unpacked
 */
@Validated
@ConfigurationProperties("gemba.unpacking")
record UnpackingSettings(
        @DefaultValue("2000") @Min(1) @Max(100_000) int mostFiles,
        @DefaultValue("512MB") DataSize mostBytes,
        @DefaultValue("64MB") DataSize largestFile,
        @DefaultValue("4") @Min(1) @Max(16) int deepest) {}
