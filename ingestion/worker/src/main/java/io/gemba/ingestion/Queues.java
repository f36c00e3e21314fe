package io.gemba.ingestion;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.VoidExecutionHandler;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import io.gemba.corpus.queue.JsonSerializer;
import io.gemba.corpus.queue.Work;
import io.gemba.corpus.queue.WorkQueue;
import io.gemba.ingestion.child.ReaderSettings;
import io.gemba.ingestion.child.ReadingFailed;
import io.gemba.ingestion.embedding.BatchEmbedding;
import io.gemba.ingestion.embedding.Reembedding;
import io.gemba.ingestion.odoo.OdooReading;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Takes work out of the queues. Any number of workers may do so; a worker that dies is missed after four heartbeats,
 * and its work is taken up by another.
 */
@Configuration(proxyBeanMethods = false)
class Queues {
    private static final Duration HEARTBEAT = Duration.ofSeconds(3);
    private static final int MISSED = 4;
    private static final Duration POLL = Duration.ofMillis(300);
    private static final Duration STOPPING = Duration.ofSeconds(4);
    private static final Duration LEXEMES = Duration.ofSeconds(2);
    private static final Duration SETTLING = Duration.ofSeconds(1);
    private static final Duration REEMBED = Duration.ofSeconds(1);
    private static final Duration READ_AGAIN = Duration.ofSeconds(30);
    private static final Duration READ_ODOO = Duration.ofSeconds(2);
    private static final int QUICK_THREADS = 6;

    @Bean(initMethod = "start", destroyMethod = "stop")
    Scheduler documentQueue(
            DataSource dataSource, Pipeline pipeline, BatchEmbedding embedding, ReaderSettings settings) {
        var suspects = new Suspects(settings.processesOrCores());
        var ingest = oneTime(Tasks.oneTime(Work.INGEST), (instance, context) -> {
            try {
                suspects.read(context.getExecution().consecutiveFailures, () -> pipeline.ingest(instance.getData()));
            } catch (ReadingFailed e) {
                throw new IllegalStateException("to be tried again: " + e.getMessage(), e);
            }
        });
        var embed = oneTime(Tasks.oneTime(Work.EMBED), (instance, context) -> embedding.embed(instance.getData()));
        // One more than there are readers, so that one document is embedded while the next is read.
        return queue(
                dataSource, WorkQueue.DOCUMENTS, List.of(ingest, embed), List.of(), settings.processesOrCores() + 1);
    }

    @Bean(initMethod = "start", destroyMethod = "stop")
    Scheduler quickQueue(
            DataSource dataSource,
            PageDrawing drawing,
            Housekeeping housekeeping,
            Reembedding reembedding,
            ObjectProvider<OdooReading> odoo,
            PlantSettings plant) {
        List<Task<?>> tasks = List.of(
                oneTime(
                        Tasks.oneTime(Work.RENDER),
                        (instance, context) ->
                                drawing.draw(instance.getData(), context.getExecution().consecutiveFailures)),
                oneTime(Tasks.oneTime(Work.PURGE), (instance, context) -> housekeeping.purge(instance.getData())));
        List<RecurringTask<?>> recurring = List.of(
                Tasks.recurring("count-lexemes", FixedDelay.of(LEXEMES))
                        .execute((instance, context) -> housekeeping.countLexemes()),
                Tasks.recurring("reembed", FixedDelay.of(REEMBED)).execute((instance, context) -> reembedding.step()),
                Tasks.recurring("read-odoo", FixedDelay.of(READ_ODOO))
                        .execute((instance, context) -> odoo.ifAvailable(OdooReading::turn)),
                Tasks.recurring("settle", FixedDelay.of(SETTLING))
                        .execute((instance, context) -> housekeeping.settle()),
                // In the first minute of the plant's day, and at once if no worker was there for it.
                Tasks.recurring("settle-revisions", Schedules.daily(plant.timeZone(), LocalTime.MIDNIGHT))
                        .execute((instance, context) -> housekeeping.settleRevisions()),
                Tasks.recurring("read-again", FixedDelay.of(READ_AGAIN))
                        .execute((instance, context) -> housekeeping.readAgain()),
                Tasks.recurring("nightly", Schedules.daily(LocalTime.of(0, 5)))
                        .execute((instance, context) -> housekeeping.nightly()));
        return queue(dataSource, WorkQueue.QUICK, tasks, recurring, QUICK_THREADS);
    }

    private static <T> OneTimeTask<T> oneTime(Tasks.OneTimeTaskBuilder<T> task, VoidExecutionHandler<T> handler) {
        return task.onFailure(new Retries<>()).onDeadExecutionRevive().execute(handler);
    }

    private static Scheduler queue(
            DataSource dataSource, String table, List<Task<?>> tasks, List<RecurringTask<?>> recurring, int threads) {
        return Scheduler.create(dataSource, tasks)
                .startTasks(recurring)
                .tableName(table)
                .serializer(new JsonSerializer())
                .enablePriority()
                .threads(threads)
                .pollingInterval(POLL)
                .pollUsingLockAndFetch(0.5, 1.0)
                .heartbeatInterval(HEARTBEAT)
                .missedHeartbeatsLimit(MISSED)
                .shutdownMaxWait(STOPPING)
                .build();
    }
}
