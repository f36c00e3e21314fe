package io.gemba.odoo;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who a session acts as, and what they hold in Odoo.
 *
 * @param language as Odoo names it, such as {@code en_US}
 * @param zone their time zone, if they have chosen one
 * @param companies that they belong to, by id
 * @param groups that they are in, implied ones included, by external id
 * @param models of those that Gemba reads, the ones that they may read
 * @param complete true if these are all their groups; false if only those that were asked about are known, which is all
 *     that an API key can find out
 */
public record Identity(
        long id,
        String login,
        String name,
        @Nullable String language,
        @Nullable String zone,
        boolean active,
        long company,
        Map<Long, String> companies,
        Set<String> groups,
        Set<String> models,
        boolean complete) {
    public Identity {
        companies = Map.copyOf(companies);
        groups = Set.copyOf(groups);
        models = Set.copyOf(models);
    }

    /** What is worth asking about where Odoo does not say everything by itself. */
    public record Wanted(List<String> groups, List<String> models) {
        public Wanted {
            groups = List.copyOf(groups);
            models = List.copyOf(models);
        }
    }
}
