package io.gemba.corpus.document;

import io.gemba.corpus.access.Acl;
import io.gemba.corpus.access.Classification;
import io.gemba.corpus.access.CompanyId;
import io.gemba.corpus.access.Principal;
import io.gemba.corpus.access.TenantId;
import io.gemba.corpus.document.ControlledDocument.Origin;
import io.gemba.corpus.document.Succession.Place;
import io.gemba.corpus.text.Identifiers;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Decides which documents are in force, and what stands in the place of those that are not. A document replaces
 * another, of its own number or of a different one, only when it comes from the same source under the same trust, is in
 * effect, and can be read by everyone who could read the other: otherwise a file that anyone hands in could hide a
 * procedure from the people who work by it. How the order is found is {@link Succession}'s matter.
 */
public final class Revisions {
    private static final String COLUMNS = """
        SELECT d.id, d.number_key, d.revision, d.effective_date, d.draft, d.withdrawn, d.withdrawn_from, d.replacements,
               d.source, d.trust, d.uploaded_by, d.record, d.standing, d.superseded_by, a.company_id, a.classification, a.audience
        FROM document d JOIN acl a ON a.id = d.acl_id
        WHERE d.tenant_id = :tenant AND d.state <> 'deleted' AND d.current_version IS NOT NULL
        """;
    private static final String CONNECTED = COLUMNS + " AND (d.id = ANY (:ids) OR d.number_key = ANY (:keys)"
            + " OR d.named_keys <> '{}' AND d.named_keys && CAST(:keys AS text[]))";
    private static final String ALL = COLUMNS + """
          AND (d.named_keys <> '{}' OR d.withdrawn OR d.standing <> 'current' OR d.number_key IN (
               SELECT number_key FROM document WHERE tenant_id = :tenant AND number_key IS NOT NULL AND state <> 'deleted'
               GROUP BY number_key HAVING count(*) > 1
               UNION
               SELECT unnest(named_keys) FROM document WHERE tenant_id = :tenant AND named_keys <> '{}'))
        """;
    private static final String LOCK = "SELECT pg_advisory_xact_lock(:tenant, hashtext(:key))";
    private static final String PLACE = """
        UPDATE document SET standing = :standing, superseded_by = :successor WHERE tenant_id = :tenant AND id = :id
        """;
    private static final int MOST_ROUNDS = 8;
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<List<Replacement>> REPLACEMENTS = new TypeReference<>() {};

    private final Clock clock;

    /** By the machine's own calendar. */
    public Revisions() {
        this(Clock.systemDefaultZone());
    }

    /** By the calendar of the clock's zone: a revision comes into effect when its day begins there. */
    public Revisions(Clock clock) {
        this.clock = clock;
    }

    /**
     * Lets nobody else settle documents of these numbers until the transaction ends. Two that were settled at the same
     * time would not see each other. To be called before any document is locked.
     */
    void lock(JdbcClient jdbc, TenantId tenant, Collection<String> keys) {
        for (var key : new TreeSet<>(keys)) {
            jdbc.sql(LOCK)
                    .param("tenant", tenant.value())
                    .param("key", key)
                    .query((row, n) -> true)
                    .single();
        }
    }

    /** Settles the revisions of one document number, in the caller's transaction. */
    public void settle(JdbcClient jdbc, TenantId tenant, String number) {
        place(jdbc, tenant, connected(jdbc, tenant, Set.of(), Set.of(Identifiers.normal(number))));
    }

    /** Settles a document and all that are connected with it, in the caller's transaction. */
    public void settle(JdbcClient jdbc, TenantId tenant, DocumentId document) {
        settle(jdbc, tenant, document, Set.of());
    }

    /** Settles a document, and all that are connected with it or with one of the keys. */
    void settle(JdbcClient jdbc, TenantId tenant, DocumentId document, Set<String> keys) {
        place(jdbc, tenant, connected(jdbc, tenant, Set.of(document.value()), keys));
    }

    /** Settles the documents that a removed one was connected with, in the caller's transaction. */
    void settle(JdbcClient jdbc, TenantId tenant, Set<String> keys) {
        place(jdbc, tenant, connected(jdbc, tenant, Set.of(), keys));
    }

