package io.gemba.acceptance.question;

import io.gemba.acceptance.running.OdooServer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Which groups people hold in Odoo, those that others bring with them among them. */
record OdooGroups(OdooServer odoo) {

    /** The names of the groups, such as {@code base.group_user}, by login. */
    Map<String, List<String>> byLogin() {
        var names = names();
        var held = new HashMap<String, List<String>>();
        odoo.call("admin", "res.users", "search_read", asked(List.of(), "login", "all_group_ids"))
                .valueStream()
                .forEach(user -> held.put(
                        user.path("login").asString(),
                        user.path("all_group_ids")
                                .valueStream()
                                .map(it -> names.getOrDefault(it.asLong(), "?"))
                                .toList()));
        return held;
    }

    private Map<Long, String> names() {
        return odoo.call(
                        "admin",
                        "ir.model.data",
                        "search_read",
                        asked(List.of(List.of("model", "=", "res.groups")), "module", "name", "res_id"))
                .valueStream()
                .collect(Collectors.toMap(
                        it -> it.path("res_id").asLong(),
                        it -> it.path("module").asString() + "."
                                + it.path("name").asString(),
                        (one, other) -> one));
    }

    private static Map<String, Object> asked(List<Object> domain, String... fields) {
        return Map.of("domain", domain, "fields", List.of(fields));
    }
}
