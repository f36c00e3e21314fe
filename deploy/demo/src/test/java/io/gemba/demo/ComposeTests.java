package io.gemba.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** What the containers may do, read from the compose file: that it stays so can be seen without an engine. */
class ComposeTests {
    private static final Pattern PINNED =
            Pattern.compile("gemba-[a-z]+|[a-z/]+:\\d+\\.\\d+\\.\\d+-.+|[a-z/]+:\\d+\\.\\d+-\\d{8}");

    private final JsonNode compose = new YAMLMapper().readTree(Path.of("../compose/compose.yaml"));

    @ParameterizedTest
    @ValueSource(strings = {"database", "worker", "api"})
    void hardensWhatServes(String name) {
        var service = compose.at("/services/" + name);

        assertThat(texts(service.path("cap_drop"))).containsExactly("ALL");
        assertThat(texts(service.path("security_opt"))).containsExactly("no-new-privileges:true");
        assertThat(service.path("read_only").asBoolean()).isTrue();
        assertThat(service.path("user").asString("")).isNotEqualTo("root");
        assertThat(service.path("healthcheck").path("test").isArray()).isTrue();
    }

    @Test
    void publishesTheApiAndTheDemosOdooOnLoopbackAndNothingElse() {
        var published = compose.path("services").properties().stream()
                .flatMap(service -> texts(service.getValue().path("ports")).stream())
                .toList();

        assertThat(published)
                .satisfiesExactlyInAnyOrder(
                        it -> assertThat(it).startsWith("127.0.0.1:${GEMBA_API_PORT:-8080}:"),
                        it -> assertThat(it).startsWith("127.0.0.1:${GEMBA_ODOO_PORT:-8069}:"));
    }

    @Test
    void letsOnlyTheApiAndTheDemosOdooOut() {
        assertThat(compose.at("/networks/inside/internal").asBoolean()).isTrue();
        assertThat(compose.path("services").properties())
                .filteredOn(
                        service -> texts(service.getValue().path("networks")).contains("outside"))
                .extracting(service -> service.getKey())
                .containsExactlyInAnyOrder("api", "odoo");
        assertThat(texts(compose.at("/services/odoo/profiles"))).containsExactly("odoo");
    }

    @Test
    void givesEachServiceItsOwnSecretsOnly() {
        var own = Map.of("database", List.of("database"), "worker", List.of("worker", "bot"), "api", List.of("api"));
        own.forEach((name, folders) -> assertThat(texts(compose.at("/services/" + name + "/volumes")))
                .filteredOn(volume -> volume.contains("secrets"))
                .hasSize(folders.size())
                .allMatch(volume -> volume.endsWith(":ro")
                        && folders.stream().anyMatch(folder -> volume.contains("/secrets/" + folder + ":"))));
    }

    @Test
    void pinsImagesThatOthersMake() {
        assertThat(compose.path("services").properties())
                .extracting(service -> service.getValue().path("image").asString(""))
                .allMatch(image -> PINNED.matcher(image).matches());
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).toList();
    }
}
