package io.gemba.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import io.gemba.acceptance.files.MixedFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A folder of mixed files, dropped into a running installation. */
class FolderTests extends BrowserTest {
    private static final Duration READ = Duration.ofMinutes(5);
    private static final int FILES = 24;

    private final Path folder = gemba.inbox().resolve("mixed");

    @AfterEach
    void tidyUp() throws IOException {
        try (var all = Files.walk(folder)) {
            all.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        }
        gemba.awaitSettled();
    }

    @Test
    void isSearchableWithEveryFailureExplained() throws IOException {
        var page = visit.as("planner").open("/documents").page();
        var prepared = Files.createDirectory(gemba.inbox().resolve(".mixed"));
        Files.writeString(prepared.resolve("access.yaml"), "{company: A, audience: [group:base.group_user]}");
        var mixed = MixedFolder.write(prepared, FILES);
        Files.move(prepared, folder);

        await().atMost(READ)
                .untilAsserted(() -> assertThat(mixed.readable().keySet())
                        .allSatisfy(name -> assertThat(gemba.state("mixed/" + name))
                                .as(name)
                                .isEqualTo("indexed")));
        await().atMost(READ)
                .untilAsserted(() -> assertThat(mixed.refused().keySet())
                        .allSatisfy(name -> assertThat(gemba.state("mixed/" + name))
                                .as(name)
                                .isEqualTo("rejected")));
        var planner = gemba.as("planner");
        mixed.readable()
                .forEach((name, unit) -> assertThat(
                                planner.get("/api/v1/search?q=" + unit).text())
                        .as(name)
                        .contains(unit));
        mixed.refused()
                .forEach((name, code) -> assertThat(planner.get("/api/v1/documents/" + gemba.document("mixed/" + name))
                                .json()
                                .at("/problem/code")
                                .asString())
                        .as(name)
                        .isEqualTo(code));

        page.reload();
        page.locator("#reasons summary").click();
        var locked =
                page.locator("#reasons li").filter(new Locator.FilterOptions().setHasText("The file is encrypted."));
        assertThat(locked).containsText("locked.pdf");
        assertThat(locked).containsText("Save it without a password.");
        assertThat(page.locator("#reasons")).not().containsText("being written");
    }
}
