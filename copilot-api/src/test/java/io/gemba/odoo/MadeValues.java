package io.gemba.odoo;

import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Records and groups as they would have been read, for tests of what is made of them. */
public final class MadeValues {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private MadeValues() {}

    public static OdooRecord record(String model, String values) {
        return new OdooRecord(model, read(values));
    }

    public static OdooGroup group(String values) {
        return new OdooGroup(read(values));
    }

    private static Map<String, JsonNode> read(String values) {
        var read = new HashMap<String, JsonNode>();
        JSON.readTree(values).propertyStream().forEach(it -> read.put(it.getKey(), it.getValue()));
        return read;
    }
}
