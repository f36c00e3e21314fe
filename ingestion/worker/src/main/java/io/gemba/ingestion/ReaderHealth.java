package io.gemba.ingestion;

import io.gemba.ingestion.child.Sandbox;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Says in health what the processes that open files are kept from. */
@Component
class ReaderHealth implements HealthIndicator {
    private static final Logger LOG = LoggerFactory.getLogger(ReaderHealth.class);

    private final Sandbox sandbox;

    ReaderHealth(Sandbox sandbox) {
        this.sandbox = sandbox;
        if (!sandbox.withoutNetwork()) {
            LOG.warn("This system does not let the network be taken away from the processes that open files");
        }
    }

    @Override
    public Health health() {
        return Health.up()
                .withDetail("network", sandbox.withoutNetwork() ? "none" : "not taken away")
                .withDetail("other processes", sandbox.withoutProcesses() ? "hidden" : "visible")
                .build();
    }
}
