package io.gemba.odoo;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A method of a model to be called.
 *
 * @param ids of the records it is called on; empty for a method of the model itself
 * @param arguments by name
 * @param context with which Odoo carries it out: companies, language
 */
record Call(String model, String method, List<Long> ids, Map<String, Object> arguments, Map<String, Object> context) {
    /** All that goes by name. */
    Map<String, Object> named() {
        var named = new LinkedHashMap<>(arguments);
        if (!context.isEmpty()) {
            named.put("context", context);
        }
        return named;
    }
}
