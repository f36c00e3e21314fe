package io.gemba.corpus.odoo;

import io.gemba.corpus.access.RecordRef;
import io.gemba.corpus.access.TenantId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How far Odoo has been read, and what of it is to be read again. Runs in the caller's transaction, as the worker. */
public final class OdooPlaces {
    private static final String FIND =
            "SELECT began_at, at, within FROM odoo_place WHERE tenant_id = :tenant AND feed = :feed";
    private static final String MOVE = """
            INSERT INTO odoo_place (tenant_id, feed, began_at, at, within) VALUES (:tenant, :feed, :began, :at, :within)
            ON CONFLICT (tenant_id, feed) DO UPDATE
            SET began_at = excluded.began_at, at = excluded.at, within = excluded.within
            """;
    private static final String PROBLEM = """
            INSERT INTO odoo_place (tenant_id, feed, problem) VALUES (:tenant, :feed, :problem)
            ON CONFLICT (tenant_id, feed) DO UPDATE SET problem = excluded.problem
            """;
    private static final String SWEEP =
            "SELECT swept_to, swept_on FROM odoo_place WHERE tenant_id = :tenant AND feed = :feed";
    private static final String SWEPT = """
            INSERT INTO odoo_place (tenant_id, feed, swept_to, swept_on) VALUES (:tenant, :feed, :to, :on)
            ON CONFLICT (tenant_id, feed) DO UPDATE SET swept_to = excluded.swept_to,
                   swept_on = coalesce(excluded.swept_on, odoo_place.swept_on)
            """;
    private static final String PROBLEMS =
            "SELECT feed, problem FROM odoo_place WHERE tenant_id = :tenant AND problem IS NOT NULL";
    private static final String NOTE = """
            INSERT INTO odoo_due (tenant_id, model, record_id)
            SELECT :tenant, :model, id FROM unnest(CAST(:ids AS bigint[])) AS changed (id)
            ON CONFLICT (tenant_id, model, record_id) DO UPDATE SET noticed_at = clock_timestamp()
            """;
    private static final String DUE = """
            SELECT model, record_id, noticed_at FROM odoo_due
            WHERE tenant_id = :tenant AND model = (
                  SELECT model FROM odoo_due WHERE tenant_id = :tenant ORDER BY noticed_at LIMIT 1)
            ORDER BY noticed_at LIMIT :most
            """;
    private static final String DONE = """
            DELETE FROM odoo_due d USING unnest(CAST(:ids AS bigint[]), CAST(:times AS timestamptz[])) AS done (id, noticed_at)
            WHERE d.tenant_id = :tenant AND d.model = :model AND d.record_id = done.id AND d.noticed_at = done.noticed_at
            """;
    private static final String FORGET_MESSAGES =
            "DELETE FROM odoo_message WHERE tenant_id = :tenant AND record = :record";
    private static final String KEEP_MESSAGES = """
            INSERT INTO odoo_message (tenant_id, id, record)
            SELECT :tenant, id, :record FROM unnest(CAST(:ids AS bigint[])) AS message (id)
            ON CONFLICT (tenant_id, id) DO UPDATE SET record = excluded.record
            """;
    private static final String MESSAGES = """
            SELECT id, record FROM odoo_message WHERE tenant_id = :tenant AND id > :after AND id <= :last
            """;

    /** How far a feed has been read. */
    public OdooPlace of(JdbcClient jdbc, TenantId tenant, String feed) {
        return jdbc.sql(FIND)
                .param("tenant", tenant.value())
                .param("feed", feed)
                .query((row, n) -> new OdooPlace(
                        row.getTimestamp("began_at").toInstant(),
                        row.getTimestamp("at").toInstant(),
                        row.getLong("within")))
                .optional()
                .orElse(OdooPlace.BEGINNING);
    }

    /** Notes that a feed has been read that far. */
    public void move(JdbcClient jdbc, TenantId tenant, String feed, OdooPlace place) {
        jdbc.sql(MOVE)
                .param("tenant", tenant.value())
                .param("feed", feed)
                .param("began", time(place.began()))
                .param("at", time(place.at()))
                .param("within", place.within())
                .update();
    }