    /**
     * Settles all, for those that come into effect or are withdrawn without any file changing. In the caller's
     * transaction.
     */
    public void settleAll(JdbcClient jdbc, TenantId tenant) {
        var placed = jdbc.sql(ALL)
                .param("tenant", tenant.value())
                .query((row, n) -> placed(row))
                .list();
        groups(placed).forEach(group -> place(jdbc, tenant, group));
    }

    private static List<Placed> connected(JdbcClient jdbc, TenantId tenant, Set<UUID> ids, Set<String> first) {
        var keys = new HashSet<>(first);
        for (int round = 0; ; round++) {
            var found = jdbc.sql(CONNECTED)
                    .param("tenant", tenant.value())
                    .param("ids", ids.toArray(UUID[]::new))
                    .param("keys", keys.toArray(String[]::new))
                    .query((row, n) -> placed(row))
                    .list();
            var grown = found.stream().anyMatch(it -> keys.addAll(it.document().keys()));
            if (!grown || round == MOST_ROUNDS) {
                return found;
            }
        }
    }

    /** Documents that share a number or name each other's. */
    private static List<List<Placed>> groups(List<Placed> all) {
        Map<String, List<Placed>> byKey = new LinkedHashMap<>();
        all.forEach(it -> it.document()
                .keys()
                .forEach(key ->
                        byKey.computeIfAbsent(key, k -> new ArrayList<>()).add(it)));
        var groups = new ArrayList<List<Placed>>();
        var seen = new HashSet<DocumentId>();
        for (var start : all) {
            if (!seen.add(start.document().id())) {
                continue;
            }
            var group = new ArrayList<>(List.of(start));
            for (int i = 0; i < group.size(); i++) {
                for (var key : group.get(i).document().keys()) {
                    byKey.getOrDefault(key, List.of()).stream()
                            .filter(it -> seen.add(it.document().id()))
                            .forEach(group::add);
                    byKey.remove(key);
                }
            }
            groups.add(group);
        }
        return groups;
    }

    private void place(JdbcClient jdbc, TenantId tenant, List<Placed> group) {
        var places = Succession.of(group.stream().map(Placed::document).toList(), LocalDate.now(clock));
        for (var placed : group) {
            var place = places.getOrDefault(placed.document().id(), placed.place());
            if (!place.equals(placed.place())) {
                var successor = place.successor();
                jdbc.sql(PLACE)
                        .param("tenant", tenant.value())
                        .param("id", placed.document().id().value())
                        .param("standing", place.standing().label())
                        .param("successor", successor == null ? null : successor.value())
                        .update();
            }
        }
    }

    private static Placed placed(ResultSet row) throws SQLException {
        var successor = row.getObject("superseded_by", UUID.class);
        var document = new ControlledDocument(
                new DocumentId(row.getObject("id", UUID.class)),
                row.getString("number_key"),
                row.getString("revision"),
                row.getObject("effective_date", LocalDate.class),
                new ControlNotes(
                        row.getBoolean("draft"),
                        row.getBoolean("withdrawn"),
                        row.getObject("withdrawn_from", LocalDate.class),
                        JSON.readValue(row.getString("replacements"), REPLACEMENTS)),
                new Origin(
                        row.getString("source"),
                        row.getInt("trust"),
                        row.getObject("uploaded_by", Integer.class),
                        row.getString("record")),
                new Acl(
                        new CompanyId(row.getInt("company_id")),
                        Classification.ofRank(row.getInt("classification")),
                        Arrays.stream((String[]) row.getArray("audience").getArray())
                                .map(Principal::new)
                                .toList()));
        return new Placed(
                document,
                new Place(
                        Standing.ofLabel(row.getString("standing")),
                        successor == null ? null : new DocumentId(successor)));
    }

    /** The replacements as they are kept. */
    static String json(List<Replacement> replacements) {
        return JSON.writeValueAsString(replacements);
    }

    private record Placed(ControlledDocument document, Place place) {}
}
