package io.gemba.corpus.search;

import static io.gemba.corpus.access.Classification.INTERNAL;
import static org.assertj.core.api.Assertions.assertThat;

import io.gemba.corpus.access.AccessScope;
import io.gemba.corpus.access.CompanyId;
import io.gemba.corpus.access.Principal;
import io.gemba.corpus.access.TenantId;
import io.gemba.corpus.database.CorpusDatabase;
import io.gemba.corpus.database.Reach;
import io.gemba.corpus.testing.TestDatabase;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How PostgreSQL carries out a search as the application's role: a policy can keep an index from being used. */
class SearchPlanTests {
    private static final TestDatabase DATABASE = TestDatabase.create();
    private static final TenantId TENANT = new TenantId(1);
    private static final AccessScope EVERYONE =
            new AccessScope(TENANT, Set.of(new CompanyId(1)), Set.of(Principal.EVERYONE), INTERNAL);
    private static final int RULES = 400;
    private static final Reach FEW = new Reach(new int[] {1, 2, 3}, 400, 60_000);
    private static final Reach MANY =
            new Reach(IntStream.rangeClosed(1, RULES / 2).toArray(), 30_000, 60_000);
    private static final WeightedTerm WORD = new WeightedTerm(
            new QueryTerm("word77", List.of("word77"), false, false),
            List.of(new WeightedTerm.Alternate("word77", 1)),
            12,
            8);

    @BeforeAll
    static void fill() {
        var jdbc = DATABASE.superuser();
        jdbc.sql("""
            INSERT INTO chunk_fts (tenant_id, id, acl_id, tsv)
            SELECT 1, n, 1 + n % :rules, CAST('word' || n % 5000 || ':1 other' || n % 3000 || ':2' AS tsvector)
            FROM generate_series(1, 60000) n
            """).param("rules", RULES).update();
        var random = new Random(5);
        var vectors = IntStream.range(0, 1_500)
                .mapToObj(i -> Arrays.toString(random.doubles(384, -1, 1).toArray()))
                .toArray(String[]::new);
        jdbc.sql("""
            INSERT INTO chunk_vec (tenant_id, id, acl_id, embedding)
            SELECT 1, n, 1 + n % :rules, CAST(v AS halfvec(384)) FROM unnest(:vectors) WITH ORDINALITY AS t (v, n)
            """).param("rules", RULES).param("vectors", vectors).update();
        jdbc.sql("ANALYZE chunk_fts, chunk_vec").update();
    }

    private static String plan(Reach reach, boolean indexed) {
        var vector = new float[384];
        Arrays.fill(vector, 0.05f);
        var statement = new HybridStatement(
                TENANT,
                reach,
                vector,
                LexicalQuery.of(List.of(WORD), reach),
                40,
                indexed,
                Breadth.of(reach, new long[0]));
        try (var pool = DATABASE.api(1)) {
            return new CorpusDatabase(pool).read(EVERYONE, jdbc -> {
                if (indexed) {
                    jdbc.sql(HybridSearch.USE_INDEX)
                            .param("efSearch", "100")
                            .query((row, n) -> true)
                            .single();
                }
                return String.join(
                        "\n",
                        statement
                                .bind(jdbc.sql("EXPLAIN " + statement.sql()))
                                .query(String.class)
                                .list());
            });
        }
    }

    @Test
    void findsWordsThroughAnIndexHoweverManyRulesAreWithinReach() {
        assertThat(plan(FEW, false)).doesNotContain("Seq Scan on chunk_fts");
        assertThat(plan(MANY, true))
                .contains("Bitmap Index Scan on chunk_fts_1_tsv_idx")
                .doesNotContain("chunk_fts_1_acl_id_idx", "Seq Scan on chunk_fts");
    }

    @Test
    void comparesEveryVectorOfFewWithoutTheVectorIndex() {
        assertThat(plan(FEW, false)).doesNotContain("chunk_vec_1_embedding_idx");
    }

    @Test
    void takesTheNearestOfManyFromTheVectorIndex() {
        assertThat(plan(MANY, true))
                .contains("Index Scan using chunk_vec_1_embedding_idx")
                .doesNotContain("Seq Scan on chunk_vec");
    }

    @Test
    void looksIntoNoOtherTenantsPartition() {
        assertThat(plan(FEW, false)).doesNotContain("chunk_vec_2", "chunk_fts_2");
        assertThat(plan(MANY, true)).doesNotContain("chunk_vec_2", "chunk_fts_2");
    }

    @Test
    void plansEverySearchForItsOwnTenantAndRules() {
        try (var pool = DATABASE.api(1)) {
            var database = new CorpusDatabase(pool);
            var search = new ChunkSearch(database);
            var request = new SearchRequest(new float[384], List.of(WORD.term()), SearchRequest.Filter.IN_FORCE, 5);
            for (int i = 0; i < 20; i++) {
                search.search(
                        new AccessScope(new TenantId(1 + i % 2), EVERYONE.companies(), EVERYONE.principals(), INTERNAL),
                        request);
            }

            var shared = database.read(
                    EVERYONE,
                    jdbc -> jdbc.sql("SELECT statement FROM pg_prepared_statements WHERE generic_plans > 0"
                                    + " AND cardinality(parameter_types) > 0")
                            .query(String.class)
                            .list());

            assertThat(shared).isEmpty();
        }
    }
}
