package io.gemba.acceptance.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.gemba.acceptance.running.Client;
import io.gemba.acceptance.running.Gemba;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every person, every document, every way to it: what the rules allow is there, and what they do not is not. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SweepTests {
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;

    private final Gemba gemba = Gemba.running();
    private final AccessRules rules = AccessRules.of(gemba.home());
    private final Leaks leaks = new Leaks(gemba);
    private final Map<String, UUID> ids = new HashMap<>();

    SweepTests() {
        rules.documents().forEach(path -> ids.put(path, gemba.document(path)));
    }

    @ParameterizedTest
    @MethodSource("people")
    void listsTheReadableDocumentsOnly(String login) {
        var listed = gemba.as(login)
                .get("/api/v1/documents?limit=200")
                .json()
                .path("documents")
                .valueStream()
                .map(it -> leaks.path(UUID.fromString(it.path("id").asString())))
                .filter(ids::containsKey);

        assertThat(listed).containsExactlyInAnyOrderElementsOf(rules.readableBy(login));
    }

    @ParameterizedTest
    @MethodSource("people")
    void opensTheReadableDocumentsOnly(String login) {
        var client = gemba.as(login);

        assertThat(reachable(id -> client.get("/api/v1/documents/" + id).status(), 200))
                .containsExactlyInAnyOrderElementsOf(rules.readableBy(login));
    }

    @ParameterizedTest
    @MethodSource("people")
    void showsPagesOfTheReadableDocumentsOnly(String login) {
        var client = gemba.as(login);

        assertThat(reachable(id -> page(client, id), 200)).containsExactlyInAnyOrderElementsOf(rules.readableBy(login));
    }

    @ParameterizedTest
    @MethodSource("people")
    void findsTheReadableDocumentsOnly(String login) {
        var found = rules.documents().stream().filter(path -> {
            var query = name(path);
            assertThat(leaks.inSearch(login, query)).isEmpty();
            return leaks.found(login, query).contains(path);
        });

        assertThat(found).containsExactlyInAnyOrderElementsOf(rules.readableBy(login));
    }

    @ParameterizedTest
    @MethodSource("people")
    void knowsOnlyTheReadableDocumentsWhenOneIsToBeRemovedOrReadAgain(String login) {
        var client = gemba.as(login);

        assertThat(reachable(id -> client.delete("/api/v1/documents/" + id).status(), CONFLICT))
                .containsExactlyInAnyOrderElementsOf(rules.readableBy(login));
        assertThat(reachable(
                        id -> client.post("/api/v1/documents/" + id + "/replay").status(), CONFLICT))
                .containsExactlyInAnyOrderElementsOf(rules.readableBy(login));
    }

    /** The documents for which a way answers as it should for those that are there; the others are not found. */
    private List<String> reachable(ToIntFunction<UUID> way, int there) {
        return rules.documents().stream()
                .filter(path -> {
                    var status = way.applyAsInt(ids.get(path));
                    assertThat(status).as(path).isIn(there, NOT_FOUND);
                    return status == there;
                })
                .toList();
    }

    /** Drawing a page may take longer than one request waits. */
    private static int page(Client client, UUID id) {
        for (int tries = 0; tries < 40; tries++) {
            var status = client.get("/api/v1/documents/" + id + "/pages/1.png").status();
            if (status != 202) {
                return status;
            }
        }
        return 202;
    }

    private static String name(String path) {
        var file = path.substring(path.lastIndexOf('/') + 1);
        return file.substring(0, file.lastIndexOf('.'));
    }

    private Stream<String> people() {
        return rules.people().stream();
    }
}
