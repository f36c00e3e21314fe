package io.gemba.copilot.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gemba.copilot.testing.RunningApi;
import io.gemba.corpus.access.AccessScope;
import io.gemba.corpus.access.Classification;
import io.gemba.corpus.access.Principal;
import io.gemba.corpus.access.TenantId;
import io.gemba.corpus.database.CorpusDatabase;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What PostgreSQL itself lets the API's role see, whatever the statements say. */
class ConversationStoreTests extends RunningApi {
    private static final AccessScope STRANGER = new AccessScope(
            new TenantId(1),
            Set.of(),
            Set.of(Principal.EVERYONE, Principal.person(987_654)),
            Classification.RESTRICTED);

    @BeforeAll
    static void ask() {
        var asked = as("planner").ask("What is the torque for the flange bolts of the gearbox?");
        as("planner").post("/api/v1/answers/" + asked.at("/id") + "/feedback", "{\"verdict\":\"up\"}");
    }

    private static int count(JdbcClient jdbc, String table) {
        return jdbc.sql("SELECT count(*) FROM " + table).query(Integer.class).single();
    }

    @ParameterizedTest
    @ValueSource(strings = {"conversation", "answer", "citation", "feedback"})
    void showsNobodyElsesRows(String table) {
        try (var pool = DATABASE.api(1)) {
            var withoutScope = count(JdbcClient.create(pool), table);
            var asStranger = new CorpusDatabase(pool).read(STRANGER, jdbc -> count(jdbc, table));
            var ofAnotherTenant = new CorpusDatabase(pool)
                    .read(
                            new AccessScope(new TenantId(2), Set.of(), own(), Classification.RESTRICTED),
                            jdbc -> count(jdbc, table));
            var own = new CorpusDatabase(pool)
                    .read(
                            new AccessScope(new TenantId(1), Set.of(), own(), Classification.PUBLIC),
                            jdbc -> count(jdbc, table));
            var afterwards = count(JdbcClient.create(pool), table);

            assertThat(List.of(withoutScope, asStranger, ofAnotherTenant, afterwards))
                    .containsOnly(0);
            assertThat(own).isPositive();
        }
    }

    private static Set<Principal> own() {
        var id = DATABASE.superuser()
                .sql("SELECT id FROM person WHERE login = 'planner'")
                .query(Integer.class)
                .single();
        return Set.of(Principal.person(id));
    }

    @Test
    void writesNothingInSomebodyElsesName() {
        var person = DATABASE.superuser()
                .sql("SELECT id FROM person WHERE login = 'planner'")
                .query(Integer.class)
                .single();
        try (var pool = DATABASE.api(1)) {
            var database = new CorpusDatabase(pool);

            assertThatThrownBy(() -> database.write(
                            STRANGER,
                            jdbc -> jdbc.sql("INSERT INTO conversation (tenant_id, id, person_id, title) VALUES (1,"
                                            + " gen_random_uuid(), :person, 'x')")
                                    .param("person", person)
                                    .update()))
                    .isInstanceOf(DataAccessException.class)
                    .hasStackTraceContaining("row-level security");
        }
    }
}
