package io.gemba.corpus.document;

import io.gemba.corpus.document.VersionProgress.Facts;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keeps what is known of a document whose version becomes the one in use, and what follows for others. */
final class Publication {
    private static final String KEYS = """
        SELECT array_remove(named_keys || number_key, NULL) AS keys FROM document
        WHERE tenant_id = :tenant AND id = :document
        """;

    private static final String PUBLISHED = """
        UPDATE document SET state = 'indexed', problem_code = NULL, problem_detail = NULL, current_version = :version,
               title = :title, kind = :kind, language = :language, number = :number, revision = :revision,
               number_key = :key, effective_date = :effectiveDate, draft = :draft, withdrawn = :withdrawn,
               withdrawn_from = :withdrawnFrom, replacements = CAST(:replacements AS jsonb), named_keys = :namedKeys,
               subject = :subject, read_by = :readBy, searched_acl_id = acl_id, changed_at = now()
        WHERE tenant_id = :tenant AND id = :document
        """;

    private final Revisions revisions;

    Publication(Revisions revisions) {
        this.revisions = revisions;
    }

    /** Keeps others from deciding about what the document is connected with, by what it says now or said before. */
    void lock(JdbcClient jdbc, Lease lease, Facts facts) {
        var keys = new HashSet<>(facts.notes().namedKeys());
        facts.key().ifPresent(keys::add);
        keys.addAll(keys(jdbc, lease));
        revisions.lock(jdbc, lease.tenant(), keys);
    }

    /** Keeps the facts; the numbers that connected the document with others before. */
    Set<String> publish(JdbcClient jdbc, Lease lease, Facts facts, Collection<String> subject) {
        var before = Set.copyOf(keys(jdbc, lease));
        var notes = facts.notes();
        lease.bind(jdbc.sql(PUBLISHED))
                .param("title", facts.title())
                .param("kind", facts.kind().label())
                .param("language", facts.language().code())
                .param("number", facts.number())
                .param("revision", facts.revision())
                .param("key", facts.key().orElse(null))
                .param("effectiveDate", facts.effectiveDate())
                .param("draft", notes.draft())
                .param("withdrawn", notes.withdrawn())
                .param("withdrawnFrom", notes.withdrawnFrom())
                .param("replacements", Revisions.json(notes.replacements()))
                .param("namedKeys", notes.namedKeys().toArray(String[]::new))
                .param("readBy", OlderReadings.PRESENT)
                .param("subject", subject.toArray(String[]::new))
                .update();
        return before;
    }

    /** Settles what the document is connected with, and what it no longer is. */
    void settle(JdbcClient jdbc, Lease lease, Set<String> before) {
        revisions.settle(jdbc, lease.tenant(), lease.document(), before);
    }

    private static List<String> keys(JdbcClient jdbc, Lease lease) {
        return lease.bind(jdbc.sql(KEYS))
                .query((row, n) -> List.of((String[]) row.getArray("keys").getArray()))
                .optional()
                .orElse(List.of());
    }
}
