package io.gemba.acceptance.running;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A server-sent event. */
public record Event(String name, JsonNode data) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    static List<Event> parse(String stream) {
        var events = new ArrayList<Event>();
        for (var block : stream.split("\n\n")) {
            var name = "";
            var data = new StringBuilder();
            for (var line : block.split("\n")) {
                if (line.startsWith("event:")) {
                    name = line.substring("event:".length()).strip();
                } else if (line.startsWith("data:")) {
                    data.append(line.substring("data:".length()));
                }
            }
            if (!data.isEmpty()) {
                events.add(new Event(name, JSON.readTree(data.toString())));
            }
        }
        return events;
    }
}
