package io.gemba.ingestion.source;

import io.gemba.corpus.access.TenantId;
import io.gemba.corpus.blob.BlobStore;
import io.gemba.corpus.blob.ContentHash;
import io.gemba.corpus.database.CorpusDatabase;
import io.gemba.corpus.document.Document.Problem;
import io.gemba.corpus.document.DocumentId;
import io.gemba.corpus.document.FolderFiles;
import io.gemba.corpus.document.FolderFiles.Found;
import io.gemba.corpus.document.FolderFiles.Known;
import io.gemba.corpus.queue.Urgency;
import io.gemba.corpus.queue.Work;
import io.gemba.corpus.queue.WorkQueue;
import io.gemba.ingestion.source.FolderScan.Candidate;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Brings documents up to date with files that are new or changed, each in a transaction of its own. */
final class FileRegistration {
    static final String NO_ACCESS_RULE = "NO_ACCESS_RULE";

    private static final Logger LOG = LoggerFactory.getLogger(FileRegistration.class);

    private final CorpusDatabase database;
    private final FolderFiles files = new FolderFiles();
    private final BlobStore blobs = new BlobStore();
    private final WorkQueue queue;
    private final FolderSettings settings;
    private final String source;
    private final TenantId tenant;
    private final Set<String> saidToBeUnreadable = ConcurrentHashMap.newKeySet();

    FileRegistration(CorpusDatabase database, WorkQueue queue, FolderSettings settings, FolderSettings.Folder folder) {
        this.database = database;
        this.queue = queue;
        this.settings = settings;
        this.source = folder.source();
        this.tenant = new TenantId(folder.tenant());
    }

    /**
     * Brings a document up to date with its file; false if the file is still being written, and has to wait. One file
     * that cannot be taken keeps no other from being.
     */
    boolean register(Candidate candidate) {
        var file = candidate.file();
        if (isBeingWritten(file)) {
            return false;
        }
        try {
            take(candidate);
        } catch (DuplicateKeyException e) {
            LOG.debug("{} has been registered by another worker", file.key());
        } catch (UncheckedIOException | DataIntegrityViolationException e) {
            var gone = e.getCause() instanceof NoSuchFileException;
            if (!gone && saidToBeUnreadable.add(file.key() + file.stamp())) {
                LOG.warn("{} cannot be read: {}", file.key(), e.getMessage());
            }
        }
        return true;
    }

    /** A time of change that lies in the future says nothing: a clock is wrong somewhere. */
    private boolean isBeingWritten(FolderFile file) {
        return Duration.between(file.changedAt(), Instant.now()).abs().compareTo(settings.settle()) < 0;
    }

    private void take(Candidate candidate) {
        var file = candidate.file();
        var problem = problem(candidate);
        // Hashed before the transaction: a slow disk must hold no connection.
        var found = new Found(
                tenant,
                file.stamp(),
                hash(file, problem),
                file.bytes(),
                candidate.access().rules());
        within(jdbc -> {
            if (candidate.known() != null) {
                change(jdbc, candidate, candidate.known(), found, problem);
            } else {
                keep(jdbc, file, found, problem);
                queue(jdbc, files.add(jdbc, source, file.key(), found), 1, problem);
            }
        });
    }

    private void change(JdbcClient jdbc, Candidate candidate, Known known, Found found, @Nullable Problem problem) {
        if (!files.lock(jdbc, tenant, known)) {
            return;
        }
        var sameContent = found.hash().equals(known.hash());
        if (sameContent && !candidate.isReleased() && problem == null) {
            files.setStamp(jdbc, tenant, known.id(), found.stamp());
        } else {
            keep(jdbc, candidate.file(), found, problem);
            queue(jdbc, known.id(), files.replace(jdbc, known.id(), found), problem);
        }
    }

    private void queue(JdbcClient jdbc, DocumentId id, int version, @Nullable Problem problem) {
        if (problem == null) {
            queue.ingest(new Work.Version(tenant.value(), id, version), Urgency.BULK);
        } else {
            files.reject(jdbc, tenant, id, problem);
        }
    }

    private @Nullable Problem problem(Candidate candidate) {
        var withoutRule = candidate.access().problem();
        if (withoutRule != null) {
            return new Problem(NO_ACCESS_RULE, withoutRule);
        }
        var bytes = candidate.file().bytes();
        if (bytes == 0) {
            return new Problem("EMPTY_FILE", "The file is empty.");
        }
        var largest = settings.largest().toBytes();
        return bytes <= largest
                ? null
                : new Problem("TOO_LARGE", "The file has %,d bytes; at most %,d are read.".formatted(bytes, largest));
    }

    /** What will not be kept need not be read either: then the stamp stands for the content. */
    private static ContentHash hash(FolderFile file, @Nullable Problem problem) {
        if (problem != null) {
            return ContentHash.of(file.stamp().getBytes(StandardCharsets.UTF_8));
        }
        try (var in = open(file)) {
            return ContentHash.of(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void keep(JdbcClient jdbc, FolderFile file, Found found, @Nullable Problem problem) {
        if (problem == null) {
            try (var in = open(file)) {
                blobs.put(jdbc, tenant, found.hash(), file.bytes(), in);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Not even when it has just been put in the file's place is a link followed. */
    private static InputStream open(FolderFile file) throws IOException {
        return Files.newInputStream(file.path(), LinkOption.NOFOLLOW_LINKS);
    }

    private void within(Consumer<JdbcClient> work) {
        database.forTenant(tenant, jdbc -> {
            work.accept(jdbc);
            return true;
        });
    }
}
