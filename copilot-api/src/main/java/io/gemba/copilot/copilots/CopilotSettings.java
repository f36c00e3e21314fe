package io.gemba.copilot.copilots;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where a plant's own copilots are.
 *
 * @param folder of their files; one with the id of a copilot that comes along replaces it
 */
@Validated
@ConfigurationProperties("gemba.copilots")
public record CopilotSettings(@DefaultValue("copilots") Path folder) {}
