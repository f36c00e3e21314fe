package io.gemba.ingestion.source;

import io.gemba.corpus.access.Acl;
import io.gemba.corpus.access.AclStore;
import io.gemba.corpus.access.Classification;
import io.gemba.corpus.access.CompanyId;
import io.gemba.corpus.access.Principal;
import io.gemba.corpus.access.TenantId;
import io.gemba.corpus.blob.BlobStore;
import io.gemba.corpus.blob.ContentHash;
import io.gemba.corpus.database.CorpusDatabase;
import io.gemba.corpus.document.Document.Problem;
import io.gemba.corpus.document.DocumentId;
import io.gemba.corpus.document.FolderFiles;
import io.gemba.corpus.document.FolderFiles.Found;
import io.gemba.corpus.document.FolderFiles.Known;
import io.gemba.corpus.document.FolderFiles.Rules;
import io.gemba.corpus.document.Trust;
import io.gemba.corpus.queue.Urgency;
import io.gemba.corpus.queue.Work;
import io.gemba.corpus.queue.WorkQueue;
import io.gemba.ingestion.source.AccessFile.AccessFileInvalid;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Registers the files of one look through a folder. Of a file that has not changed it asks the database nothing. */
final class FileRegistration {
    private static final String NO_ACCESS_RULE = "NO_ACCESS_RULE";
    private static final Rules QUARANTINE = new Rules(
            new Acl(CompanyId.ALL, Classification.RESTRICTED, List.of(Principal.group("base.group_system"))),
            null,
            Trust.EXTERNAL);

    private final CorpusDatabase database;
    private final FolderFiles files = new FolderFiles();
    private final BlobStore blobs = new BlobStore();
    private final WorkQueue queue;
    private final FolderSettings settings;
    private final String source;
    private final TenantId tenant;
    private final Map<String, CompanyId> companies;
    private final Map<Acl, Integer> aclIds = new HashMap<>();

    FileRegistration(
            CorpusDatabase database,
            WorkQueue queue,
            FolderSettings settings,
            FolderSettings.Folder folder,
            Map<String, CompanyId> companies) {
        this.database = database;
        this.queue = queue;
        this.settings = settings;
        this.source = folder.source();
        this.tenant = new TenantId(folder.tenant());
        this.companies = companies;
    }

    /**
     * Brings a document up to date with its file.
     *
     * @param known the document, if there is one yet
     * @throws UncheckedIOException if the file cannot be read, or changes while it is
     */
    void register(FolderFile file, @Nullable Known known) {
        var access = access(file);
        var unchanged = known != null && known.stamp().equals(file.stamp()) && !isReleased(known, access);
        if (known != null && (unchanged || isBeingWritten(file))) {
            // Who may read a file does not wait until it is at rest.
            applyRules(known, access.rules());
        } else if (known != null) {
            within(jdbc -> change(jdbc, file, known, access));
        } else if (!isBeingWritten(file)) {
            within(jdbc -> add(jdbc, file, access));
        }
    }

    /** A time of change that lies in the future says nothing: a clock is wrong somewhere. */
    private boolean isBeingWritten(FolderFile file) {
        return Duration.between(file.changedAt(), Instant.now()).abs().compareTo(settings.settle()) < 0;
    }

    private static boolean isReleased(Known known, Access access) {
        return NO_ACCESS_RULE.equals(known.problemCode()) && access.problem() == null;
    }

    private void applyRules(Known known, Rules rules) {
        if (differs(known, rules)) {
            within(jdbc -> {
                files.setRules(jdbc, known.id(), new Found(tenant, known.stamp(), known.hash(), 0, rules));
                queue.repoint(new Work.Whole(tenant.value(), known.id()));
            });
        }
    }

    private boolean differs(Known known, Rules rules) {
        return known.aclId() != aclId(rules.acl())
                || known.trust() != rules.trust()
                || !Objects.equals(known.site(), rules.site());
    }

    private int aclId(Acl acl) {
        return aclIds.computeIfAbsent(acl, it -> database.forTenant(tenant, jdbc -> AclStore.idOf(jdbc, tenant, it)));
    }

    private void add(JdbcClient jdbc, FolderFile file, Access access) {
        var problem = problem(file, access);
        var id = files.add(jdbc, source, file.key(), found(file, stored(jdbc, file, problem == null), access.rules()));
        take(jdbc, id, 1, problem);
    }

    private void change(JdbcClient jdbc, FolderFile file, Known known, Access access) {
        var problem = problem(file, access);
        var found = found(file, stored(jdbc, file, problem == null), access.rules());
        if (found.hash().equals(known.hash()) && !isReleased(known, access) && problem == null) {
            files.setRules(jdbc, known.id(), found);
        } else {
            take(jdbc, known.id(), files.replace(jdbc, known.id(), found), problem);
        }
        queue.repoint(new Work.Whole(tenant.value(), known.id()));
    }

    private void take(JdbcClient jdbc, DocumentId id, int version, @Nullable Problem problem) {
        if (problem == null) {
            queue.ingest(new Work.Version(tenant.value(), id, version), Urgency.BULK);
        } else {
            files.reject(jdbc, tenant, id, problem);
        }
    }

    private @Nullable Problem problem(FolderFile file, Access access) {
        if (access.problem() != null) {
            return new Problem(NO_ACCESS_RULE, access.problem());
        }
        if (file.bytes() == 0) {
            return new Problem("EMPTY_FILE", "The file is empty.");
        }
        var largest = settings.largest().toBytes();
        return file.bytes() <= largest
                ? null
                : new Problem(
                        "TOO_LARGE", "The file has %,d bytes; at most %,d are read.".formatted(file.bytes(), largest));
    }

    private ContentHash stored(JdbcClient jdbc, FolderFile file, boolean keep) {
        try {
            ContentHash hash;
            try (var in = open(file)) {
                hash = ContentHash.of(in);
            }
            if (keep) {
                try (var in = open(file)) {
                    blobs.put(jdbc, tenant, hash, file.bytes(), in);
                }
            }
            return hash;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Not even when it has just been put in the file's place is a link followed. */
    private static InputStream open(FolderFile file) throws IOException {
        return Files.newInputStream(file.path(), LinkOption.NOFOLLOW_LINKS);
    }

    private Found found(FolderFile file, ContentHash hash, Rules rules) {
        return new Found(tenant, file.stamp(), hash, file.bytes(), rules);
    }

    private void within(Consumer<JdbcClient> work) {
        database.forTenant(tenant, jdbc -> {
            work.accept(jdbc);
            return true;
        });
    }

    private Access access(FolderFile file) {
        return switch (file.access()) {
            case FolderAccess.Known known -> {
                try {
                    yield new Access(known.file().rules(companies), null);
                } catch (AccessFileInvalid e) {
                    yield new Access(QUARANTINE, e.getMessage());
                }
            }
            case FolderAccess.Unknown unknown -> new Access(QUARANTINE, unknown.problem());
        };
    }

    /** Who may read a file; those who look after the system only, where the access files have a problem. */
    private record Access(Rules rules, @Nullable String problem) {}
}
