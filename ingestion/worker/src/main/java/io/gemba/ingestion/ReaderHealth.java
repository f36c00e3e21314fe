package io.gemba.ingestion;

import io.gemba.ingestion.child.ReaderSettings;
import io.gemba.ingestion.child.Sandbox;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Says in health what the processes that open files are kept from, and in which languages scans are read. */
@Component
class ReaderHealth implements HealthIndicator {
    private static final Logger LOG = LoggerFactory.getLogger(ReaderHealth.class);

    private final Sandbox sandbox;
    private final List<String> languages;
    private final List<String> missing;

    ReaderHealth(Sandbox sandbox, ReaderSettings settings) {
        this.sandbox = sandbox;
        this.languages = settings.ocrLanguages();
        this.missing = settings.languagesWithoutData();
        if (!missing.isEmpty()) {
            LOG.warn(
                    "Scanned pages are not read in {}: the data of Tesseract is not installed",
                    String.join(", ", missing));
        }
        if (!sandbox.withoutNetwork()) {
            LOG.warn("This system does not let the network be taken away from the processes that open files");
        }
    }

    @Override
    public Health health() {
        var read = languages.stream()
                .filter(language -> !missing.contains(language))
                .toList();
        return Health.up()
                .withDetail("languages of scans", read)
                .withDetail("languages without data", missing)
                .withDetail("network", sandbox.withoutNetwork() ? "none" : "not taken away")
                .withDetail("other processes", sandbox.withoutProcesses() ? "hidden" : "visible")
                .build();
    }
}
