package io.gemba.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What people and documents say is shown as text, whatever it looks like. */
class InjectionTests extends BrowserTest {
    private static final String ALIEN = """
            main script, main iframe, main object, main embed, main link, main style, main meta, main base, main form[action^='http'],
            main img:not([data-page]), main [onerror], main [onload], main [onclick], main [style], main a[href^='javascript']
            """;
    private static final String ATTACK =
            "<img src=x onerror=alert(1)><svg/onload=alert(2)>\"'><script>alert(3)</script>";

    private final String mark = UUID.randomUUID().toString().substring(0, 8);

    @Test
    void inAQuestionAndTheTitleOfItsThread() {
        var page = visit.as("planner").page();

        var answer = visit.ask("What is " + ATTACK + " " + mark + "?");

        assertThat(answer.locator(".asked")).containsText(ATTACK);
        assertThat(page.locator("#thread-list [aria-current]")).containsText(ATTACK.substring(0, 40));
        assertHarmless(page);
        page.reload();
        assertThat(page.locator(".asked")).containsText(ATTACK);
        assertHarmless(page);
    }

    @Test
    void inADocumentItsNameItsQuoteAndWhatIsFoundInIt() {
        var name = "<b onmouseover=alert(4)>Ventil" + mark + " ' \" & .txt";
        var text = """
                The relief valve VX%1$s opens at 210 bar <img src=https://example.invalid/leak.png onerror=alert(5)>.

                ![note](https://example.invalid/pixel.png) [VX%1$s manual](javascript:alert(6)) <script>alert(7)</script>
                """.formatted(mark);
        var planner = gemba.as("planner");
        var id =
                planner.upload(name, text.getBytes(), Map.of()).json().at("/id").asString();
        Uploaded.await(planner, id, "indexed");
        var page = visit.as("planner").page();

        var answer = visit.ask("At how many bar does the relief valve VX%s open?".formatted(mark));
        assertThat(answer.locator(".answer"))
                .containsText("<img src=https://example.invalid/leak.png onerror=alert(5)>");
        assertHarmless(page);
        visit.look(answer.locator("a.chip").first());
        assertThat(page.locator("#evidence blockquote")).containsText("onerror=alert(5)");
        assertHarmless(page);
        visit.open("/search?q=VX" + mark);
        assertThat(page.locator(".hit").first()).containsText("alert(");
        assertHarmless(page);
        visit.open("/documents?q=" + mark);
        assertThat(page.locator("table.cards")).containsText("<b onmouseover=alert(4)>Ventil" + mark);
        assertHarmless(page);
        visit.open("/documents/" + id);
        assertThat(page.locator("dl")).containsText(name);
        assertHarmless(page);
    }

    @Test
    void inWhatComesWhileAnAnswerIsStreamed() {
        var page = visit.as("planner").page();
        var json = ATTACK.replace("\"", "\\\"");
        page.route(
                "**/api/v1/questions",
                route -> route.fulfill(new Route.FulfillOptions()
                        .setContentType("text/event-stream")
                        .setBody("""
                        event:evidence
                        data:{"citations":[{"title":"%1$s","page":1}]}

                        event:delta
                        data:{"text":"%1$s [1]"}

                        event:problem
                        data:{"code":"%1$s","detail":"%1$s"}

                        """.formatted(json))));

        page.locator("#question").fill("Anything");
        page.keyboard().press("Enter");

        assertThat(page.locator(".live [role=alert] p")).hasText(ATTACK);
        assertThat(page.locator(".live .said p")).hasText(ATTACK + "1");
        assertHarmless(page);
    }

    @Test
    void inAddresses() {
        var page = visit.as("planner").page();

        for (var path : new String[] {
            "/search?q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E&kind=%22%3E%3Csvg/onload=alert(1)%3E",
            "/documents?q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E&state=%3Csvg/onload=alert(1)%3E&page=2",
            "/documents/%3Csvg%20onload=alert(1)%3E",
            "/nowhere/%22%3E%3Cimg%20src=x%20onerror=alert(1)%3E",
            "/signed-out?failed=%3Cscript%3Ealert(1)%3C/script%3E"
        }) {
            visit.open(path);
            assertHarmless(page);
        }
        visit.forgive("404");
        visit.forgive("400");
    }

    @Test
    void inTheBoxesOfAnAddress() {
        var id = gemba.document("plant-a/sops/SOP-014 Gearbox assembly rev D.pdf");
        var page = visit.as("planner")
                .open("/documents/%s?page=1&box=0_0_1_9&box=%%22_1_1_1&box=NaN_0_1_1&box=0.1_0.1_0.2_0.2".formatted(id))
                .page();

        assertThat(page.locator(".marks rect")).hasCount(1);
        assertHarmless(page);
    }

    private void assertHarmless(Page page) {
        assertThat(page.locator(ALIEN)).hasCount(0);
        assertThat(visit.faults().stream().filter(fault -> !fault.contains("404") && !fault.contains("400")))
                .isEmpty();
    }
}
