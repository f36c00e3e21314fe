package io.gemba.acceptance.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AccessibilityTests extends BrowserTest {
    private static final List<String> WCAG_AA = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void keepsToTheGuidelinesOnEveryPage(ColorScheme scheme) {
        instead(Chromium.visit(
                gemba, new Browser.NewContextOptions().setColorScheme(scheme).setViewportSize(1440, 900)));
        visit.open("/");
        check("sign-in");
        visit.signIn("planner");
        check("ask");
        visit.look(visit.ask("What torque do the M12 cover screws on a TGX 63 get?")
                .locator("a.chip")
                .last());
        check("evidence");
        visit.open("/search?q=torque");
        check("search");
        visit.open("/documents");
        check("documents");
        visit.open("/documents/" + gemba.document("plant-a/sops/SOP-014 Gearbox assembly rev C.pdf"));
        check("document");
        visit.open("/nowhere");
        check("nowhere");
        visit.forgive("404");
    }

    private void check(String where) {
        var found = new AxeBuilder(visit.page()).withTags(WCAG_AA).analyze().getViolations();

        assertThat(found.stream()
                        .map(it -> where + ": " + it.getId() + " "
                                + it.getNodes().getFirst().getHtml() + " "
                                + it.getNodes().getFirst().getFailureSummary()))
                .isEmpty();
    }
}
