package io.gemba.ingestion.source;

import io.gemba.corpus.access.Acl;
import io.gemba.corpus.access.Classification;
import io.gemba.corpus.access.CompanyId;
import io.gemba.corpus.access.Principal;
import io.gemba.corpus.document.FolderFiles.Rules;
import io.gemba.corpus.document.Trust;
import io.gemba.ingestion.source.AccessFile.AccessFileInvalid;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What access files come to. All files below one share what it says, so it is worked out once. */
final class FolderRules {
    private static final Rules QUARANTINE = new Rules(
            new Acl(CompanyId.ALL, Classification.RESTRICTED, List.of(Principal.group("base.group_system"))),
            null,
            Trust.EXTERNAL);

    private final Map<String, CompanyId> companies;
    private final Map<FolderAccess, Access> known = new IdentityHashMap<>();

    /**
     * Reads access files of a tenant.
     *
     * @param companies by their code
     */
    FolderRules(Map<String, CompanyId> companies) {
        this.companies = companies;
    }

    Access of(FolderFile file) {
        return known.computeIfAbsent(file.access(), this::access);
    }

    private Access access(FolderAccess access) {
        return switch (access) {
            case FolderAccess.Known it -> {
                try {
                    yield new Access(it.file().rules(companies), null);
                } catch (AccessFileInvalid e) {
                    yield new Access(QUARANTINE, e.getMessage());
                }
            }
            case FolderAccess.Unknown it -> new Access(QUARANTINE, it.problem());
        };
    }

    /** Who may read a file; those who look after the system only, where the access files have a problem. */
    record Access(Rules rules, @Nullable String problem) {}
}
