package io.gemba.ingestion.source;

import io.gemba.corpus.access.Acl;
import io.gemba.corpus.access.AclStore;
import io.gemba.corpus.access.Classification;
import io.gemba.corpus.access.Companies;
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
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Makes the corpus mirror a folder: what is new or changed is registered and queued, what is gone is deleted, and a
 * changed access file takes effect at once. Each file is a transaction of its own.
 */
public final class FolderScan {
    private static final Logger LOG = LoggerFactory.getLogger(FolderScan.class);
    private static final String NO_ACCESS_RULE = "NO_ACCESS_RULE";
    private static final Rules QUARANTINE = new Rules(
            new Acl(CompanyId.ALL, Classification.RESTRICTED, List.of(new Principal("group:base.group_system"))),
            null,
            Trust.EXTERNAL);

    private final CorpusDatabase database;
    private final FolderFiles files = new FolderFiles();
    private final BlobStore blobs = new BlobStore();
    private final WorkQueue queue;
    private final FolderSettings settings;

    public FolderScan(CorpusDatabase database, WorkQueue queue, FolderSettings settings) {
        this.database = database;
        this.queue = queue;
        this.settings = settings;
    }

    /** Looks through a folder once. A folder that cannot be reached is left as it was: its documents stay. */
    public void scan(FolderSettings.Folder folder) {
        if (!Files.isDirectory(folder.path())) {
            LOG.warn(
                    "The folder {} ({}) cannot be reached; its documents stay as they are",
                    folder.name(),
                    folder.path());
            return;
        }
        var tenant = new TenantId(folder.tenant());
        var known = database.forTenant(tenant, jdbc -> files.known(jdbc, tenant, folder.source()));
        var companies = database.forTenant(tenant, jdbc -> Companies.byCode(jdbc, tenant));
        var gone = new HashMap<>(known);
        try {
            for (var file : FolderWalk.files(folder.path())) {
                gone.remove(file.key());
                register(folder, file, known.get(file.key()), companies);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        gone.values().forEach(document -> delete(tenant, document.id()));
    }

    private void register(
            FolderSettings.Folder folder, FolderFile file, @Nullable Known known, Map<String, CompanyId> companies) {
        var tenant = new TenantId(folder.tenant());
        var access = access(file, companies);
        if (file.changedAt().isAfter(Instant.now().minus(settings.settle()))) {
            return;
        }
        try {
            database.forTenant(tenant, jdbc -> {
                if (known == null) {
                    add(jdbc, folder, tenant, file, access);
                } else if (!known.stamp().equals(file.stamp()) || isReleased(known, access)) {
                    change(jdbc, tenant, file, known, access);
                } else if (differs(jdbc, tenant, known, access.rules())) {
                    files.setRules(jdbc, known.id(), found(tenant, file, known.hash(), access.rules()));
                    queue.repoint(new Work.Whole(tenant.value(), known.id()));
                }
                return true;
            });
        } catch (UncheckedIOException e) {
            LOG.warn("{} cannot be read", file.key(), e);
        }
    }

    private static boolean isReleased(Known known, Access access) {
        return NO_ACCESS_RULE.equals(known.problemCode()) && access.problem() == null;
    }

    private static boolean differs(JdbcClient jdbc, TenantId tenant, Known known, Rules rules) {
        return known.aclId() != AclStore.idOf(jdbc, tenant, rules.acl())
                || known.trust() != rules.trust()
                || !Objects.equals(known.site(), rules.site());
    }

    private void add(JdbcClient jdbc, FolderSettings.Folder folder, TenantId tenant, FolderFile file, Access access) {
        var problem = problem(file, access);
        var found = found(tenant, file, stored(jdbc, tenant, file, problem == null), access.rules());
        var id = files.add(jdbc, folder.source(), file.key(), found);
        take(jdbc, tenant, id, 1, problem);
    }

    private void change(JdbcClient jdbc, TenantId tenant, FolderFile file, Known known, Access access) {
        var problem = problem(file, access);
        var hash = stored(jdbc, tenant, file, problem == null);
        var found = found(tenant, file, hash, access.rules());
        if (hash.equals(known.hash()) && !isReleased(known, access) && problem == null) {
            files.setRules(jdbc, known.id(), found);
            queue.repoint(new Work.Whole(tenant.value(), known.id()));
            return;
        }
        take(jdbc, tenant, known.id(), files.replace(jdbc, known.id(), found), problem);
    }

    private void take(JdbcClient jdbc, TenantId tenant, DocumentId id, int version, @Nullable Problem problem) {
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
        if (file.bytes() > settings.largest().toBytes()) {
            return new Problem(
                    "TOO_LARGE",
                    "The file has %,d bytes; at most %,d are read."
                            .formatted(file.bytes(), settings.largest().toBytes()));
        }
        return null;
    }

    private ContentHash stored(JdbcClient jdbc, TenantId tenant, FolderFile file, boolean keep) {
        try {
            var hash = ContentHash.of(file.path());
            if (keep) {
                try (var in = Files.newInputStream(file.path())) {
                    blobs.put(jdbc, tenant, hash, file.bytes(), in);
                }
            }
            return hash;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Found found(TenantId tenant, FolderFile file, ContentHash hash, Rules rules) {
        return new Found(tenant, file.stamp(), hash, file.bytes(), rules);
    }

    private void delete(TenantId tenant, DocumentId id) {
        database.forTenant(tenant, jdbc -> {
            files.delete(jdbc, tenant, id);
            queue.purge(new Work.Whole(tenant.value(), id));
            return id;
        });
    }

    private static Access access(FolderFile file, Map<String, CompanyId> companies) {
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
