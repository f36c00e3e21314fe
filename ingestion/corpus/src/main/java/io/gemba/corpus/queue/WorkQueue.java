package io.gemba.corpus.queue;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import java.time.Duration;
import java.time.Instant;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

/**
 * Puts work into the queue, in the caller's transaction when there is one: the work and the rows it is about appear
 * together or not at all. Work that is in the queue already is not put in twice.
 */
public final class WorkQueue {
    private static final Duration LEXEMES_SETTLE = Duration.ofSeconds(2);

    private final SchedulerClient client;

    public WorkQueue(DataSource dataSource) {
        client = SchedulerClient.Builder.create(new TransactionAwareDataSourceProxy(dataSource))
                .serializer(new JsonSerializer())
                .enablePriority()
                .build();
    }

    public void ingest(Work.Version version, Urgency urgency) {
        schedule(
                Work.INGEST
                        .instance(version.instance())
                        .data(version)
                        .priority(urgency.priority())
                        .build(),
                Instant.now());
    }

    public void render(Work.Page page) {
        schedule(
                Work.RENDER
                        .instance(page.instance())
                        .data(page)
                        .priority(Urgency.WAITING_PERSON.priority())
                        .build(),
                Instant.now());
    }

    public void purge(Work.Whole document) {
        schedule(
                Work.PURGE
                        .instance(document.instance())
                        .data(document)
                        .priority(Urgency.INTERACTIVE.priority())
                        .build(),
                Instant.now());
    }

    public void repoint(Work.Whole document) {
        schedule(
                Work.REPOINT
                        .instance(document.instance())
                        .data(document)
                        .priority(Urgency.INTERACTIVE.priority())
                        .build(),
                Instant.now());
    }

    /** Runs shortly after, so that many changes at once are counted once. */
    public void countLexemes(Work.Tenant tenant) {
        schedule(
                Work.COUNT_LEXEMES
                        .instance(tenant.instance())
                        .data(tenant)
                        .priority(Urgency.BULK.priority())
                        .build(),
                Instant.now().plus(LEXEMES_SETTLE));
    }

    private void schedule(TaskInstance<?> instance, Instant at) {
        client.scheduleIfNotExists(instance, at);
    }
}
