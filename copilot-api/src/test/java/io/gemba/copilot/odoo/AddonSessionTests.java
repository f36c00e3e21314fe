package io.gemba.copilot.odoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.gemba.copilot.testing.RunningWithOdoo;
import io.gemba.odoo.Domain;
import io.gemba.odoo.Grouping;
import io.gemba.odoo.Identity;
import io.gemba.odoo.Odoo;
import io.gemba.odoo.OdooFailure;
import io.gemba.odoo.OdooFailure.Kind;
import io.gemba.odoo.OdooSession;
import io.gemba.odoo.Operator;
import io.gemba.odoo.Query;
import io.gemba.odoo.UserToken;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What can be read through the addon of a real Odoo, with a user's token and Gemba's own proof. */
@Tag("real-odoo")
class AddonSessionTests extends RunningWithOdoo {
    @SuppressWarnings("NullAway.Init")
    @Autowired
    private Odoo odoo;

    private OdooSession as(String login) {
        return odoo.as(new UserToken(ODOO.token(login)), List.of());
    }

    private static Kind failure(ThrowingCallable call) {
        return catchThrowableOfType(OdooFailure.class, call).kind();
    }

    @Test
    void readsAsOdoosOwnInterfaceDoes() {
        var planner = as("planner");

        var plants = planner.read(Query.of("res.company", List.of("name")));

        assertThat(plants).hasSize(1);
        assertThat(planner.count("res.company", Domain.EVERYTHING)).isEqualTo(1);
        assertThat(planner.mayRead("mrp.production")).isTrue();
        assertThat(planner.fields("mrp.production").get("state"))
                .satisfies(it -> assertThat(it.selection()).containsEntry("confirmed", "Confirmed"));
    }

    @Test
    void saysWhoTheUserIs() {
        var me = as("planner").me(new Identity.Wanted(List.of(), List.of()));

        assertThat(me.login()).isEqualTo("planner");
        assertThat(me.complete()).isTrue();
        assertThat(me.groups()).contains("base.group_user", "mrp.group_mrp_user");
        assertThat(me.models()).contains("mrp.production").doesNotContain("account.move");
        assertThat(me.companies()).hasSize(1);
    }

    @Test
    void reachesNoModelAndNoFieldThatIsNotListed() {
        var ap = as("ap");

        for (var model : List.of("purchase.bill.line.match", "ir.config_parameter", "res.users", "account.payment")) {
            assertThat(failure(() -> ap.count(model, Domain.EVERYTHING)))
                    .as(model)
                    .isEqualTo(Kind.ABSENT);
        }
        assertThat(failure(() -> ap.read(Query.of("res.partner", List.of("name", "credit")))))
                .isIn(Kind.UNKNOWN_FIELD, Kind.DENIED, Kind.INVALID);
    }

    @Test
    void usesNoRestrictedFieldAsAnOracle() {
        var planner = as("planner");

        assertThat(failure(() -> planner.count("res.partner", Domain.where("credit", Operator.GREATER, 0))))
                .isIn(Kind.UNKNOWN_FIELD, Kind.DENIED, Kind.INVALID);
        assertThat(failure(() -> planner.count("purchase.order.line", Domain.equal("partner_id.name", "x"))))
                .isIn(Kind.UNKNOWN_FIELD, Kind.DENIED, Kind.INVALID);
    }

    @Test
    void saysWhichRecordsTheUserMaySeeAndNothingOfTheOthers() {
        var ids =
                ODOO.companies("ops").stream().map(it -> it.path("id").asLong()).toList();

        var visible =
                as("planner").visible(Map.of("res.company", ids, "account.move", List.of(1L), "no.model", List.of(2L)));

        assertThat(visible.get("res.company")).isEqualTo(Set.of(ids.getFirst()));
        assertThat(visible.getOrDefault("account.move", Set.of())).isEmpty();
        assertThat(visible.getOrDefault("no.model", Set.of())).isEmpty();
    }

    @Test
    void asksForManyRecordsInPortions() {
        var ids = java.util.stream.LongStream.rangeClosed(1, 1000).boxed().toList();

        assertThat(as("planner").visible(Map.of("res.company", ids)).get("res.company"))
                .hasSize(1);
    }

    @Test
    void addsUpWhatTheUserSees() {
        var locations = as("ops")
                .group(Grouping.of(
                        "stock.location", Domain.EVERYTHING, List.of("company_id"), List.of(Grouping.COUNT)));

        assertThat(locations)
                .hasSizeGreaterThan(1)
                .allSatisfy(it -> assertThat(it.integer(Grouping.COUNT))
                        .hasValueSatisfying(count -> assertThat(count).isPositive()));
    }

    @Test
    void isLetInByNoTokenThatWasMadeUp() {
        assertThat(failure(() -> odoo.as(new UserToken("a.b.c"), List.of()).count("res.company", Domain.EVERYTHING)))
                .isEqualTo(Kind.UNAUTHENTICATED);
    }
}
