package io.gemba.corpus.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.gemba.corpus.access.AccessScope;
import io.gemba.corpus.access.Classification;
import io.gemba.corpus.access.CompanyId;
import io.gemba.corpus.access.Principal;
import io.gemba.corpus.access.TenantId;
import io.gemba.corpus.database.CorpusDatabase;
import io.gemba.corpus.testing.TestDatabase;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Compares searches under random scopes with looking at every chunk, on both sides of the switch to the index. */
class SearchRecallTests {
    private static final TestDatabase DATABASE = TestDatabase.create();
    private static final JdbcClient ROWS = DATABASE.superuser();
    private static final int CHUNKS = 5_000;
    private static final int RULES = 12;
    private static final int DIMENSIONS = 384;
    private static final Random RANDOM = new Random(7);
    private static final List<Stored> STORED = new ArrayList<>();

    private final ChunkSearch search = new ChunkSearch(new CorpusDatabase(DATABASE.api(2)));

    @BeforeAll
    static void fill() {
        for (int rule = 0; rule < RULES; rule++) {
            document(rule);
        }
        var vectors = IntStream.range(0, CHUNKS).mapToObj(i -> vector()).toList();
        for (int i = 0; i < CHUNKS; i++) {
            // A few rules hold most chunks, so that scopes of every size occur.
            var rule = (int) (RULES * Math.pow(RANDOM.nextDouble(), 2.5));
            STORED.add(new Stored(i + 1L, rule, vectors.get(i)));
        }
        ROWS.sql("""
            WITH s AS MATERIALIZED (
                     SELECT t.id, d.id AS document, d.acl_id, CAST(t.vector AS halfvec(384)) AS vector
                     FROM unnest(:ids, :rules, :vectors) AS t (id, rule, vector) JOIN document d ON d.source_key = t.rule),
                 c AS (INSERT INTO chunk OVERRIDING SYSTEM VALUE
                       SELECT 1, id, document, id, '{}', '[{"kind":"SENTENCE","text":"t","page":1,"boxes":[],"confidence":1,"group":0,"columns":[],"cells":[]}]',
                              'en', 1, 1 FROM s),
                 p AS (INSERT INTO chunk_piece_vec SELECT 1, id, '' FROM s)
            INSERT INTO chunk_vec SELECT 1, id, acl_id, vector FROM s
            """)
                .param("ids", STORED.stream().mapToLong(Stored::id).toArray())
                .param(
                        "rules",
                        STORED.stream().map(chunk -> "rule-" + chunk.rule()).toArray(String[]::new))
                .param(
                        "vectors",
                        STORED.stream()
                                .map(chunk -> Arrays.toString(chunk.vector()))
                                .toArray(String[]::new))
                .update();
        ROWS.sql("UPDATE acl SET n_chunks = (SELECT count(*) FROM chunk_vec v WHERE v.acl_id = acl.id)")
                .update();
        ROWS.sql("ANALYZE chunk_vec").update();
    }

    private static void document(int rule) {
        ROWS.sql("""
            WITH a AS (INSERT INTO acl (tenant_id, company_id, classification, audience, audience_hash)
                       VALUES (1, :company, :class, ARRAY[:principal], sha256(convert_to(:principal, 'UTF8'))) RETURNING id),
                 d AS (INSERT INTO document (tenant_id, id, source, source_key, acl_id, trust, file_name, state, current_version,
                                             latest_version, title, kind)
                       SELECT 1, gen_random_uuid(), 'upload', :key, id, 1, 'f', 'indexed', 1, 1, 't', 'other' FROM a RETURNING id)
            INSERT INTO document_version (tenant_id, document_id, version, sha256, bytes, pages) SELECT 1, id, 1, 'x', 1, 1 FROM d
            """)
                .param("company", rule % 3)
                .param("class", rule % 4)
                .param("principal", "group:g.r" + rule)
                .param("key", "rule-" + rule)
                .update();
    }

