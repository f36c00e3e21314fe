package io.gemba.corpus.database;

import static io.gemba.corpus.database.ScopeSql.RULES;

import io.gemba.corpus.access.AccessScope;
import io.gemba.corpus.access.Principal;
import io.gemba.corpus.access.RecordRef;
import io.gemba.corpus.access.TenantId;
import io.gemba.corpus.embedding.Generation;
import java.sql.Array;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Runs work in a transaction whose settings tell PostgreSQL's row-level security for whom it runs. The settings end
 * with the transaction, so a pooled connection carries nothing over to the next caller.
 *
 * <p>Transactions do not nest: a second scope inside the first would widen it unseen.
 */
public final class CorpusDatabase {
    /** The tables of the live generation of vectors come first in the search path; at rest they lie in public. */
    private static final String GENERATION = """
         e.generation, e.namespace, e.name, e.dimensions, CASE WHEN e.namespace <> 'public' THEN
             set_config('search_path', quote_ident(e.namespace) || ', public', true) END
        FROM (VALUES (true)) one (it) LEFT JOIN embedding_spec e ON e.singleton = one.it
        """;

    private static final String SCOPE = """
        SELECT set_config('gemba.tenant', :tenant, true), set_config('gemba.companies', :companies, true),
               set_config('gemba.principals', :principals, true), set_config('gemba.clearance', :clearance, true),
               set_config('gemba.records', :records, true),
        """ + GENERATION;
    /**
     * All statements of a read see one state: none may find chunks that the next no longer sees. Said in the
     * transaction it takes one message to the server, as a property of the connection three.
     */
    private static final String ONE_STATE = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ";

    /**
     * What row-level security asks of every table is found once for all statements of a read; a write may add a rule
     * that it needs itself. It is found by the database's own function, not taken from the statement beside it, so that
     * a mistake in {@link ScopeSql} does not reach both.
     */
    private static final String REACHED = """
        SELECT acls, visible, total, hanging, set_config('gemba.acls', CAST(visible_acls() AS text), true)
        FROM (SELECT coalesce(array_agg(id) FILTER (WHERE reached), '{}') AS acls,
                     coalesce(sum(n_chunks) FILTER (WHERE reached), 0) AS visible, coalesce(sum(n_chunks), 0) AS total,
                     coalesce(bool_or(reached AND of_records), false) AS hanging
              FROM (SELECT a.id, a.n_chunks, a.audience[1] LIKE 'model:%' AS of_records, (""" + RULES + """
              ) AS reached FROM acl a WHERE a.tenant_id = :tenant) a) rules
        """;

    private static final String TENANTS = "SELECT id FROM tenant ORDER BY id";
    private static final String TENANT = "SELECT set_config('gemba.tenant', :tenant, true), " + GENERATION;

    private final JdbcClient jdbc;
    private final TransactionTemplate reading;
    private final TransactionTemplate writing;

    public CorpusDatabase(DataSource dataSource) {
        var transactions = new JdbcTransactionManager(dataSource);
        this.jdbc = JdbcClient.create(dataSource);
        this.writing = new TransactionTemplate(transactions);
        this.reading = new TransactionTemplate(transactions);
        this.reading.setReadOnly(true);
    }

    /** Reads as the caller; what the scope does not reach is not there. */
    public <T> T read(AccessScope scope, Function<JdbcClient, T> work) {
        return view(scope, (client, view) -> work.apply(client));
    }

    /** Reads as {@link #read}, told what it sees. */
    public <T> T view(AccessScope scope, BiFunction<JdbcClient, View, T> work) {
        var view = new AtomicReference<View>();
        return run(
                reading,
                () -> {
                    jdbc.sql(ONE_STATE).update();
                    view.set(new View(enter(scope), reach(scope)));
                },
                client -> work.apply(client, view.get()));
    }

    /** Writes as the caller, within the scope's tenant. */
    public <T> T write(AccessScope scope, Function<JdbcClient, T> work) {
        return run(writing, () -> enter(scope), work);
    }

    /**
     * Works for a tenant without a caller. Only the worker's role sees documents this way; the API's role sees none.
     */
    public <T> T forTenant(TenantId tenant, Function<JdbcClient, T> work) {
        return run(writing, () -> enter(tenant), work);
    }

    /** All tenants. */
    public List<TenantId> tenants() {
        return jdbc.sql(TENANTS)
                .query((row, n) -> new TenantId(row.getInt("id")))
                .list();
    }

    private <T> T run(TransactionTemplate transaction, Runnable enter, Function<JdbcClient, T> work) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("a scoped transaction is already open");
        }
        return transaction.execute(status -> {
            enter.run();
            return work.apply(jdbc);
        });
    }

    private Generation enter(AccessScope scope) {
        return jdbc.sql(SCOPE)
                .param("tenant", Integer.toString(scope.tenant().value()))
                .param("companies", joined(scope.companies(), company -> Integer.toString(company.value())))
                .param("principals", joined(scope.principals(), Principal::value))
                .param("clearance", Integer.toString(scope.clearance().rank()))
                .param(
                        "records",
                        String.join(
                                " ",
                                scope.records().stream().map(RecordRef::value).toList()))
                .query((row, n) -> new Generation(
                        row.getInt("generation"),
                        String.valueOf(row.getString("namespace")),
                        String.valueOf(row.getString("name")),
                        row.getInt("dimensions")))
                .single();
    }

    private Reach reach(AccessScope scope) {
        return ScopeSql.bind(jdbc.sql(REACHED), scope)
                .query((row, n) -> new Reach(
                        ids(row.getArray("acls")),
                        row.getLong("visible"),
                        row.getLong("total"),
                        row.getBoolean("hanging")))
                .single();
    }

    private static int[] ids(Array ids) throws SQLException {
        return Arrays.stream((Integer[]) ids.getArray())
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private void enter(TenantId tenant) {
        jdbc.sql(TENANT)
                .param("tenant", Integer.toString(tenant.value()))
                .query((row, n) -> true)
                .single();
    }

    private static <T> String joined(Collection<T> values, Function<T, String> form) {
        return values.stream().map(form).sorted().collect(Collectors.joining(","));
    }
}
