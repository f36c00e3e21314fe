package io.gemba.ingestion.source;

import io.gemba.corpus.access.Acl;
import io.gemba.corpus.access.AclStore;
import io.gemba.corpus.access.Companies;
import io.gemba.corpus.access.TenantId;
import io.gemba.corpus.database.CorpusDatabase;
import io.gemba.corpus.document.DocumentId;
import io.gemba.corpus.document.FolderFiles;
import io.gemba.corpus.document.FolderFiles.Known;
import io.gemba.corpus.document.FolderFiles.Rules;
import io.gemba.corpus.document.FolderPart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.PessimisticLockingFailureException;

/**
 * Compares a folder, or parts of it, with the documents that mirror it. What takes something away from readers, files
 * that are gone and access files that have changed, is set right at once, for all documents together. What is new or
 * changed is handed back, to be registered file by file.
 */
final class FolderScan {
    private static final Logger LOG = LoggerFactory.getLogger(FolderScan.class);
    private static final int TRIES = 4;

    private final CorpusDatabase database;
    private final FolderFiles files = new FolderFiles();
    private final FolderSettings.Folder folder;
    private final TenantId tenant;
    private String said = "";

    FolderScan(CorpusDatabase database, FolderSettings.Folder folder) {
        this.database = database;
        this.folder = folder;
        this.tenant = new TenantId(folder.tenant());
    }

    /**
     * Looks through parts of a folder; empty if it cannot be reached. Then it is left as it was: its documents stay. So
     * does what lies in parts of it that cannot be looked into, and all of it when nothing is there that was there
     * before, not even an access file: that is what the place looks like where a disk is no longer mounted.
     */
    Optional<Look> look(Collection<FolderPart> parts) {
        var place = place();
        if (place.isEmpty()) {
            staysAsItIs("cannot be reached");
            return Optional.empty();
        }
        // Known before they are listed: whatever is known by then and not found after it is gone indeed.
        var known = database.forTenant(tenant, jdbc -> files.known(jdbc, tenant, folder.source(), parts));
        var listing = list(parts);
        if (!place.equals(place()) || isBare(listing, known)) {
            staysAsItIs("is bare");
            return Optional.empty();
        }
        if (!listing.isWhole() && mayBeAway(listing, known)) {
            return look(List.of(FolderPart.WHOLE));
        }
        said = "";
        return Optional.of(compare(listing, known));
    }

    /** Differs where another disk is mounted, or none; empty if there is no folder at all. */
    private Optional<String> place() {
        try {
            var attributes = Files.readAttributes(folder.path(), BasicFileAttributes.class);
            return attributes.isDirectory() ? Optional.of(String.valueOf(attributes.fileKey())) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private FolderListing list(Collection<FolderPart> parts) {
        try {
            return FolderWalk.list(folder.path(), parts);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isBare(FolderListing listing, Map<String, Known> known) {
        return listing.isWhole()
                && !listing.hasAccessFile()
                && !known.isEmpty()
                && listing.files().stream().noneMatch(file -> known.containsKey(file.key()));
    }

    /** A part from which files are gone tells nothing of the whole, unless that still has its access file. */
    private boolean mayBeAway(FolderListing listing, Map<String, Known> known) {
        return known.size() > listing.files().size()
                && !Files.exists(folder.path().resolve(AccessFile.NAME));
    }

    private void staysAsItIs(String why) {
        if (!why.equals(said)) {
            said = why;
            LOG.warn("The folder {} ({}) {}; its documents stay as they are", folder.name(), folder.path(), why);
        }
    }

    private Look compare(FolderListing listing, Map<String, Known> known) {
        var rules = new FolderRules(database.forTenant(tenant, jdbc -> Companies.byCode(jdbc, tenant)));
        var aclIds = new HashMap<Acl, Integer>();
        var gone = new HashMap<>(known);
        var changedRules = new LinkedHashMap<Rules, List<DocumentId>>();
        var candidates = new ArrayList<Candidate>();
        for (var file : listing.files()) {
            var access = rules.of(file);
            var document = gone.remove(file.key());
            if (document != null && differs(document, access.rules(), aclIds)) {
                changedRules
                        .computeIfAbsent(access.rules(), it -> new ArrayList<>())
                        .add(document.id());
            }
            var candidate = new Candidate(file, document, access);
            if (candidate.isToBeRead()) {
                candidates.add(candidate);
            }
        }
        gone.keySet().removeIf(listing::isUnseen);
        var changed = setRules(changedRules);
        delete(gone.values().stream().map(Known::id).toList());
        return new Look(listing, candidates, changed, gone.size());
    }

    private boolean differs(Known known, Rules rules, Map<Acl, Integer> aclIds) {
        int acl = aclIds.computeIfAbsent(
                rules.acl(), it -> database.forTenant(tenant, jdbc -> AclStore.idOf(jdbc, tenant, it)));
        return known.aclId() != acl || known.trust() != rules.trust() || !Objects.equals(known.site(), rules.site());
    }

    private int setRules(Map<Rules, List<DocumentId>> changed) {
        if (changed.isEmpty()) {
            return 0;
        }
        var documents = changed.values().stream().mapToInt(List::size).sum();
        persistently(() -> database.forTenant(tenant, jdbc -> {
            changed.forEach((rules, ids) -> files.setRules(jdbc, tenant, ids, rules));
            return documents;
        }));
        LOG.info("Changed who may read {} documents of the folder {}", documents, folder.name());
        return documents;
    }

    private void delete(List<DocumentId> gone) {
        if (!gone.isEmpty()) {
            persistently(() -> database.forTenant(tenant, jdbc -> files.delete(jdbc, tenant, gone)));
            LOG.info("Removed {} documents whose files are gone from the folder {}", gone.size(), folder.name());
        }
    }

    /** Locks many rows, so it may cross another transaction that locks some of them in another order. */
    private static void persistently(Runnable work) {
        for (int attempt = 1; ; attempt++) {
            try {
                work.run();
                return;
            } catch (PessimisticLockingFailureException e) {
                if (attempt == TRIES) {
                    throw e;
                }
            }
        }
    }

    /**
     * What was found.
     *
     * @param candidates to be registered
     * @param changed of how many documents the readers have changed
     * @param gone how many documents were removed
     */
    record Look(FolderListing listing, List<Candidate> candidates, int changed, int gone) {
        Look {
            candidates = List.copyOf(candidates);
        }
    }

    /**
     * A file that is new or changed.
     *
     * @param known the document, if there is one yet
     */
    record Candidate(FolderFile file, @Nullable Known known, FolderRules.Access access) {

        boolean isToBeRead() {
            return known == null || !known.stamp().equals(file.stamp()) || isReleased();
        }

        /** True of a file that was kept from everyone for its access file, which has been mended. */
        boolean isReleased() {
            return known != null
                    && access.problem() == null
                    && FileRegistration.NO_ACCESS_RULE.equals(known.problemCode());
        }
    }
}
