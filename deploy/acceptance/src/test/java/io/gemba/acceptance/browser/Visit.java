package io.gemba.acceptance.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import io.gemba.acceptance.running.Gemba;
import io.gemba.acceptance.running.OdooServer;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * One person at the console. Whatever the browser complains about is kept: errors on its console, violations of the
 * content security policy, dialogs, and requests to anywhere else.
 */
final class Visit implements AutoCloseable {
    private static final double PATIENCE_MS = 90_000;
    private static final String REPORT_VIOLATIONS = """
            addEventListener('securitypolicyviolation', (event) =>
              console.error('policy', event.effectiveDirective, event.blockedURI, event.sourceFile));
            """;

    private final Gemba gemba;
    private final BrowserContext context;
    private final Page page;
    private final List<String> faults = new CopyOnWriteArrayList<>();

    private Visit(Gemba gemba, List<String> places, BrowserContext context) {
        this.gemba = gemba;
        this.context = context;
        context.setDefaultTimeout(PATIENCE_MS);
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MS);
        context.addInitScript(REPORT_VIOLATIONS);
        this.page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") || message.type().equals("warning")) {
                faults.add(message.type() + ": " + message.text());
            }
        });
        page.onPageError(error -> faults.add("exception: " + error));
        page.onRequest(request -> {
            if (places.stream().noneMatch(request.url()::startsWith)) {
                faults.add("request to elsewhere: " + request.url());
            }
        });
        page.onDialog(dialog -> {
            faults.add("dialog: " + dialog.message());
            dialog.dismiss();
        });
    }

    static Visit begin(Gemba gemba, BrowserContext context) {
        return new Visit(gemba, List.of(gemba.url().toString()), context);
    }

    /** Begins in Odoo, from whose pages Gemba is asked. */
    static Visit begin(Gemba gemba, OdooServer odoo, BrowserContext context) {
        return new Visit(gemba, List.of(gemba.url().toString(), odoo.url().toString(), "data:", "blob:"), context);
    }

    Page page() {
        return page;
    }

    /** What the browser complained about. */
    List<String> faults() {
        return List.copyOf(faults);
    }

    /** Forgets complaints that a test has provoked. */
    void forgive(String part) {
        faults.removeIf(fault -> fault.contains(part));
    }

    /** Opens an address of the console. */
    Visit open(String path) {
        page.navigate(gemba.url() + path);
        return this;
    }

    /** Fills in the sign-in page, on which the visit has to be. */
    Visit signIn(String login) {
        page.getByLabel("User name").fill(login);
        page.getByLabel("Password").fill(gemba.password(login));
        page.getByRole(AriaRole.BUTTON).click();
        page.locator("nav.rail").waitFor();
        page.waitForLoadState();
        return this;
    }

    /** Opens the console and signs in. */
    Visit as(String login) {
        return open("/").signIn(login);
    }

    /** Asks, and waits for the answer. */
    Locator ask(String question) {
        page.locator("#question").fill(question);
        page.keyboard().press("Enter");
        var answer = page.locator("article.turn[data-outcome]").last();
        answer.filter(new Locator.FilterOptions().setHasText(question)).waitFor();
        return answer;
    }

    /** Opens a citation in the pane, and waits until its page is drawn. */
    Locator look(Locator citation) {
        citation.click();
        page.locator("#evidence figure.drawn").waitFor();
        return page.locator("#evidence");
    }

    /** Keeps a picture of what is on the screen. */
    void picture(String name) {
        var folder = Path.of(System.getProperty("gemba.pictures", "target/pictures"));
        page.screenshot(new Page.ScreenshotOptions().setPath(folder.resolve(name + ".png")));
    }

    /** By how many pixels the page is wider than the screen. */
    int overhang() {
        return (Integer) page.evaluate("document.documentElement.scrollWidth - innerWidth");
    }

    @Override
    public void close() {
        context.close();
    }
}
