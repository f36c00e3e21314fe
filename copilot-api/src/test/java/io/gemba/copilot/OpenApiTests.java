package io.gemba.copilot;

import static org.assertj.core.api.Assertions.assertThat;

import io.gemba.copilot.testing.RunningApi;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class OpenApiTests extends RunningApi {

    @Test
    void publishesTheContractAndNothingElse() {
        var contract = nobody().get("/v3/api-docs").json();

        var operations = contract.at("/paths")
                .propertyStream()
                .flatMap(path ->
                        path.getValue().propertyStream().map(it -> it.getKey().toUpperCase() + " " + path.getKey()))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(operations)
                .containsExactly(
                        "DELETE /api/v1/conversations/{id}",
                        "DELETE /api/v1/documents/{id}",
                        "DELETE /api/v1/me/odoo-key",
                        "GET /api/v1/citations/{answer}.{n}",
                        "GET /api/v1/conversations",
                        "GET /api/v1/conversations/{id}",
                        "GET /api/v1/documents",
                        "GET /api/v1/documents/progress",
                        "GET /api/v1/documents/{id}",
                        "GET /api/v1/documents/{id}/pages/{number}.png",
                        "GET /api/v1/me",
                        "GET /api/v1/me/odoo-key",
                        "GET /api/v1/panel",
                        "GET /api/v1/search",
                        "GET /api/v1/suggestions",
                        "POST /api/v1/answers/{id}/feedback",
                        "POST /api/v1/documents",
                        "POST /api/v1/documents/replay",
                        "POST /api/v1/documents/{id}/replay",
                        "POST /api/v1/events/odoo",
                        "POST /api/v1/me/odoo-key/test",
                        "POST /api/v1/questions",
                        "PUT /api/v1/me/odoo-key");
    }

    @Test
    void describesProblemsAndHidesWhatTheServerFillsIn() {
        var text = nobody().get("/v3/api-docs").text();
        var contract = nobody().get("/v3/api-docs").json();

        assertThat(text).doesNotContain("\"caller\"", "Caller", "io.gemba");
        contract.at("/paths")
                .propertyStream()
                .flatMap(path -> path.getValue().propertyStream())
                .forEach(operation -> assertThat(operation
                                .getValue()
                                .at("/responses/default/content/application~1problem+json/schema/$ref")
                                .asString())
                        .isEqualTo("#/components/schemas/Problem"));
        assertThat(contract.at("/components/schemas/Problem/properties").propertyNames())
                .contains("code", "correlationId");
    }
}
