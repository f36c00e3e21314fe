package io.gemba.acceptance.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gemba.acceptance.running.Client;
import io.gemba.acceptance.running.Gemba;
import io.gemba.acceptance.running.Reply;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** An installation whose embedding model is behind an endpoint, and that gets another model in the end. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class EmbeddingEndpointTests {
    private static final Duration LONG = Duration.ofMinutes(5);

    private final ConceptEndpoint endpoint = new ConceptEndpoint();
    private final Gemba gemba = Gemba.alone("""
            gemba.embedding.model: concepts
            gemba.embedding.models.concepts: {provider: vectors, dimensions: %d}
            gemba.models.providers.vectors: {kind: vllm, base-url: "%s", model: concepts}
            """.formatted(ConceptEndpoint.DIMENSIONS, endpoint.url()));
    private final Client planner = gemba.as("planner");

    @BeforeAll
    void bringDocuments() throws IOException {
        Files.writeString(gemba.inbox().resolve("access.yaml"), "{company: A, audience: [group:base.group_user]}");
        drop("squirrel.txt", "Feed the squirrel with hazelnuts.");
        drop("umbrella.txt", "The umbrella hangs behind the door.");
        awaitIndexed("squirrel.txt");
        awaitIndexed("umbrella.txt");
    }

    @AfterAll
    void close() {
        gemba.close();
        endpoint.close();
    }

    private void drop(String name, String text) throws IOException {
        Files.writeString(gemba.inbox().resolve(name), text);
    }

    private void awaitIndexed(String name) {
        await().atMost(LONG).until(() -> gemba.state(name).equals("indexed"));
    }

    private String found(String words) {
        return text(planner.get("/api/v1/search?q=" + URLEncoder.encode(words, StandardCharsets.UTF_8)));
    }

    private static String text(Reply reply) {
        return reply.json().at("/documents/0/passages/0/text").asString("");
    }

    @Test
    @Order(1)
    void findsEnglishPassagesForQuestionsInOtherLanguagesThatShareNoWordWithThem() {
        assertThat(found("Womit füttert man ein Eichhörnchen?")).isEqualTo("Feed the squirrel with hazelnuts.");
        assertThat(found("Avec quoi nourrit-on un écureuil ?")).isEqualTo("Feed the squirrel with hazelnuts.");
        assertThat(found("¿Con qué se alimenta una ardilla?")).isEqualTo("Feed the squirrel with hazelnuts.");
        assertThat(found("Wo hängt der Regenschirm?")).isEqualTo("The umbrella hangs behind the door.");
    }

    @Test
    @Order(2)
    void letsDocumentsWaitAndSearchesByWordsWhileTheEndpointIsAway() throws IOException {
        endpoint.answers(false);
        drop("later.txt", "The squirrel sleeps at noon.");
        await().atMost(LONG).until(() -> gemba.state("later.txt").equals("processing"));

        var found = planner.get("/api/v1/search?q=squirrel");
        assertThat(text(found)).contains("squirrel");
        assertThat(found.json().at("/degraded/0").asString("")).isEqualTo("words-alone");
        assertThat(gemba.state("later.txt")).isEqualTo("processing");

        endpoint.answers(true);
        awaitIndexed("later.txt");
    }

    @Test
    @Order(3)
    void changesToAnotherModelWhileTheApiGoesOnAnswering() throws IOException {
        var settings = gemba.home().resolve("gemba.yaml");
        Files.writeString(
                settings,
                Files.readString(settings)
                        .replace("gemba.embedding.model: concepts", "gemba.embedding.model: bge-small-en-v1.5-q"));
        gemba.worker().stop();
        gemba.worker().start();

        await().atMost(LONG).until(() -> {
            var reply = planner.get("/api/v1/search?q=squirrel");
            assertThat(reply.status()).isEqualTo(200);
            assertThat(text(reply)).contains("squirrel");
            return gemba.database()
                            .superuser()
                            .sql("SELECT count(*) FROM embedding_spec WHERE name LIKE 'bge%' AND namespace = 'public'")
                            .query(Long.class)
                            .single()
                    == 1;
        });
        var shown = endpoint.texts();

        assertThat(text(planner.get("/api/v1/search?q=where+is+the+umbrella"))).contains("umbrella");
        assertThat(endpoint.texts()).isEqualTo(shown);
    }
}
