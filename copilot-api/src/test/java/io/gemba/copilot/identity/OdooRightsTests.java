package io.gemba.copilot.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gemba.copilot.odoo.OdooSessions;
import io.gemba.copilot.problem.NotPermitted;
import io.gemba.copilot.testing.Reply;
import io.gemba.copilot.testing.RunningWithOdoo;
import io.gemba.corpus.access.CompanyId;
import io.gemba.odoo.Query;
import io.gemba.odoo.UserToken;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.oauth2.jwt.Jwt;
import tools.jackson.databind.JsonNode;

/** What people of a real Odoo hold. */
@Tag("real-odoo")
class OdooRightsTests extends RunningWithOdoo {
    private static final String ME = "/api/v1/me";
    private static final String PURCHASE = "purchase.group_purchase_user";

    @SuppressWarnings("NullAway.Init")
    @Autowired
    private Callers callers;

    @SuppressWarnings("NullAway.Init")
    @Autowired
    private OdooSessions sessions;

    @SuppressWarnings("NullAway.Init")
    @Autowired
    private OdooRights rights;

    @AfterEach
    void forget() {
        rights.forget(List.of());
    }

    private static List<String> principals(Reply me) {
        return me.json()
                .at("/principals")
                .valueStream()
                .map(it -> it.asString())
                .toList();
    }

    private Caller caller(String login) {
        var now = Instant.now();
        return callers.of(Jwt.withTokenValue(ODOO.token(login))
                .header("alg", "ES256")
                .issuer(ODOO.issuer())
                .subject(Long.toString(ODOO.user(login)))
                .claim("preferred_username", login)
                .issuedAt(now)
                .expiresAt(now.plusSeconds(300))
                .build());
    }

    @Test
    void takesATokenOfOdooForWhatItsUserHoldsThere() {
        var me = with(ODOO.token("planner")).get(ME);

        assertThat(me.status()).isEqualTo(200);
        assertThat(me.at("/login")).isEqualTo("planner");
        assertThat(me.json()
                        .at("/companies")
                        .valueStream()
                        .map(it -> it.at("/code").asString()))
                .containsExactly("A");
        assertThat(me.at("/clearance")).isEqualTo("internal");
        assertThat(me.json().at("/copilots").valueStream().map(JsonNode::asString))
                .contains("planner");
        assertThat(principals(me))
                .contains("everyone", "group:mrp.group_mrp_user", "group:base.group_user", "model:mrp.production")
                .doesNotContain("model:account.move", "group:" + PURCHASE);
    }

    @Test
    void refusesATokenThatWasChanged() {
        var token = ODOO.token("planner");
        var parts = token.split("\\.");
        var other = ODOO.token("ops").split("\\.");

        assertThat(with(parts[0] + "." + other[1] + "." + parts[2]).get(ME).status())
                .isEqualTo(401);
        assertThat(with(parts[0] + "." + parts[1] + "." + other[2]).get(ME).status())
                .isEqualTo(401);
    }

    @Test
    void aRoleRemovedInOdooIsGoneAfterAMinuteAtMost() {
        var login = ODOO.newcomer(PURCHASE);
        var token = ODOO.token(login);
        assertThat(with(token).get(ME).at("/clearance")).isEqualTo("confidential");

        ODOO.group(login, PURCHASE, false);
        CLOCK.forward(Duration.ofSeconds(60));

        var me = with(token).get(ME);
        assertThat(me.at("/clearance")).isEqualTo("internal");
        assertThat(principals(me)).doesNotContain("group:" + PURCHASE);
    }

    @Test
    void leavesPeopleWithWhatEveryoneMayReadWhileOdooIsAwayForLongerThanAMinute() {
        var token = ODOO.token("planner");
        var person = with(token).get(ME).at("/id");
        GATE.shut(true);
        CLOCK.forward(Duration.ofSeconds(50));

        var soon = with(token).get(ME);
        CLOCK.forward(Duration.ofSeconds(11));
        var late = with(token).get(ME);

        assertThat(soon.at("/clearance")).isEqualTo("internal");
        assertThat(late.status()).isEqualTo(200);
        assertThat(late.at("/id")).isEqualTo(person);
        assertThat(principals(late)).containsExactly("everyone", "person:" + person);
        assertThat(late.at("/clearance")).isEqualTo("public");
        assertThat(late.at("/odooAwaySince")).isNotEmpty();
        assertThat(soon.at("/odooAwaySince")).isEmpty();
        assertThat(late.json().at("/companies").isEmpty()).isTrue();
    }

