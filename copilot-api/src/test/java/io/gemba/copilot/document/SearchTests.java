package io.gemba.copilot.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.gemba.copilot.testing.RunningApi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchTests extends RunningApi {

    @Test
    void findsPassagesAndMarksTheWords() {
        var found = as("planner").get("/api/v1/search?q=flange+bolts+torque");

        var hit = found.json().at("/documents/0");
        assertThat(hit.at("/title").asString()).isEqualTo("SOP-014 Gearbox assembly");
        assertThat(hit.at("/superseded").asBoolean()).isFalse();
        var passage = hit.at("/passages/0");
        var text = passage.at("/text").asString();
        assertThat(passage.at("/marks")
                        .valueStream()
                        .map(it -> text.substring(it.get(0).asInt(), it.get(1).asInt())))
                .contains("flange", "bolts");
        assertThat(passage.at("/url").asString())
                .isEqualTo("/documents/" + PLANT.gearbox().value() + "?page=1");
        assertThat(found.text()).doesNotContain("quokka", "45 Nm", "score", "cosine", "distance");
    }

    @Test
    void findsNothingForWhoeverMayReadNothingOfIt() {
        assertThat(as("plantb").get("/api/v1/search?q=zebrafish+Harbeck").text())
                .doesNotContain("zebrafish", "Supplier agreement");
        assertThat(as("buyer").get("/api/v1/search?q=zebrafish+Harbeck").text()).contains("zebrafish");
    }

    @Test
    void looksOnlyAtDocumentsOfAKind() {
        assertThat(as("planner")
                        .get("/api/v1/search?q=flange+bolts&kind=invoice")
                        .json()
                        .at("/documents"))
                .isEmpty();
        assertThat(as("planner")
                        .get("/api/v1/search?q=flange+bolts&kind=sop&limit=1")
                        .json()
                        .at("/documents")
                        .size())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "'',INVALID_REQUEST",
        "q=,QUERY_EMPTY",
        "q=%20,QUERY_EMPTY",
        "q=x&limit=0,INVALID_REQUEST",
        "q=x&limit=51,INVALID_REQUEST",
        "q=x&kind=poem,KIND_UNKNOWN"
    })
    void refusesSearchesThatCannotBeMade(String query, String code) {
        var refused = as("planner").get("/api/v1/search?" + query);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.at("/code")).as(refused.text()).isEqualTo(code);
    }

    @Test
    void refusesQueriesThatAreTooLong() {
        assertThat(as("planner").get("/api/v1/search?q=" + "a".repeat(501)).at("/code"))
                .isEqualTo("QUERY_TOO_LONG");
    }
}
