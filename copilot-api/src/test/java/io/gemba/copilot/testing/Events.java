package io.gemba.copilot.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The events of a stream, in their order. */
public record Events(List<Event> all) {

    static Events of(String stream) {
        var events = new ArrayList<Event>();
        for (var part : stream.split("\n\n")) {
            var name = field(part, "event:");
            if (!name.isEmpty()) {
                events.add(new Event(name, field(part, "data:")));
            }
        }
        return new Events(events);
    }

    private static String field(String part, String name) {
        return part.lines()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(name.length()).strip())
                .collect(Collectors.joining("\n"));
    }

    public List<String> names() {
        return all.stream().map(Event::name).toList();
    }

    /** The texts of all deltas, a line each. */
    public String said() {
        return all.stream()
                .filter(event -> event.name().equals("delta"))
                .map(event -> event.json().at("/text").asString())
                .collect(Collectors.joining("\n"));
    }

    /** The data of the last event of a name. */
    public JsonNode last(String name) {
        return all.stream()
                .filter(event -> event.name().equals(name))
                .reduce((a, b) -> b)
                .orElseThrow(() -> new IllegalStateException("no " + name + " among " + names()))
                .json();
    }

    /** One event. */
    public record Event(String name, String data) {
        public JsonNode json() {
            return JsonMapper.shared().readTree(data);
        }
    }
}
