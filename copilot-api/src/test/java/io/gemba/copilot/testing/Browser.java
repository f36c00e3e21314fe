package io.gemba.copilot.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Speaks to the API as a browser does: with cookies, and following redirects. */
public final class Browser {
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");
    private static final int MOST_REDIRECTS = 10;

    private final URI home;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    public Browser(URI home) {
        this.home = home;
    }

    /** Opens an address and follows where it leads. */
    public Reply open(String path) {
        return follow(get(path));
    }

    /** Opens an address and goes nowhere else. */
    public Reply get(String path) {
        return send(request(path).header("Accept", "text/html,application/json;q=0.9"));
    }

    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(home.resolve(path)).timeout(Duration.ofSeconds(20));
    }

    /** Sends a form. */
    public Reply submit(String path, Map<String, String> fields) {
        var body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "text/html")
                .POST(BodyPublishers.ofString(body)));
    }

    /** Signs in on the issuer's own page, from wherever one has to. */
    public Reply signIn(String login, String password) {
        var page = open("/oauth2/authorization/gemba");
        return follow(submit("/login", Map.of("username", login, "password", password, "_csrf", csrf(page))));
    }

    /** The token against forged requests that a page carries. */
    public static String csrf(Reply page) {
        var found = CSRF.matcher(page.text());
        if (!found.find()) {
            throw new IllegalStateException("no token in " + page);
        }
        return found.group(1);
    }

    public List<HttpCookie> cookies() {
        return cookies.getCookieStore().getCookies();
    }

    private Reply follow(Reply reply) {
        var current = reply;
        for (int i = 0; i < MOST_REDIRECTS && current.status() / 100 == 3; i++) {
            current = get(current.header("Location"));
        }
        return current;
    }

    public Reply send(HttpRequest.Builder request) {
        try {
            var response = http.send(request.build(), BodyHandlers.ofString());
            return new Reply(response.statusCode(), response.headers(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
