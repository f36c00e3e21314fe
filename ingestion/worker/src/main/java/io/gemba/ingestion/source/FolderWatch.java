package io.gemba.ingestion.source;

import io.gemba.corpus.database.CorpusDatabase;
import io.gemba.corpus.queue.WorkQueue;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Follows every watched folder that this worker can reach, each on a thread of its own: a slow disk holds up no other.
 */
public final class FolderWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FolderWatch.class);
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final FolderSettings settings;
    private final CorpusDatabase database;
    private final WorkQueue queue;
    private final String holder = ProcessHandle.current().pid() + "/" + UUID.randomUUID();
    private final List<Thread> threads = new ArrayList<>();

    public FolderWatch(CorpusDatabase database, WorkQueue queue, FolderSettings settings) {
        this.database = database;
        this.queue = queue;
        this.settings = settings;
    }

    /** Begins to follow. */
    public void start() {
        for (var folder : settings.folders()) {
            threads.add(
                    Thread.ofPlatform().daemon().name("folder-" + folder.name()).start(() -> follow(folder)));
        }
    }

    private void follow(FolderSettings.Folder folder) {
        var hold = new FolderHold(database, folder, holder);
        var follower = follower(folder, hold, Clock.systemDefaultZone(), Notifications::of);
        var said = "";
        try {
            while (!Thread.currentThread().isInterrupted()) {
                said = turn(follower, folder, said);
            }
        } catch (InterruptedException e) {
            LOG.debug("The folder {} is followed no longer", folder.name());
        } finally {
            // What is still to be done would fail on an interrupted thread.
            Thread.interrupted();
            follower.forget();
            leave(hold);
        }
    }

    private static void leave(FolderHold hold) {
        try {
            hold.release();
        } catch (DataAccessException | TransactionException e) {
            LOG.debug("Another worker takes the folder when it has waited long enough", e);
        }
    }

    /** Whatever goes wrong, such as a lost database, must not end the following. */
    private String turn(FolderFollower follower, FolderSettings.Folder folder, String said)
            throws InterruptedException {
        try {
            follower.turn();
            return "";
        } catch (RuntimeException e) {
            if (Thread.currentThread().isInterrupted()) {
                return said;
            }
            var message = String.valueOf(e.getMessage());
            if (!message.equals(said)) {
                LOG.warn("The folder {} cannot be followed at the moment", folder.name(), e);
            }
            follower.forget();
            Thread.sleep(settings.interval());
            return message;
        }
    }

    FolderFollower follower(FolderSettings.Folder folder, FolderHold hold, Clock clock, Notifications.Source source) {
        return new FolderFollower(
                folder,
                settings,
                hold,
                new FolderScan(database, folder),
                new FileRegistration(database, queue, settings, folder),
                new NightlyCheck(database, settings, folder, hold, clock),
                source);
    }

    @Override
    public void close() {
        threads.forEach(Thread::interrupt);
        for (var thread : threads) {
            try {
                thread.join(PATIENCE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