    @Test
    void saysSinceWhenOdooIsAwayAndOpensNoSessionThen() {
        var token = Objects.requireNonNull((UserToken) caller("buyer").credentials());
        GATE.shut(true);
        CLOCK.forward(Duration.ofSeconds(61));

        var away = callers.of(Jwt.withTokenValue(token.value())
                .header("alg", "ES256")
                .issuer(ODOO.issuer())
                .subject(Long.toString(ODOO.user("buyer")))
                .claim("preferred_username", "buyer")
                .build());

        assertThat(away.odooAwaySince()).isNotNull();
        assertThat(sessions.of(away, List.of(new CompanyId(1)))).isEmpty();
        assertThat(away.companiesInOdoo(List.of(1L))).isEmpty();
    }

    @Test
    void letsNobodyInWhomOdooHasArchived() {
        var login = ODOO.newcomer();
        var token = ODOO.token(login);
        assertThat(with(token).get(ME).status()).isEqualTo(200);
        ODOO.change(login, Map.of("active", false));
        CLOCK.forward(Duration.ofSeconds(60));

        var me = with(token).get(ME);

        assertThat(me.status()).isEqualTo(401);
        assertThat(me.at("/code")).isEqualTo("INVALID_TOKEN");
    }

    @Test
    void readsOdooAsTheCallerWithinTheirActiveCompaniesAlone() {
        var ops = caller("ops");
        var plantB = ops.companies().get(1);

        var ofBoth = sessions.of(ops, List.of()).orElseThrow();
        var ofB = sessions.of(ops, List.of(plantB.id())).orElseThrow();

        assertThat(ofBoth.read(Query.of("stock.location", List.of("company_id"))))
                .extracting(it ->
                        it.reference("company_id").map(company -> company.id()).orElse(0L))
                .contains(1L, plantB.odooId());
        assertThat(ofB.read(Query.of("stock.location", List.of("company_id"))))
                .isNotEmpty()
                .allSatisfy(it -> assertThat(it.reference("company_id")
                                .map(company -> company.id())
                                .orElse(plantB.odooId()))
                        .isEqualTo(plantB.odooId()));
    }

    @Test
    void rejectsCompaniesThatAreNotTheCallers() {
        var planner = caller("planner");
        var foreign = caller("plantb").companies().getFirst();

        assertThatThrownBy(() -> sessions.of(planner, List.of(foreign.id()))).isInstanceOf(NotPermitted.class);
        assertThatThrownBy(() -> planner.companiesInOdoo(List.of(foreign.odooId())))
                .isInstanceOf(NotPermitted.class);
        assertThat(planner.companiesInOdoo(
                        List.of(planner.companies().getFirst().odooId())))
                .containsExactly(new CompanyId(1));
    }

    @Test
    void takesNobodyOfOdooForSomebodyOfAnotherIssuerUnlessThatIsSaid() {
        var there = with(ODOO.token("planner")).get(ME).at("/id");
        var here = with(HOME.token("planner")).get(ME).at("/id");

        assertThat(here).isNotEqualTo(there);
    }

    @Test
    void showsNoCredentialsInWhatIsLogged() {
        var planner = caller("planner");

        assertThat(planner.toString()).doesNotContain("eyJ");
    }

    @Test
    void reachesNothingOfTheAddonWithThePanelsTokenAlone() {
        var body = Map.<String, Object>of("domain", List.of(), "fields", List.of("name"));
        var headers = Map.of("Authorization", "Bearer " + ODOO.token("planner"));

        assertThat(ODOO.addon("mrp.production/search_read", headers, body).statusCode())
                .isEqualTo(401);
        assertThat(ODOO.addon("me", headers, Map.of()).statusCode()).isEqualTo(401);
    }
}
