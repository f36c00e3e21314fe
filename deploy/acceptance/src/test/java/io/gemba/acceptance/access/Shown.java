package io.gemba.acceptance.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gemba.acceptance.running.Client;
import java.time.Duration;

/** All that somebody could have kept of a document: its id, a citation, threads, a page and its tag. */
record Shown(String document, String citation, String thread, String threadOfTitle, String page, String pageTag) {
    /** Within this time all of it leads nowhere. */
    static final Duration PROMISED = Duration.ofSeconds(60);

    static final String FILE = "KX-77 slewing crane.md";
    static final String CONTENT = """
            # KX-77 slewing crane

            The slewing crane KX-77 in hall 4 lifts at most 1850 kg. Its hook is inspected every 3 months.
            """;

    private static final String QUESTION = "How much does the slewing crane KX-77 lift?";
    private static final String FIGURE = "1850";
    private static final String UNANSWERABLE = "Which painter coated KX-77 in 2019?";
    private static final String TITLE = "KX-77 slewing crane";

    /** Looks at everything there is of the document of {@link #CONTENT}. */
    static Shown to(Client client) {
        var answer = client.ask(QUESTION);
        assertThat(answer.text()).contains(FIGURE);
        var citation = answer.citations().getFirst();
        var page = "/api/v1/documents/%s/pages/%d.png".formatted(citation.document(), citation.page());
        assertThat(client.get("/api/v1/search?q=KX-77").text()).contains(FIGURE);
        await().atMost(PROMISED).until(() -> client.get(page).status() == 200);
        var tag = client.get(page).header("ETag");
        assertThat(client.with("If-None-Match", tag).get(page).status()).isEqualTo(304);
        var near = client.ask(UNANSWERABLE);
        assertThat(near.items()).contains(TITLE);
        return new Shown(
                citation.document().toString(), citation.id(), answer.conversation(), near.conversation(), page, tag);
    }

    void assertThatAllIsGone(Client client) {
        await().atMost(PROMISED).pollInterval(Duration.ofMillis(500)).untilAsserted(() -> {
            assertThat(client.get("/api/v1/documents/" + document).status()).isEqualTo(404);
            assertThat(client.get("/api/v1/search?q=KX-77").text()).doesNotContain(FIGURE);
            assertThat(client.get("/api/v1/citations/" + citation).status()).isEqualTo(404);
            assertThat(client.get("/api/v1/conversations/" + thread).text()).doesNotContain(FIGURE);
            assertThat(client.get("/api/v1/conversations/" + threadOfTitle).text())
                    .doesNotContain(TITLE);
            assertThat(client.with("If-None-Match", pageTag).get(page).status()).isEqualTo(404);
            assertThat(client.ask(QUESTION).text()).doesNotContain(FIGURE);
            assertThat(client.ask("And its hook?", thread).text()).doesNotContain("3 months");
        });
    }
}
