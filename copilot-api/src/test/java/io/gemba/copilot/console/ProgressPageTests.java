package io.gemba.copilot.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.gemba.copilot.testing.Browser;
import io.gemba.copilot.testing.Form;
import io.gemba.copilot.testing.RunningApi;
import io.gemba.copilot.testing.TestHome;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ProgressPageTests extends RunningApi {
    private static String documents(String login) {
        var browser = new Browser(HOME.url());
        browser.signIn(login, TestHome.PASSWORD);
        return browser.get("/documents").text();
    }

    @Test
    void showsHowReadingGetsOnAndWhatToDoAboutWhatWasNotRead() {
        var id = as("planner")
                .upload(Form.file("locked.pdf", "content " + UUID.randomUUID()))
                .at("/id");
        as("planner").upload(Form.file("waits.txt", "content " + UUID.randomUUID()));
        DATABASE.superuser()
                .sql("UPDATE document SET state = 'failed', problem_code = 'READER_CRASHED', problem_detail = 'x'"
                        + " WHERE id = CAST(:id AS uuid)")
                .param("id", id)
                .update();

        var page = documents("planner");

        assertThat(page)
                .contains("documents read", "<progress", "Not read, and what to do about it", "locked.pdf")
                .contains("Save it anew in the program it was made with.", "Read them again");
    }

    @Test
    void tellsOnlyThoseWhoLookAfterThemOfFoldersAndNightlyChecks() {
        DATABASE.superuser().sql("""
            INSERT INTO watched_folder (tenant_id, source, holder, held_until, looked_at, files, problem)
            VALUES (1, 'folder:hall-4', 'gone', now() - interval '1 hour', now(), 4711, 'nothing is reported')
            ON CONFLICT DO NOTHING
            """).update();
        DATABASE.superuser()
                .sql(
                        "INSERT INTO reconciliation (tenant_id, subject, checked, mended) VALUES (1, 'chunks-per-rule', 9, 3)")
                .update();

        assertThat(documents("manager"))
                .contains("hall-4", "4,711 files", "No worker reaches this folder", "found by looking")
                .contains("Passages counted per access rule", "3 set right");
        assertThat(documents("planner")).doesNotContain("hall-4", "Folders and nightly checks");
    }
}
