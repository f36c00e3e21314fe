package io.gemba.ingestion.source;

import io.gemba.corpus.database.CorpusDatabase;
import io.gemba.corpus.queue.WorkQueue;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows every watched folder that this worker can reach, each on a thread of its own: a slow disk holds up no other.
 */
public final class FolderWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FolderWatch.class);

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
        try {
            var said = "";
            while (!Thread.currentThread().isInterrupted()) {
                said = turn(follower, folder, said);
            }
            hold.release();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            follower.forget();
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
    }
}
