package io.gemba.ingestion.odoo;

import io.gemba.odoo.OdooFailure;
import io.gemba.odoo.OdooFailure.Kind;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds out what the bot reaches. */
final class Reaching {
    /** Everybody who asks Gemba is an employee. */
    private static final Set<String> EVERYBODY = Set.of("", "base.group_user");

    static final String NOT_INSTALLED = "the app is not installed";
    static final String DENIED = "the bot may not read it: it needs the group Gemba: indexing bot";

    private Reaching() {}

    static Reach of(Bot bot, List<String> listed) {
        var models = new HashMap<String, Set<String>>();
        var restricted = new HashMap<String, Set<String>>();
        var missing = new HashMap<String, String>();
        for (var model : listed) {
            try {
                if (!bot.mayRead(model)) {
                    missing.put(model, DENIED);
                    continue;
                }
                var fields = bot.groupsOfFields(model);
                models.put(model, those(fields, true));
                restricted.put(model, those(fields, false));
            } catch (OdooFailure e) {
                if (e.kind() != Kind.ABSENT && e.kind() != Kind.DENIED) {
                    throw e;
                }
                missing.put(model, e.kind() == Kind.ABSENT ? NOT_INSTALLED : DENIED);
            }
        }
        return new Reach(models, restricted, missing);
    }

    private static Set<String> those(Map<String, String> fields, boolean open) {
        var those = new HashSet<String>();
        fields.forEach((field, groups) -> {
            if (EVERYBODY.contains(groups) == open) {
                those.add(field);
            }
        });
        return Set.copyOf(those);
    }
}
