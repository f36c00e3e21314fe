package io.gemba.ingestion;

import io.gemba.corpus.blob.BlobStore;
import io.gemba.corpus.blob.ContentHash;
import io.gemba.corpus.database.CorpusDatabase;
import io.gemba.corpus.document.Document.Problem;
import io.gemba.corpus.document.Lease;
import io.gemba.corpus.document.Parts;
import io.gemba.corpus.document.Parts.Holding;
import io.gemba.corpus.document.Parts.Place;
import io.gemba.corpus.document.VersionProgress;
import io.gemba.corpus.queue.Urgency;
import io.gemba.corpus.queue.Work;
import io.gemba.corpus.queue.WorkQueue;
import io.gemba.ingestion.part.Allowance;
import io.gemba.ingestion.part.Part;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Makes documents of what came in a mail or an archive. Each is registered in a transaction of its own, by where it
 * lies in there, so that a worker that takes over finds what is there already.
 */
@Component
class Unpacking {
    private final CorpusDatabase database;
    private final VersionProgress progress;
    private final BlobStore blobs;
    private final WorkQueue queue;
    private final UnpackingSettings settings;
    private final Parts parts = new Parts();

    Unpacking(
            CorpusDatabase database,
            VersionProgress progress,
            BlobStore blobs,
            WorkQueue queue,
            UnpackingSettings settings) {
        this.database = database;
        this.progress = progress;
        this.blobs = blobs;
        this.queue = queue;
        this.settings = settings;
    }

    /** Where a document stands among what it came with. */
    Place place(Lease container) {
        return database.forTenant(container.tenant(), jdbc -> parts.place(jdbc, container));
    }

    /** How much may still come out of it. */
    Allowance allowance(Place place) {
        return new Allowance(
                Math.max(0, settings.mostFiles() - place.others()),
                Math.max(0, settings.mostBytes().toBytes() - place.bytes()),
                settings.largestFile().toBytes(),
                Math.max(0, settings.deepest() - place.depth()));
    }

    /**
     * Registers a part and has it read, unless it is there already.
     *
     * @param content null if the part is named only
     */
    void take(Lease container, Place place, Part part, @Nullable Path content) {
        var hash = content == null ? hash(part) : hash(content);
        database.forTenant(container.tenant(), jdbc -> {
            progress.fence(jdbc, container);
            if (content != null) {
                keep(jdbc, container, hash, content);
            }
            parts.take(jdbc, container, new Parts.Found(part.path().value(), hash, part.bytes(), problem(part)))
                    .ifPresent(fresh -> queue.ingest(
                            new Work.Version(container.tenant().value(), fresh.document(), fresh.version()),
                            place.uploaded() ? Urgency.INTERACTIVE : Urgency.BULK));
            return part;
        });
    }

    /** Lets go of the parts that a container no longer holds, in the caller's transaction. */
    void settle(JdbcClient jdbc, Lease container, Collection<String> paths) {
        parts.dropOthers(jdbc, container, paths)
                .forEach(part -> queue.purge(new Work.Whole(container.tenant().value(), part)));
    }

    /** What a version turned out to be, once it has been read. */
    Holding holding(Lease container) {
        return database.forTenant(container.tenant(), jdbc -> parts.holding(jdbc, container));
    }

    private void keep(JdbcClient jdbc, Lease container, ContentHash hash, Path content) {
        try (var in = Files.newInputStream(content)) {
            blobs.put(jdbc, container.tenant(), hash, Files.size(content), in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ContentHash hash(Path content) {
        try {
            return ContentHash.of(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of a content that was not unpacked this is all that is known. */
    private static ContentHash hash(Part part) {
        var known = "%s of %d bytes at %s".formatted(part.problem(), part.bytes(), part.path());
        return ContentHash.of(known.getBytes(StandardCharsets.UTF_8));
    }

    private static @Nullable Problem problem(Part part) {
        var problem = part.problem();
        return problem == null ? null : new Problem(problem.reason(), problem.detail());
    }
}