    private static float[] vector() {
        var vector = new float[DIMENSIONS];
        var length = 0.0;
        for (int d = 0; d < DIMENSIONS; d++) {
            // Text embeddings lie in far fewer directions than they have dimensions.
            vector[d] = (float) (RANDOM.nextGaussian() / (1 + d / 8.0));
            length += vector[d] * vector[d];
        }
        for (int d = 0; d < DIMENSIONS; d++) {
            vector[d] /= (float) Math.sqrt(length);
        }
        return vector;
    }

    private List<Long> found(AccessScope scope, float[] vector) {
        return search
                .search(scope, new SearchRequest(vector, List.of(), new SearchRequest.Filter(true, null), 10))
                .chunks()
                .stream()
                .map(chunk -> chunk.id().value())
                .toList();
    }

    private static AccessScope scope(Random random) {
        var companies = IntStream.rangeClosed(1, 2)
                .filter(c -> random.nextBoolean())
                .mapToObj(CompanyId::new)
                .collect(Collectors.toSet());
        var share = random.nextDouble();
        var principals = IntStream.range(0, RULES)
                .filter(r -> random.nextDouble() < share)
                .mapToObj(r -> new Principal("group:g.r" + r))
                .collect(Collectors.toSet());
        return new AccessScope(new TenantId(1), companies, principals, Classification.ofRank(random.nextInt(4)));
    }

    private static List<Stored> visible(AccessScope scope) {
        return STORED.stream()
                .filter(chunk -> chunk.rule() % 3 == 0 || scope.companies().contains(new CompanyId(chunk.rule() % 3)))
                .filter(chunk -> chunk.rule() % 4 <= scope.clearance().rank())
                .filter(chunk -> scope.principals().contains(new Principal("group:g.r" + chunk.rule())))
                .toList();
    }

    private static List<Long> nearest(List<Stored> chunks, float[] vector) {
        return chunks.stream()
                .sorted(Comparator.comparingDouble(chunk -> -dot(chunk.vector(), vector)))
                .limit(10)
                .map(Stored::id)
                .toList();
    }

    private static double dot(float[] a, float[] b) {
        return IntStream.range(0, DIMENSIONS).mapToDouble(d -> a[d] * b[d]).sum();
    }

    @Test
    void findsUnderAnyScopeOnlyWhatItReachesAndAllThatIsNearest() {
        var random = new Random(11);
        var hits = 0;
        var wanted = 0;
        for (int round = 0; round < 60; round++) {
            var scope = scope(random);
            var visible = visible(scope);
            var vector = vector();

            var found = found(scope, vector);

            assertThat(visible.stream().map(Stored::id).collect(Collectors.toSet()))
                    .containsAll(found);
            assertThat(found).hasSize(Math.min(10, visible.size()));
            var nearest = new HashSet<>(nearest(visible, vector));
            wanted += nearest.size();
            nearest.retainAll(found);
            hits += nearest.size();
        }

        // Exact but for the rounding to half precision, which may swap neighbours at the tenth place.
        assertThat(hits / (double) wanted).isGreaterThan(0.995);
    }

    @Test
    void findsTheNearestThroughTheIndexWhereNearlyAllIsVisible() {
        var all = new AccessScope(
                new TenantId(1),
                Set.of(new CompanyId(1), new CompanyId(2)),
                IntStream.range(0, RULES)
                        .mapToObj(r -> new Principal("group:g.r" + r))
                        .collect(Collectors.toSet()),
                Classification.RESTRICTED);
        var hits = 0;
        for (int round = 0; round < 20; round++) {
            var vector = vector();
            var nearest = new HashSet<>(nearest(STORED, vector));
            nearest.retainAll(found(all, vector));
            hits += nearest.size();
        }

        assertThat(visible(all)).hasSizeGreaterThan(4_000);
        assertThat(hits / 200.0).isGreaterThan(0.95);
    }

    private record Stored(long id, int rule, float[] vector) {}
}
