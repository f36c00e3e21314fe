package io.gemba.corpus.search;

import static io.gemba.corpus.access.Classification.INTERNAL;
import static org.assertj.core.api.Assertions.assertThat;

import io.gemba.corpus.access.AccessScope;
import io.gemba.corpus.access.CompanyId;
import io.gemba.corpus.access.Principal;
import io.gemba.corpus.access.TenantId;
import io.gemba.corpus.database.CorpusDatabase;
import io.gemba.corpus.testing.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;

/** What the application's role gets from PostgreSQL: a policy can keep an index from being used. */
class SearchPlanTests {
    private static final TestDatabase DATABASE = TestDatabase.create();

    @BeforeAll
    static void fill() {
        var jdbc = DATABASE.superuser();
        jdbc.sql("INSERT INTO chunk_fts (tenant_id, id, acl_id, tsv) SELECT 1, n, 1 + n % 7, ('word' || n %"
                        + " 5000 || ':1 other' || n % 3000 || ':2')::tsvector FROM generate_series(1, 60000) n")
                .update();
        jdbc.sql("ANALYZE chunk_fts").update();
        for (int tenant : new int[] {1, 2}) {
            jdbc.sql("""
                WITH rule AS (
                    INSERT INTO acl (tenant_id, company_id, classification, audience, audience_hash)
                    VALUES (:tenant, 0, 1, ARRAY['everyone'], sha256('everyone')) RETURNING id)
                INSERT INTO document (tenant_id, id, source, source_key, acl_id, trust, file_name, state, latest_version, title, kind)
                SELECT :tenant, gen_random_uuid(), 'upload', 'k', id, 1, 'f', 'indexed', 1, 'Of tenant ' || :tenant, 'other' FROM rule
                """).param("tenant", tenant).update();
        }
    }

    private static AccessScope everyone(int tenant) {
        return new AccessScope(new TenantId(tenant), Set.of(new CompanyId(1)), Set.of(Principal.EVERYONE), INTERNAL);
    }

    @Test
    void usesTheFullTextIndexAsTheApplicationsRole() {
        try (var pool = DATABASE.api(1)) {
            var plan = new CorpusDatabase(pool)
                    .read(
                            everyone(1),
                            jdbc -> jdbc.sql("EXPLAIN SELECT id FROM chunk_fts WHERE tenant_id = :tenant AND tsv @@"
                                            + " CAST(:query AS tsquery) AND acl_id = ANY (:acls) LIMIT 8000")
                                    .param("tenant", 1)
                                    .param("query", "'word77'|'other78'")
                                    .param("acls", new int[] {1, 2, 3})
                                    .query(String.class)
                                    .list());

            assertThat(String.join("\n", plan))
                    .contains("Bitmap Index Scan on chunk_fts_1_tsv_idx")
                    .doesNotContain("Seq Scan");
        }
    }

    @Test
    void carriesNothingFromOneBorrowerOfAConnectionToTheNext() throws Exception {
        try (var pool = DATABASE.api(2);
                var threads = Executors.newFixedThreadPool(16)) {
            var database = new CorpusDatabase(pool);
            List<Future<List<String>>> seen = new ArrayList<>();
            for (int i = 0; i < 600; i++) {
                var tenant = 1 + i % 2;
                var fails = i % 5 == 0;
                seen.add(threads.submit(() -> titles(database, tenant, fails)));
            }
            for (int i = 0; i < seen.size(); i++) {
                assertThat(seen.get(i).get()).isSubsetOf("Of tenant " + (1 + i % 2));
            }
        }
    }

    private static List<String> titles(CorpusDatabase database, int tenant, boolean fails) {
        try {
            return database.read(everyone(tenant), jdbc -> {
                var titles = jdbc.sql("SELECT title FROM document")
                        .query(String.class)
                        .list();
                if (fails) {
                    jdbc.sql("SELECT 1 / 0").query(Integer.class).single();
                }
                return titles;
            });
        } catch (DataAccessException e) {
            return List.of();
        }
    }
}
