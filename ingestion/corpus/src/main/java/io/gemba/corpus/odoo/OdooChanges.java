package io.gemba.corpus.odoo;

import io.gemba.corpus.access.TenantId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The changes that wait for the indexing. */
public final class OdooChanges {
    private static final String FORGET = "DELETE FROM odoo_delivery WHERE received_at < now() - interval '24 hours'";
    private static final String DELIVERY = """
            INSERT INTO odoo_delivery AS known (tenant_id, id, signed_at) VALUES (:tenant, :delivery, :signed)
            ON CONFLICT (tenant_id, id) DO UPDATE SET signed_at = excluded.signed_at
            WHERE known.signed_at < excluded.signed_at
            """;
    private static final String KEEP = """
            INSERT INTO odoo_change (tenant_id, seq, model, record_id, kind)
            SELECT :tenant, seq, model, record_id, kind
            FROM unnest(CAST(:seqs AS bigint[]), CAST(:models AS text[]), CAST(:ids AS bigint[]), CAST(:kinds AS text[])) AS changed (seq, model, record_id, kind)
            ON CONFLICT DO NOTHING
            """;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    public OdooChanges(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
    }

    /**
     * Keeps what was delivered, all or nothing. What is delivered again because the sender got no answer is taken again,
     * and kept once.
     *
     * @param signed when the sender signed it, anew each time
     * @return false if it is a copy of a delivery of the last day; then nothing is kept
     */
    public boolean receive(TenantId tenant, String delivery, Instant signed, List<OdooChange> changes) {
        return transaction.execute(status -> {
            jdbc.sql(FORGET).update();
            var isNew = jdbc.sql(DELIVERY)
                            .param("tenant", tenant.value())
                            .param("delivery", delivery)
                            .param("signed", signed.atOffset(ZoneOffset.UTC))
                            .update()
                    == 1;
            if (isNew) {
                keep(tenant, changes);
            }
            return isNew;
        });
    }

    private void keep(TenantId tenant, List<OdooChange> changes) {
        jdbc.sql(KEEP)
                .param("tenant", tenant.value())
                .param("seqs", all(changes, OdooChange::seq).toArray(Long[]::new))
                .param("models", all(changes, OdooChange::model).toArray(String[]::new))
                .param("ids", all(changes, OdooChange::id).toArray(Long[]::new))
                .param(
                        "kinds",
                        all(changes, it -> it.kind().name().toLowerCase(Locale.ROOT))
                                .toArray(String[]::new))
                .update();
    }

    private static <T> List<T> all(List<OdooChange> changes, Function<OdooChange, T> part) {
        return changes.stream().map(part).toList();
    }
}
