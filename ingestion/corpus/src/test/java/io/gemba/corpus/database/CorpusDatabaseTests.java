package io.gemba.corpus.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gemba.corpus.access.AccessScope;
import io.gemba.corpus.access.Classification;
import io.gemba.corpus.access.CompanyId;
import io.gemba.corpus.access.Principal;
import io.gemba.corpus.access.TenantId;
import io.gemba.corpus.testing.TestDatabase;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class CorpusDatabaseTests {
    private static final TestDatabase DATABASE = TestDatabase.create();
    private static final AccessScope PLANNER = new AccessScope(
            new TenantId(1),
            Set.of(new CompanyId(1)),
            Set.of(new Principal("group:mrp.user")),
            Classification.INTERNAL);

    private final CorpusDatabase corpus = new CorpusDatabase(DATABASE.api(2));

    @BeforeAll
    static void fill() {
        var jdbc = DATABASE.superuser();
        document(jdbc, 1, 1, 1, "group:mrp.user", "Readable");
        document(jdbc, 1, 2, 1, "group:mrp.user", "Of another company");
        document(jdbc, 1, 1, 2, "group:mrp.user", "Too confidential");
        document(jdbc, 1, 1, 1, "group:account.user", "For another group");
        document(jdbc, 2, 1, 1, "group:mrp.user", "Of another tenant");
        document(jdbc, 1, 0, 0, "group:mrp.user", "Of every company");
    }

    private static void document(
            JdbcClient jdbc, int tenant, int company, int classification, String audience, String title) {
        jdbc.sql("""
                WITH rule AS (
                    INSERT INTO acl (tenant_id, company_id, classification, audience, audience_hash)
                    VALUES (?, ?, ?, ARRAY[?], convert_to(?, 'UTF8')) RETURNING id, tenant_id)
                INSERT INTO document (tenant_id, id, source, source_key, acl_id, trust, file_name, state, latest_version, title, kind)
                SELECT tenant_id, gen_random_uuid(), 'upload', ?, id, 1, 'f', 'indexed', 1, ?, 'other' FROM rule
                """)
                .params(tenant, company, classification, audience, audience + title, title, title)
                .update();
    }

    private static List<String> titles(JdbcClient jdbc) {
        return jdbc.sql("SELECT title FROM document ORDER BY title")
                .query((row, n) -> row.getString(1))
                .list();
    }

    @Test
    void showsARoleOnlyTheRowsWithinTheScope() {
        assertThat(corpus.read(PLANNER, CorpusDatabaseTests::titles)).containsExactly("Of every company", "Readable");
    }

    @Test
    void showsNothingWithoutAScope() {
        try (var pool = DATABASE.api(1)) {
            assertThat(titles(JdbcClient.create(pool))).isEmpty();
        }
    }

    @Test
    void forgetsTheScopeWithTheTransaction() {
        try (var pool = DATABASE.api(1)) {
            new CorpusDatabase(pool).read(PLANNER, CorpusDatabaseTests::titles);

            assertThat(titles(JdbcClient.create(pool))).isEmpty();
        }
    }

    @Test
    void showsTheApiNothingWhenOnlyATenantIsGiven() {
        assertThat(corpus.forTenant(new TenantId(1), CorpusDatabaseTests::titles))
                .isEmpty();
    }

    @Test
    void showsAWorkerItsTenantOnly() {
        try (var pool = DATABASE.worker(1)) {
            var seen = new CorpusDatabase(pool).forTenant(new TenantId(2), CorpusDatabaseTests::titles);

            assertThat(seen).containsExactly("Of another tenant");
        }
    }

    @Test
    void refusesToNestOneScopeInAnother() {
        assertThatThrownBy(() -> corpus.read(PLANNER, jdbc -> corpus.read(PLANNER, CorpusDatabaseTests::titles)))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void refusesRolesThatRowLevelSecurityDoesNotBind() {
        assertThatThrownBy(() -> RoleCheck.requireBound(DATABASE.owner())).isInstanceOf(RoleCheck.RoleNotBound.class);
        try (var pool = DATABASE.api(1)) {
            RoleCheck.requireBound(pool);
        }
    }
}
