package io.gemba.odoo;

import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/** A record as it was read. */
public final class OdooRecord extends OdooValues {
    private final String model;
    private final long id;

    OdooRecord(String model, Map<String, JsonNode> values) {
        super(values);
        this.model = model;
        this.id = Objects.requireNonNull(values.get("id"), "id").asLong();
    }

    public String model() {
        return model;
    }

    public long id() {
        return id;
    }

    @Override
    public String toString() {
        return model + "#" + id;
    }
}