    /** Notes why a feed cannot be read; null if it can. */
    public void problem(JdbcClient jdbc, TenantId tenant, String feed, @Nullable String problem) {
        jdbc.sql(PROBLEM)
                .param("tenant", tenant.value())
                .param("feed", feed)
                .param("problem", problem)
                .update();
    }

    /** Why feeds cannot be read, by feed. */
    public Map<String, String> problems(JdbcClient jdbc, TenantId tenant) {
        var problems = new TreeMap<String, String>();
        jdbc.sql(PROBLEMS)
                .param("tenant", tenant.value())
                .query((row, n) -> problems.put(row.getString("feed"), row.getString("problem")))
                .list();
        return problems;
    }

    /** How far the nightly comparison of a feed has come. */
    public Sweep sweep(JdbcClient jdbc, TenantId tenant, String feed) {
        return jdbc.sql(SWEEP)
                .param("tenant", tenant.value())
                .param("feed", feed)
                .query((row, n) -> new Sweep(row.getLong("swept_to"), row.getObject("swept_on", LocalDate.class)))
                .optional()
                .orElse(new Sweep(0, null));
    }

    /**
     * Notes how far the comparison has come.
     *
     * @param on the day, when it is through
     */
    public void swept(JdbcClient jdbc, TenantId tenant, String feed, long to, @Nullable LocalDate on) {
        jdbc.sql(SWEPT)
                .param("tenant", tenant.value())
                .param("feed", feed)
                .param("to", to)
                .param("on", on)
                .update();
    }

    /** Has records read again. */
    public void note(JdbcClient jdbc, TenantId tenant, String model, Collection<Long> ids) {
        jdbc.sql(NOTE)
                .param("tenant", tenant.value())
                .param("model", model)
                .param("ids", ids.toArray(Long[]::new))
                .update();
    }

    /** Records of one model that are to be read again, those first that have waited longest. */
    public List<Due> due(JdbcClient jdbc, TenantId tenant, int most) {
        return jdbc.sql(DUE)
                .param("tenant", tenant.value())
                .param("most", most)
                .query((row, n) -> new Due(
                        row.getString("model"),
                        row.getLong("record_id"),
                        row.getObject("noticed_at", OffsetDateTime.class)))
                .list();
    }

    /** Takes records off that have been read again, but for those that have changed once more meanwhile. */
    public void done(JdbcClient jdbc, TenantId tenant, List<Due> due) {
        if (due.isEmpty()) {
            return;
        }
        jdbc.sql(DONE)
                .param("tenant", tenant.value())
                .param("model", due.getFirst().model())
                .param("ids", due.stream().map(Due::id).toArray(Long[]::new))
                .param("times", due.stream().map(it -> it.noticed().toString()).toArray(String[]::new))
                .update();
    }

    /** Keeps which messages the chatter of a record was made of. */
    public void keepMessages(JdbcClient jdbc, TenantId tenant, RecordRef record, Collection<Long> ids) {
        jdbc.sql(FORGET_MESSAGES)
                .param("tenant", tenant.value())
                .param("record", record.value())
                .update();
        jdbc.sql(KEEP_MESSAGES)
                .param("tenant", tenant.value())
                .param("record", record.value())
                .param("ids", ids.toArray(Long[]::new))
                .update();
    }

    /** The records whose chatter was made of messages, by message, between two numbers. */
    public Map<Long, RecordRef> messages(JdbcClient jdbc, TenantId tenant, long after, long last) {
        var messages = new TreeMap<Long, RecordRef>();
        jdbc.sql(MESSAGES)
                .param("tenant", tenant.value())
                .param("after", after)
                .param("last", last)
                .query((row, n) -> messages.put(row.getLong("id"), RecordRef.kept(row.getString("record"))))
                .list();
        return messages;
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    /**
     * How far a comparison has come.
     *
     * @param to the record up to which it has; 0 between two nights
     * @param on the day on which it was through last
     */
    public record Sweep(long to, @Nullable LocalDate on) {}

    /** A record that is to be read again. */
    public record Due(String model, long id, OffsetDateTime noticed) {}
}
