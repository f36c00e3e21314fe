package io.gemba.copilot.sweep;

import io.gemba.copilot.testing.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** An answer, by all that somebody is shown of it. */
record Shown(String login, String skill, String question, Reply reply) {
    /** What is another each time, or tells when something was read. */
    private static final Set<String> PASSING =
            Set.of("id", "conversationId", "asOf", "askedAt", "elapsedMs", "correlationId", "usage");

    private static final Pattern TIME = Pattern.compile("\\d{1,2}:\\d{2}(?::\\d{2}(?:\\.\\d+)?)?(?:[ \\u202f]?[AP]M)?");
    private static final Pattern BETWEEN_DIGITS = Pattern.compile("(?<=\\d)[.,' \\u00a0\\u202f\\u2009](?=\\d)");

    JsonNode json() {
        return reply.json();
    }

    String outcome() {
        return json().path("outcome").asString();
    }

    boolean citesRecords() {
        return records().findAny().isPresent();
    }

    Stream<JsonNode> records() {
        return json().path("citations")
                .valueStream()
                .filter(it -> it.path("kind").asString().equals("record"));
    }

    List<String> notes() {
        return json().path("blocks")
                .valueStream()
                .filter(it -> it.path("type").asString().equals("note"))
                .map(it -> it.path("text").asString())
                .toList();
    }

    /** Every text in it, wherever it stands. */
    String text() {
        var texts = new ArrayList<String>();
        each(json(), texts::add);
        return String.join("\n", texts);
    }

    /** True if a name stands in it, as a whole. */
    boolean names(String name) {
        return stands(name, text());
    }

    /** True if a name stands in a text, as a whole. */
    static boolean stands(String name, String text) {
        for (int at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
            if (isApart(text, at - 1) && isApart(text, at + name.length())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isApart(String text, int at) {
        return at < 0 || at >= text.length() || !Character.isLetterOrDigit(text.charAt(at)) && text.charAt(at) != '-';
    }

    /** Its digits, without what parts them. */
    String digits() {
        return BETWEEN_DIGITS.matcher(text()).replaceAll("");
    }

    /** What stays as it is as long as nothing changes: without ids of its own and times of day. */
    List<String> lasting() {
        var texts = new ArrayList<String>();
        lasting(json(), texts::add);
        return texts;
    }

    private static void each(JsonNode json, Consumer<String> with) {
        if (json.isContainer()) {
            json.forEach(it -> each(it, with));
        } else {
            with.accept(json.asString());
        }
    }

    private static void lasting(JsonNode json, Consumer<String> with) {
        if (json.isObject()) {
            json.propertyStream()
                    .filter(it -> !PASSING.contains(it.getKey()))
                    .forEach(it -> lasting(it.getValue(), with));
        } else if (json.isArray()) {
            json.forEach(it -> lasting(it, with));
        } else {
            with.accept(untimed(json.asString()));
        }
    }

    /** A text without times of day. */
    static String untimed(String text) {
        return TIME.matcher(text).replaceAll("…");
    }

    /** All but what is named as withheld. */
    String told() {
        return json().path("blocks") + " " + json().path("citations");
    }

    @Override
    public String toString() {
        return "%s, %s: %s%n%s".formatted(login, skill, question, reply.text());
    }
}
