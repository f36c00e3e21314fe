package io.gemba.acceptance.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.gemba.acceptance.running.Answer;
import io.gemba.acceptance.running.Client;
import io.gemba.acceptance.running.Gemba;
import io.gemba.acceptance.running.OdooServer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What people of one plant get of the other's records, by every way there is. */
@Tag("real-odoo")
class OdooBoundaryTests {
    private static final String ORDER = "mrp.production";
    private static final String LATE = "WH/MO/00455";
    private static final String NOT_THERE = "WH/MO/99455";

    private final OdooServer odoo = OdooServer.given();
    private final Gemba gemba = Gemba.besideOdoo();

    private Client as(String login) {
        return gemba.withToken(odoo.panelToken(login));
    }

    @Test
    void anOrderOfTheOtherPlantReadsLikeOneThatDoesNotExist() {
        var plantB = as("plantb");

        var hidden = plantB.ask("Why is %s late?".formatted(LATE));
        var absent = plantB.ask("Why is %s late?".formatted(NOT_THERE));

        assertThat(hidden.records()).isEmpty();
        assertThat(hidden.outcome()).isEqualTo(absent.outcome());
        assertThat(hidden.text().replace(LATE, NOT_THERE)).isEqualTo(absent.text());
    }

    @Test
    void anOrderOfTheOtherPlantIsNotReadThoughItIsNamedAsTheOpenRecord() {
        var answer = as("plantb").ask("Why is it late?", ORDER, odoo.idOf(ORDER, LATE));

        assertThat(answer.records()).isEmpty();
        assertThat(answer.text()).doesNotContain(LATE, "NU2214", "P00934", "Molenveld");
    }

    @Test
    void aCitationOfSomebodyElseIsNotFound() {
        var cited =
                as("planner").ask("Why is %s late?".formatted(LATE)).records().getFirst();

        assertThat(as("planner").get("/api/v1/citations/" + cited.id()).status())
                .isEqualTo(200);
        assertThat(as("plantb").get("/api/v1/citations/" + cited.id()).status()).isEqualTo(404);
    }

    @Test
    void aCompanyThatIsNotTheAskersIsRefused() {
        var foreign = Map.of(
                "text", "Why is %s late?".formatted(LATE), "context", Map.of("companyIds", List.of(companyOf(LATE))));

        var reply = as("plantb").post("/api/v1/questions", foreign);

        assertThat(reply.status()).as(reply.toString()).isEqualTo(403);
    }

    private long companyOf(String order) {
        var named =
                Map.<String, Object>of("domain", List.of(List.of("name", "=", order)), "fields", List.of("company_id"));
        return odoo.call("planner", ORDER, "search_read", named)
                .path(0)
                .path("company_id")
                .path(0)
                .asLong();
    }

    @Test
    void whoeverMaySeeTheOrderIsToldItsShortPartsTheirPurchaseAndTheProcedure() {
        var answer = as("planner").ask("Why is it late?", ORDER, odoo.idOf(ORDER, LATE));

        assertThat(answer.outcome()).as(answer.toString()).isIn("grounded", "partial");
        assertThat(answer.text()).contains("TD-BR-NU2214", "P00934");
        assertThat(answer.records()).extracting(Answer.CitedRecord::label).contains(LATE);
        assertThat(answer.citations()).as(answer.toString()).isNotEmpty();
    }

    @Test
    void theTokenOfThePanelIsNoKeyToTheAddon() {
        var addon = new Client(odoo.url(), Map.of("Authorization", "Bearer " + odoo.panelToken("planner")));

        var reply = addon.post(
                "/gemba/v1/mrp.production/search_read", Map.of("domain", List.of(), "fields", List.of("name")));

        assertThat(reply.status()).isEqualTo(401);
    }
}
