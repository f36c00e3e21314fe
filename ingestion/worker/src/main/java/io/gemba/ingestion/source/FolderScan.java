package io.gemba.ingestion.source;

import io.gemba.corpus.access.Companies;
import io.gemba.corpus.access.TenantId;
import io.gemba.corpus.database.CorpusDatabase;
import io.gemba.corpus.document.DocumentId;
import io.gemba.corpus.document.FolderFiles;
import io.gemba.corpus.document.FolderFiles.Known;
import io.gemba.corpus.queue.Work;
import io.gemba.corpus.queue.WorkQueue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;

/**
 * Makes the corpus mirror a folder: what is new or changed is registered and queued, what is gone is deleted, and a
 * changed access file takes effect at once. Each file is a transaction of its own.
 */
public final class FolderScan {
    private static final Logger LOG = LoggerFactory.getLogger(FolderScan.class);

    private final CorpusDatabase database;
    private final FolderFiles files = new FolderFiles();
    private final WorkQueue queue;
    private final FolderSettings settings;
    private final Set<String> saidToBeUnreadable = ConcurrentHashMap.newKeySet();
    private final Map<String, String> saidOfFolders = new ConcurrentHashMap<>();

    public FolderScan(CorpusDatabase database, WorkQueue queue, FolderSettings settings) {
        this.database = database;
        this.queue = queue;
        this.settings = settings;
    }

    /**
     * Looks through a folder once. A folder that cannot be reached is left as it was: its documents stay. So does what
     * lies in parts of it that cannot be looked into, and all of it when nothing is there any more, not even an access
     * file: that is what the place looks like where a disk is no longer mounted.
     */
    public void scan(FolderSettings.Folder folder) {
        if (!Files.isDirectory(folder.path())) {
            staysAsItIs(folder, "cannot be reached");
            return;
        }
        var listing = list(folder);
        var tenant = new TenantId(folder.tenant());
        var known = database.forTenant(tenant, jdbc -> files.known(jdbc, tenant, folder.source()));
        if (listing.bare() && !known.isEmpty()) {
            staysAsItIs(folder, "is bare");
            return;
        }
        saidOfFolders.remove(folder.name());
        var companies = database.forTenant(tenant, jdbc -> Companies.byCode(jdbc, tenant));
        var registration = new FileRegistration(database, queue, settings, folder, companies);
        var gone = new HashMap<>(known);
        for (var file : listing.files()) {
            var document = gone.remove(file.key());
            register(registration, file, document);
        }
        gone.keySet().removeIf(listing::isUnseen);
        gone.values().forEach(document -> delete(tenant, document.id()));
    }

    private static FolderListing list(FolderSettings.Folder folder) {
        try {
            return FolderWalk.list(folder.path());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void staysAsItIs(FolderSettings.Folder folder, String why) {
        if (!why.equals(saidOfFolders.put(folder.name(), why))) {
            LOG.warn("The folder {} ({}) {}; its documents stay as they are", folder.name(), folder.path(), why);
        }
    }

    /** One file that cannot be taken keeps no other from being. */
    private void register(FileRegistration registration, FolderFile file, @Nullable Known known) {
        try {
            registration.register(file, known);
        } catch (UncheckedIOException | DataIntegrityViolationException e) {
            if (saidToBeUnreadable.add(file.key() + file.stamp())) {
                LOG.warn("{} cannot be read: {}", file.key(), e.getMessage());
            }
        }
    }

    private void delete(TenantId tenant, DocumentId id) {
        database.forTenant(tenant, jdbc -> {
            files.delete(jdbc, tenant, id);
            queue.purge(new Work.Whole(tenant.value(), id));
            return id;
        });
    }
}
