package io.gemba.acceptance.access;

import io.gemba.acceptance.running.Reply;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What somebody can tell one reply from another by. What every request or connection has anew, and the id that they
 * sent themselves, do not count.
 */
record Sameness(int status, Map<String, List<String>> headers, String body) {
    private static final List<String> ANEW = List.of("date", "x-correlation-id", "connection", "keep-alive");

    static Sameness of(Reply reply, Object asked) {
        var headers = new TreeMap<>(reply.headers().map());
        ANEW.forEach(headers::remove);
        var body = reply.text()
                .replace(reply.header("X-Correlation-Id"), "<correlation>")
                .replace(asked.toString(), "<asked>");
        return new Sameness(reply.status(), headers, body);
    }
}
