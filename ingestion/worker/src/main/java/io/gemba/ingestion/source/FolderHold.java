package io.gemba.ingestion.source;

import io.gemba.corpus.access.TenantId;
import io.gemba.corpus.database.CorpusDatabase;
import io.gemba.corpus.upkeep.WatchedFolders;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** This worker's hold on a folder. A worker that cannot reach a folder does not take it from one that can. */
final class FolderHold {
    private static final Logger LOG = LoggerFactory.getLogger(FolderHold.class);
    private static final Duration TIME = Duration.ofSeconds(30);
    private static final Duration RENEWED = Duration.ofSeconds(10);

    private final CorpusDatabase database;
    private final WatchedFolders folders = new WatchedFolders();
    private final FolderSettings.Folder folder;
    private final TenantId tenant;
    private final String holder;
    private Instant until = Instant.MIN;

    FolderHold(CorpusDatabase database, FolderSettings.Folder folder, String holder) {
        this.database = database;
        this.folder = folder;
        this.tenant = new TenantId(folder.tenant());
        this.holder = holder;
    }

    boolean isHeld() {
        if (Instant.now().isBefore(until)) {
            return true;
        }
        var held = Files.isDirectory(folder.path())
                && database.forTenant(tenant, jdbc -> folders.hold(jdbc, tenant, folder.source(), holder, TIME));
        if (held != !until.equals(Instant.MIN)) {
            LOG.info("The folder {} is {} followed by this worker", folder.name(), held ? "now" : "no longer");
        }
        until = held ? Instant.now().plus(RENEWED) : Instant.MIN;
        return held;
    }

    /** When it has to be renewed. */
    Instant until() {
        return until;
    }

    void release() {
        if (until.equals(Instant.MIN)) {
            return;
        }
        until = Instant.MIN;
        database.forTenant(tenant, jdbc -> {
            folders.release(jdbc, tenant, folder.source(), holder);
            return true;
        });
    }

    void looked(int files, Optional<String> problem) {
        database.forTenant(tenant, jdbc -> {
            folders.looked(jdbc, tenant, folder.source(), files, problem.orElse(null));
            return true;
        });
    }

    boolean isChecked(LocalDate day) {
        return database.forTenant(tenant, jdbc -> folders.isChecked(jdbc, tenant, folder.source(), day));
    }

    void checked(LocalDate day) {
        database.forTenant(tenant, jdbc -> {
            folders.checked(jdbc, tenant, folder.source(), day);
            return true;
        });
    }
}
