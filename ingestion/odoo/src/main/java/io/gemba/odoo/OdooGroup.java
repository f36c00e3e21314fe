package io.gemba.odoo;

import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Records that have something in common, and what was made of them: values by the field that they are grouped by, and
 * by aggregate, as {@code product_qty:sum}.
 */
public final class OdooGroup extends OdooValues {
    OdooGroup(Map<String, JsonNode> values) {
        super(values);
    }
}
