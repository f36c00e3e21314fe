package io.gemba.copilot.document;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How documents are handed in and shown.
 *
 * @param largest larger uploads are refused
 * @param pageWait how long a request waits for a page to be drawn before it says that it takes longer
 */
@ConfigurationProperties("gemba.documents")
public record DocumentSettings(
        @DefaultValue("64MB") DataSize largest,
        @DefaultValue("2500ms") Duration pageWait) {}
