package io.gemba.acceptance.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import io.gemba.acceptance.running.Gemba;
import io.gemba.acceptance.running.OdooServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The system's browser, started once for all tests of the process. */
final class Chromium {
    private static final List<Path> PLACES = List.of(
            Path.of("/usr/bin/chromium"), Path.of("/usr/bin/chromium-browser"), Path.of("/usr/bin/google-chrome"));
    private static final Browser BROWSER = launch();

    private Chromium() {}

    private static Browser launch() {
        var executable = PLACES.stream()
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no Chromium is installed"));
        var playwright = Playwright.create();
        Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
        return playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable)
                        .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-quic")));
    }

    /** Somebody at a desk. */
    static Visit desk(Gemba gemba) {
        return visit(gemba, new Browser.NewContextOptions().setViewportSize(1440, 900));
    }

    /** Somebody at a desk, in Odoo. */
    static Visit odoo(Gemba gemba, OdooServer odoo) {
        return Visit.begin(
                gemba, odoo, BROWSER.newContext(here(new Browser.NewContextOptions().setViewportSize(1440, 900))));
    }

    /** Somebody with a phone. */
    static Visit phone(Gemba gemba) {
        return visit(
                gemba,
                new Browser.NewContextOptions()
                        .setViewportSize(390, 844)
                        .setIsMobile(true)
                        .setHasTouch(true));
    }

    /** Somebody whose browser is set up in a certain way. */
    static Visit visit(Gemba gemba, Browser.NewContextOptions options) {
        return Visit.begin(gemba, BROWSER.newContext(here(options)));
    }

    private static Browser.NewContextOptions here(Browser.NewContextOptions options) {
        return options.setLocale("en-GB").setTimezoneId("Europe/Berlin");
    }
}
