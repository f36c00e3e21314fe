package io.gemba.odoo;

import io.gemba.odoo.OdooFailure.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Finds out which of some records a user may read. */
final class Visible {
    /** How many the addon looks at in one call. */
    private static final int MOST = 400;

    private Visible() {}

    /** As the addon says. */
    static Map<String, Set<Long>> asked(
            Map<String, ? extends Collection<Long>> records,
            Function<Map<String, Object>, JsonNode> addon,
            Map<String, Object> context) {
        var visible = new HashMap<String, Set<Long>>();
        for (var portion : portions(records)) {
            var body = new LinkedHashMap<String, Object>();
            body.put("records", portion);
            if (!context.isEmpty()) {
                body.put("context", context);
            }
            addon.apply(body)
                    .propertyStream()
                    .forEach(it -> it.getValue()
                            .forEach(id -> visible.computeIfAbsent(it.getKey(), model -> new HashSet<>())
                                    .add(id.asLong())));
        }
        return visible;
    }

    private static List<Map<String, List<Long>>> portions(Map<String, ? extends Collection<Long>> records) {
        var portions = new ArrayList<Map<String, List<Long>>>();
        Map<String, List<Long>> current = new LinkedHashMap<>();
        int room = 0;
        for (var model : records.entrySet()) {
            for (var id : Set.copyOf(model.getValue())) {
                if (room == 0) {
                    current = new LinkedHashMap<>();
                    portions.add(current);
                    room = MOST;
                }
                current.computeIfAbsent(model.getKey(), it -> new ArrayList<>()).add(id);
                room--;
            }
        }
        return portions;
    }

    /** As it turns out when they are looked for: what the user may not read is not found. */
    static Map<String, Set<Long>> looked(
            Map<String, ? extends Collection<Long>> records, Function<Query, List<OdooRecord>> read) {
        var visible = new HashMap<String, Set<Long>>();
        records.forEach((model, ids) -> {
            if (!ids.isEmpty()) {
                visible.put(model, looked(model, ids, read));
            }
        });
        return visible;
    }

    private static Set<Long> looked(String model, Collection<Long> ids, Function<Query, List<OdooRecord>> read) {
        var query = Query.of(model, List.of("id")).where(Domain.in("id", ids)).atMost(ids.size());
        try {
            return read.apply(query).stream().map(OdooRecord::id).collect(Collectors.toSet());
        } catch (OdooFailure e) {
            if (e.kind() == Kind.ABSENT || e.kind() == Kind.DENIED) {
                return Set.of();
            }
            throw e;
        }
    }
}
