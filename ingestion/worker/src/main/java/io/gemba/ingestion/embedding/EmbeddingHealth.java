package io.gemba.ingestion.embedding;

import io.gemba.corpus.access.TenantId;
import io.gemba.corpus.database.CorpusDatabase;
import io.gemba.corpus.embedding.EmbeddingProgress;
import io.gemba.corpus.embedding.Generations;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Says in health which embedding model is searched with, and how far the change to another has come. */
@Component
class EmbeddingHealth implements HealthIndicator {
    private static final TenantId ANY = new TenantId(1);

    private final CorpusDatabase database;
    private final Generations generations = new Generations();

    EmbeddingHealth(CorpusDatabase database) {
        this.database = database;
    }

    @Override
    public Health health() {
        return database.forTenant(ANY, jdbc -> {
            var health = Health.up().withDetail("model", generations.live(jdbc).model());
            EmbeddingProgress.read(jdbc).ifPresent(progress -> add(health, progress));
            return health.build();
        });
    }

    private static void add(Health.Builder health, EmbeddingProgress progress) {
        health.withDetail("next", progress.model())
                .withDetail("state", progress.state().label())
                .withDetail("done", progress.done())
                .withDetail("left", progress.left())
                .withDetail("per second", Math.round(progress.perSecond() * 10) / 10.0);
        progress.timeLeft().ifPresent(it -> health.withDetail("seconds left", it.toSeconds()));
        progress.problem().ifPresent(it -> health.withDetail("problem", it));
    }
}
