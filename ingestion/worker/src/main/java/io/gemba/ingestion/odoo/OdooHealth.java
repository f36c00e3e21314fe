package io.gemba.ingestion.odoo;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Says in health as whom Odoo is read, what is not, and why. Documents from elsewhere are read all the same. */
final class OdooHealth implements HealthIndicator {
    private final OdooReading reading;

    OdooHealth(OdooReading reading) {
        this.reading = reading;
    }

    @Override
    public Health health() {
        var status = reading.status();
        return Health.up()
                .withDetail("reads as", reading.login())
                .withDetail("problem", status.problem().isEmpty() ? "none" : status.problem())
                .withDetail("not read", status.missing())
                .withDetail("left out", status.restricted())
                .build();
    }
}
