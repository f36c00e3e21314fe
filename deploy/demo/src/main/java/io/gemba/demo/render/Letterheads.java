package io.gemba.demo.render;

import java.util.List;
import java.util.Map;
import tools.jackson.core.type.TypeReference;

/** The senders that documents come from: the plants and their suppliers. */
public final class Letterheads {
    private final Map<String, Letterhead> byName;

    private Letterheads(Map<String, Letterhead> byName) {
        this.byName = Map.copyOf(byName);
    }

    /**
     * A sender as its paper shows it.
     *
     * @param line what stands under the name
     * @param colour a CSS colour
     * @param imprint the lines at the foot of a letter
     */
    record Letterhead(String name, String line, String colour, List<String> imprint) {}

    public static Letterheads parse(byte[] yaml) {
        return new Letterheads(Yaml.MAPPER.readValue(yaml, new TypeReference<Map<String, Letterhead>>() {}));
    }

    Letterhead named(String name) {
        var found = byName.get(name);
        if (found == null) {
            throw new IllegalArgumentException("no letterhead " + name);
        }
        return found;
    }
}
