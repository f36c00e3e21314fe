package io.gemba.ingestion;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
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
import io.gemba.ingestion.source.FolderScan;
import io.gemba.ingestion.source.FolderSettings;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
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
    private static final Duration FIRST_RETRY = Duration.ofSeconds(5);
    private static final Duration LEXEMES = Duration.ofSeconds(2);
    private static final Duration READ_AGAIN = Duration.ofSeconds(30);
    private static final int QUICK_THREADS = 3;

    @Bean(initMethod = "start", destroyMethod = "stop")
    Scheduler documentQueue(DataSource dataSource, Pipeline pipeline, ReaderSettings settings) {
        var ingest = oneTime(Tasks.oneTime(Work.INGEST), (instance, context) -> {
            try {
                pipeline.ingest(instance.getData());
            } catch (ReadingFailed e) {
                throw new IllegalStateException("to be tried again: " + e.getMessage(), e);
            }
        });
        // One more than there are readers, so that one document is embedded while the next is read.
        return queue(dataSource, WorkQueue.DOCUMENTS, List.of(ingest), List.of(), settings.processesOrCores() + 1);
    }

    @Bean(initMethod = "start", destroyMethod = "stop")
    Scheduler quickQueue(
            DataSource dataSource,
            PageDrawing drawing,
            Housekeeping housekeeping,
            FolderScan scan,
            FolderSettings folders,
            PlantSettings plant) {
        List<Task<?>> tasks = List.of(
                oneTime(
                        Tasks.oneTime(Work.RENDER),
                        (instance, context) ->
                                drawing.draw(instance.getData(), context.getExecution().consecutiveFailures)),
                oneTime(Tasks.oneTime(Work.PURGE), (instance, context) -> housekeeping.purge(instance.getData())),
                oneTime(Tasks.oneTime(Work.REPOINT), (instance, context) -> housekeeping.repoint(instance.getData())));
        var recurring = new ArrayList<RecurringTask<?>>();
        for (var folder : folders.folders()) {
            recurring.add(Tasks.recurring("scan-folder-" + folder.name(), FixedDelay.of(folders.interval()))
                    .execute((instance, context) -> scan.scan(folder)));
        }
        recurring.add(Tasks.recurring("count-lexemes", FixedDelay.of(LEXEMES))
                .execute((instance, context) -> housekeeping.countLexemes()));
        // In the first minute of the plant's day, and at once if no worker was there for it.
        recurring.add(Tasks.recurring("settle-revisions", Schedules.daily(plant.timeZone(), LocalTime.MIDNIGHT))
                .execute((instance, context) -> housekeeping.settleRevisions()));
        recurring.add(Tasks.recurring("read-again", FixedDelay.of(READ_AGAIN))
                .execute((instance, context) -> housekeeping.readAgain()));
        recurring.add(Tasks.recurring("nightly", Schedules.daily(LocalTime.of(0, 5)))
                .execute((instance, context) -> housekeeping.nightly()));
        // Looking through a large folder takes its time; nobody waits for it.
        return queue(
                dataSource,
                WorkQueue.QUICK,
                tasks,
                recurring,
                QUICK_THREADS + folders.folders().size());
    }

    private static <T> OneTimeTask<T> oneTime(Tasks.OneTimeTaskBuilder<T> task, VoidExecutionHandler<T> handler) {
        return task.onFailure(new FailureHandler.ExponentialBackoffFailureHandler<>(FIRST_RETRY, 2))
                .onDeadExecutionRevive()
                .execute(handler);
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
