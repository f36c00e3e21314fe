package io.gemba.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DocumentTests extends BrowserTest {
    private static final String OF_PLANT_B = "plant-b/sops/SOP-114 Assemblage reducteur TPL rev 3.pdf";

    @Test
    void showsFilesOnTheirWayAndThenAmongTheDocuments() {
        var page = visit.as("planner").open("/documents").page();
        slowDown(page);
        var words = "Slow words about the overhead crane of hall 3.\n".repeat(6000);

        page.locator("#file").setInputFiles(new FilePayload[] {
            file("Crane notes.txt", words + UUID.randomUUID()), file("Empty.txt", "")
        });

        var crane = page.locator(".transfer").first();
        assertThat(crane.locator(".file")).hasText("Crane notes.txt");
        assertThat(crane.locator(".state")).containsText("Sending ·");
        assertThat(page.locator(".transfer").last().locator(".state")).hasText("The file is empty.");
        visit.forgive("400");
        assertThat(crane.locator(".state")).hasText("Received, is being read");
        var row = page.locator("table.cards tr")
                .filter(new com.microsoft.playwright.Locator.FilterOptions().setHasText("Crane notes.txt"));
        assertThat(row.locator(".state").first()).hasText("Indexed");
    }

    @Test
    void saysWhyAFileWasRejected() {
        var page = visit.as("planner").open("/documents").page();

        page.locator("#file").setInputFiles(file("Broken.pdf", "%PDF-1.7\nnot really " + UUID.randomUUID()));
        page.locator(".transfer a").click();

        assertThat(page.locator(".notice.bad")).containsText("It cannot be read");
        assertThat(page.locator(".notice.bad")).containsText("damaged");
        assertThat(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Read it again")))
                .hasCount(0);
    }

    @Test
    void readsAFailedDocumentAgainAndRemovesIt() {
        var planner = gemba.as("planner");
        var title = "Forklift rules " + UUID.randomUUID();
        var id = planner.upload(title + ".md", ("# " + title + "\n\nForklifts keep to 8 km/h.\n").getBytes(), Map.of())
                .json()
                .at("/id")
                .asString();
        Uploaded.await(planner, id, "indexed");
        gemba.database().superuser().sql("""
                        UPDATE document SET state = 'failed', problem_code = 'READER_OUT_OF_TIME', problem_detail = 'x'
                        WHERE id = CAST(:id AS uuid)
                        """).param("id", id).update();
        var page = visit.as("planner").open("/documents?state=failed").page();
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(title))
                .click();
        assertThat(page.locator(".notice.bad")).containsText("took too long");

        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Read it again"))
                .click();
        assertThat(page.locator(".facts .state").first()).hasText("Indexed");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Remove"))
                .click();
        page.locator("#remove .danger").click();

        assertThat(page).hasURL(gemba.url() + "/documents");
        assertThat(planner.get("/api/v1/documents/" + id).status()).isEqualTo(404);
    }

    @Test
    void saysWhoMayReadADocumentAndWhy() {
        var id = gemba.document("plant-a/sops/SOP-014 Gearbox assembly rev C.pdf");
        var page = visit.as("planner").open("/documents/" + id).page();

        assertThat(page.locator(".reach")).containsText("Plant A Marrenfeld");
        assertThat(page.locator(".reach .yes").last()).hasText("you are");
        assertThat(page.locator(".facts .badge").first()).hasText("No longer in force");
        page.locator(".notice a").click();
        assertThat(page.locator("h1")).containsText("SOP-014");
        assertThat(page.locator(".facts").first()).containsText("Revision D");
    }

    @Test
    void doesNotTellAPlannerOfPlantAThatADocumentOfPlantBIsThere() {
        var page = visit.as("planner")
                .open("/documents/" + gemba.document(OF_PLANT_B))
                .page();
        var hidden = page.locator("main").innerText().replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "");

        visit.open("/documents/" + UUID.randomUUID());
        var absent = page.locator("main").innerText().replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "");

        assertThat(hidden).isEqualTo(absent).contains("There is nothing here");
        visit.forgive("404");
    }

    private static FilePayload file(String name, String content) {
        return new FilePayload(name, "application/octet-stream", content.getBytes());
    }

    private static void slowDown(Page page) {
        var line = page.context().newCDPSession(page);
        var speed = new com.google.gson.JsonObject();
        speed.addProperty("offline", false);
        speed.addProperty("latency", 0);
        speed.addProperty("downloadThroughput", -1);
        speed.addProperty("uploadThroughput", 50_000);
        line.send("Network.enable");
        line.send("Network.emulateNetworkConditions", speed);
    }
}
