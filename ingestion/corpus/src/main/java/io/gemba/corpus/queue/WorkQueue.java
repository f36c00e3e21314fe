package io.gemba.corpus.queue;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import java.time.Instant;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

/**
 * Puts work into the queues, in the caller's transaction when there is one: the work and the rows it is about appear
 * together or not at all. Work that is in a queue already is not put in twice. Documents and quick work have queues of
 * their own, so that nobody waits for a page behind a thousand files.
 */
public final class WorkQueue {
    /** The table of the queue for documents. */
    public static final String DOCUMENTS = "scheduled_tasks";

    /** The table of the queue for quick work. */
    public static final String QUICK = "quick_tasks";

    private final SchedulerClient documents;
    private final SchedulerClient quick;

    public WorkQueue(DataSource dataSource) {
        documents = client(dataSource, DOCUMENTS);
        quick = client(dataSource, QUICK);
    }

    private static SchedulerClient client(DataSource dataSource, String table) {
        return SchedulerClient.Builder.create(new TransactionAwareDataSourceProxy(dataSource))
                .tableName(table)
                .serializer(new JsonSerializer())
                .enablePriority()
                .build();
    }

    public void ingest(Work.Version version, Urgency urgency) {
        schedule(documents, Work.INGEST, version.instance(), version, urgency);
    }

    public void embed(Work.Stretch stretch) {
        schedule(documents, Work.EMBED, stretch.instance(), stretch, Urgency.BACKGROUND);
    }

    public void render(Work.Page page) {
        schedule(quick, Work.RENDER, page.instance(), page, Urgency.WAITING_PERSON);
    }

    public void purge(Work.Whole document) {
        schedule(quick, Work.PURGE, document.instance(), document, Urgency.INTERACTIVE);
    }

    private static <T> void schedule(
            SchedulerClient client, TaskDescriptor<T> task, String instance, T data, Urgency urgency) {
        client.scheduleIfNotExists(
                task.instance(instance).data(data).priority(urgency.priority()).build(), Instant.now());
    }
}
