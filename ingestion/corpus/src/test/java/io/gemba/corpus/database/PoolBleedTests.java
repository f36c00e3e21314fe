package io.gemba.corpus.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.gemba.corpus.access.AccessScope;
import io.gemba.corpus.access.Classification;
import io.gemba.corpus.access.CompanyId;
import io.gemba.corpus.access.Principal;
import io.gemba.corpus.access.TenantId;
import io.gemba.corpus.testing.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionException;

/** Many borrowers of few connections, some of whom fail, time out, or lose the connection in the middle. */
class PoolBleedTests {
    private static final TestDatabase DATABASE = TestDatabase.create();
    private static final int THREADS = 200;
    private static final int POOL = 2;
    private static final int QUERIES = 100_000;
    private static final int QUERIES_PER_TRANSACTION = 4;
    private static final List<Borrower> BORROWERS = new ArrayList<>();

    private final AtomicInteger queries = new AtomicInteger();
    private final AtomicInteger failures = new AtomicInteger();

    @BeforeAll
    static void fill() {
        for (int tenant : new int[] {1, 2}) {
            for (int person = 1; person <= 4; person++) {
                var principal = Principal.person(person);
                document(tenant, 1 + person % 2, principal.value());
                BORROWERS.add(new Borrower(
                        new AccessScope(
                                new TenantId(tenant),
                                Set.of(new CompanyId(1 + person % 2)),
                                Set.of(principal),
                                Classification.INTERNAL),
                        title(tenant, principal.value())));
            }
        }
    }

    private static void document(int tenant, int company, String principal) {
        DATABASE.superuser()
                .sql("""
            WITH rule AS (
                INSERT INTO acl (tenant_id, company_id, classification, audience, audience_hash)
                VALUES (:tenant, :company, 1, ARRAY[:principal], sha256(convert_to(:principal, 'UTF8'))) RETURNING id)
            INSERT INTO document (tenant_id, id, source, source_key, acl_id, trust, file_name, state, latest_version, title, kind)
            SELECT :tenant, gen_random_uuid(), 'upload', :principal, id, 1, 'f', 'indexed', 1, :title, 'other' FROM rule
            """)
                .param("tenant", tenant)
                .param("company", company)
                .param("principal", principal)
                .param("title", title(tenant, principal))
                .update();
    }

    private static String title(int tenant, String principal) {
        return "Of %s in tenant %d".formatted(principal, tenant);
    }

    @Test
    void carriesNothingFromOneBorrowerOfAConnectionToTheNext() throws Exception {
        try (var pool = DATABASE.api(POOL);
                var threads = Executors.newFixedThreadPool(THREADS)) {
            pool.setConnectionTimeout(120_000);
            var database = new CorpusDatabase(pool);
            var work = new ArrayList<Callable<List<String>>>();
            for (int thread = 0; thread < THREADS; thread++) {
                var random = new Random(thread);
                work.add(() -> foreign(database, random));
            }

            var foreign = new ArrayList<String>();
            for (var done : threads.invokeAll(work)) {
                foreign.addAll(done.get());
            }

            assertThat(foreign).isEmpty();
            assertThat(queries).hasValueGreaterThanOrEqualTo(QUERIES);
            assertThat(failures).hasValueGreaterThan(THREADS);
            assertThat(seenWithoutScope(pool)).isZero();
        }
    }

    /** What one thread has seen that its borrowers must not, or has missed. */
    private List<String> foreign(CorpusDatabase database, Random random) {
        var wrong = new ArrayList<String>();
        for (int i = 0; i * QUERIES_PER_TRANSACTION * THREADS < QUERIES; i++) {
            var borrower = BORROWERS.get(random.nextInt(BORROWERS.size()));
            seen(() -> read(database, borrower, random)).stream()
                    .filter(title -> !title.equals(borrower.title()))
                    .forEach(wrong::add);
        }
        return wrong;
    }

    private List<String> seen(Callable<List<String>> reading) {
        try {
            return reading.call();
        } catch (DataAccessException | TransactionException e) {
            failures.incrementAndGet();
            return List.of();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> read(CorpusDatabase database, Borrower borrower, Random random) {
        return database.read(borrower.scope(), jdbc -> {
            var seen = new ArrayList<String>();
            for (int i = 0; i < QUERIES_PER_TRANSACTION; i++) {
                var titles = jdbc.sql("SELECT title FROM document")
                        .query(String.class)
                        .list();
                queries.incrementAndGet();
                seen.addAll(titles.isEmpty() ? List.of("nothing instead of " + borrower.title()) : titles);
            }
            trouble(jdbc, random.nextInt(200));
            return seen;
        });
    }

    private static void trouble(JdbcClient jdbc, int dice) {
        switch (dice) {
            case 0, 1, 2, 3 -> jdbc.sql("SELECT 1 / 0").query(Integer.class).single();
            case 4 -> {
                jdbc.sql("SELECT set_config('statement_timeout', '5', true)")
                        .query(String.class)
                        .single();
                jdbc.sql("SELECT 1 FROM pg_sleep(60)").query(Integer.class).single();
            }
            case 5 ->
                jdbc.sql("SELECT pg_terminate_backend(pg_backend_pid())")
                        .query(Boolean.class)
                        .single();
            case 6 -> throw new QueryTimeoutException("the borrower gave up");
            default -> {
                // Most go well.
            }
        }
    }

    private static long seenWithoutScope(HikariDataSource pool) {
        return JdbcClient.create(pool)
                .sql("SELECT count(*) FROM document")
                .query(Long.class)
                .single();
    }

    private record Borrower(AccessScope scope, String title) {}
}
