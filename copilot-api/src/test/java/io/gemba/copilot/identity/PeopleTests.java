package io.gemba.copilot.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.gemba.copilot.command.ApiSchema;
import io.gemba.corpus.access.TenantId;
import io.gemba.corpus.testing.TestCorpus;
import io.gemba.corpus.testing.TestDatabase;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class PeopleTests {
    private static final TestDatabase DATABASE = TestDatabase.create(ApiSchema.SCHEMA.owners());
    private static final TestCorpus CORPUS = new TestCorpus(DATABASE);
    private static final TenantId TENANT = new TenantId(1);
    private static final String OWN = "https://gemba.example";
    private static final String ODOO = "https://odoo.example/gemba/plant";

    private static People people(String... apart) {
        var source = DATABASE.api(4);
        return new People(
                JdbcClient.create(source),
                new TransactionTemplate(new JdbcTransactionManager(source)),
                List.of(apart));
    }

    @Test
    void keepsAPersonThroughAChangeOfSignInWhereLoginsAreShared() {
        var people = people();
        var before = people.findOrAdd(TENANT, OWN, "anna", "anna", null);

        var after = people.findOrAdd(TENANT, ODOO, "7", "anna", 7);

        assertThat(after).isEqualTo(before);
        assertThat(people.find(TENANT, ODOO, "7")).contains(before);
    }

    @Test
    void keepsPeopleApartWhereLoginsAreNotShared() {
        var people = people(ODOO);
        var here = people.findOrAdd(TENANT, OWN, "berta", "berta", null);

        var there = people.findOrAdd(TENANT, ODOO, "8", "berta", 8);

        assertThat(there.id()).isNotEqualTo(here.id());
        assertThat(people.findOrAdd(TENANT, "https://idp.example", "b", "berta", null))
                .isEqualTo(here);
    }

    @Test
    void givesNothingOfWhoeverHadALoginBeforeToWhoeverHasItNow() {
        var people = people();
        var before = people.findOrAdd(TENANT, ODOO, "9", "carla", 9);

        var after = people.findOrAdd(TENANT, ODOO, "10", "carla", 10);
        var elsewhere = people.findOrAdd(TENANT, ODOO, "11", "carla", 11);

        assertThat(List.of(before.id(), after.id(), elsewhere.id())).doesNotHaveDuplicates();
    }

    @Test
    void makesOnePersonOfManyWhoComeAtOnce() throws ExecutionException, InterruptedException {
        var people = people();
        var tries = IntStream.range(0, 8)
                .<Callable<People.Known>>mapToObj(n -> () -> people.findOrAdd(TENANT, OWN, "dora", "dora", null))
                .toList();

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = people.findOrAdd(TENANT, OWN, "dora", "dora", null);
            for (var found : threads.invokeAll(tries)) {
                assertThat(found.get()).isEqualTo(first);
            }
        }
    }
}
