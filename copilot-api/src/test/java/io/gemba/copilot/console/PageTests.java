package io.gemba.copilot.console;

import static io.gemba.corpus.access.Classification.INTERNAL;
import static io.gemba.corpus.testing.TestCorpus.readers;
import static org.assertj.core.api.Assertions.assertThat;

import io.gemba.copilot.testing.Browser;
import io.gemba.copilot.testing.RunningApi;
import io.gemba.copilot.testing.TestHome;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageTests extends RunningApi {
    private static final String QUESTION = "What is the torque for the flange bolts of the gearbox?";
    private static final String ATTACK = "<script>alert(1)</script>";
    private static final String ESCAPED = "&lt;script&gt;alert(1)&lt;/script&gt;";

    private final Browser browser = new Browser(HOME.url());

    @BeforeEach
    void signIn() {
        browser.signIn("planner", TestHome.PASSWORD);
    }

    @Test
    void answersAFormForThoseWithoutScripts() {
        var asked = browser.submit("/questions", Map.of("text", QUESTION, "_csrf", csrf()));
        var thread = browser.open(asked.header("Location"));

        assertThat(thread.text()).contains(QUESTION, "42 Nm", "class=\"chip\"", "No language model was used");
    }

    @Test
    void showsQuestionsAsText() {
        var asked = browser.submit("/questions", Map.of("text", "What is " + ATTACK + "?", "_csrf", csrf()));
        var thread = browser.open(asked.header("Location"));

        assertThat(thread.text()).contains(ESCAPED).doesNotContain(ATTACK);
    }

    @Test
    void hasNothingInlineThatThePolicyWouldRefuse() {
        for (var path : new String[] {"/", "/search?q=gearbox", "/documents", "/documents/" + gearbox(), "/nowhere"}) {
            var page = browser.get(path);

            assertThat(page.text())
                    .as(path)
                    .doesNotContainPattern("<script(?![^>]*src=)")
                    .doesNotContainPattern("\\s(style|on[a-z]+)=\"")
                    .doesNotContain("<style");
            assertThat(page.header("Content-Security-Policy")).contains("default-src 'none'");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/nowhere",
                "/documents/not-an-id",
                "/documents/00000000-0000-0000-0000-000000000000",
                "/conversations/00000000-0000-0000-0000-000000000000"
            })
    void saysInThePlainestWordsThatThereIsNothing(String path) {
        var page = browser.get(path);

        assertThat(page.status()).isEqualTo(404);
        assertThat(page.header("Content-Type")).startsWith("text/html");
        assertThat(page.text())
                .contains("There is nothing here", "<nav class=\"rail\"", page.header("X-Correlation-Id"));
    }

    @Test
    void showsNobodyADocumentOfAnotherPlant() {
        var hidden = browser.get("/documents/" + PLANT.plantB().value());
        var absent = browser.get("/documents/" + UUID.randomUUID());

        assertThat(hidden.status()).isEqualTo(absent.status()).isEqualTo(404);
        assertThat(hidden.text()).doesNotContain("quokka", "Plant B assembly");
        assertThat(browser.get("/documents").text()).doesNotContain("Plant B assembly");
        assertThat(browser.get("/search?q=quokka").text()).doesNotContain("Plant B assembly");
    }

    @Test
    void refusesAPageThatIsNotThere() {
        DATABASE.superuser()
                .sql("UPDATE document_version SET pages = 1 WHERE document_id = :id")
                .param("id", gearbox())
                .update();

        assertThat(browser.get("/documents/%s?page=9".formatted(gearbox())).status())
                .isEqualTo(404);
        assertThat(browser.get("/documents/%s?page=1&citation=x".formatted(gearbox()))
                        .status())
                .isEqualTo(404);
        assertThat(browser.get("/documents/%s?page=1".formatted(gearbox())).status())
                .isEqualTo(200);
    }

    @Test
    void tellsWhoeverIsNotRegisteredWhatToDo() {
        var stranger = new Browser(HOME.url());
        stranger.signIn("stranger", TestHome.PASSWORD);

        var page = stranger.get("/");

        assertThat(page.status()).isEqualTo(403);
        assertThat(page.text()).contains("Gemba does not know you yet", "Ask whoever looks after Gemba");
    }

    @Test
    void hasScriptsReloadThePageWhenTheSessionIsOver() {
        var stranger = new Browser(HOME.url());

        var part = stranger.send(
                stranger.request("/documents/%s/pane".formatted(gearbox())).header("HX-Request", "true"));

        assertThat(part.status()).isEqualTo(401);
        assertThat(part.header("HX-Refresh")).isEqualTo("true");
    }

    @Test
    void sendsFormsOfASessionThatIsOverToTheSignIn() {
        var stranger = new Browser(HOME.url());

        var sent = stranger.submit("/questions", Map.of("text", QUESTION));

        assertThat(sent.status()).isEqualTo(302);
        assertThat(sent.header("Location")).endsWith("/oauth2/authorization/gemba");
    }

    @Test
    void refusesFormsWithoutTheirToken() {
        var sent = browser.submit("/questions", Map.of("text", QUESTION));

        assertThat(sent.status()).isEqualTo(403);
        assertThat(sent.text()).contains("This page is out of date");
    }

    @Test
    void takesFilesFromAFormForThoseWithoutScripts() {
        var boundary = "b" + UUID.randomUUID();
        var body = """
                --%1$s\r
                Content-Disposition: form-data; name="_csrf"\r
                \r
                %2$s\r
                --%1$s\r
                Content-Disposition: form-data; name="file"; filename="<i>Form.txt"\r
                \r
                Words %1$s\r
                --%1$s--\r
                """.formatted(boundary, csrf());
        var sent = browser.send(browser.request("/documents")
                .header("Accept", "text/html")
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(BodyPublishers.ofString(body)));

        assertThat(sent.status()).isEqualTo(302);
        assertThat(browser.get("/documents").text())
                .contains("&lt;i&gt;Form.txt")
                .doesNotContain("<i>Form");
    }

    @Test
    void goesOnServingAssetsThatHaveNotChangedFromTheBrowsersStore() {
        var first = browser.get("/assets/start.js");
        var again = browser.send(browser.request("/assets/start.js").header("If-None-Match", first.header("ETag")));

        assertThat(first.header("Cache-Control")).isEqualTo("no-cache");
        assertThat(again.status()).isEqualTo(304);
    }

    private String csrf() {
        return Browser.csrf(browser.get("/"));
    }

    private static UUID gearbox() {
        return PLANT.gearbox().value();
    }

    @Test
    void linksAMailAndWhatCameInIt() {
        var mail = CORPUS.publish("Offer & more", readers(1, INTERNAL, "group:mrp.user"), "The offer is attached.");
        var part = CORPUS.attach(mail, "lists/<oil>.csv", "The press takes 4 litres.");

        var container = browser.get("/documents/" + mail.value()).text();
        var shown = browser.get("/documents/" + part.value()).text();

        assertThat(container).contains("/documents/" + part.value(), "lists/&lt;oil&gt;.csv");
        assertThat(shown).contains("/documents/" + mail.value(), "Offer &amp; more");
        assertThat(shown).doesNotContain("/documents/" + part.value() + "/remove");
    }
}
