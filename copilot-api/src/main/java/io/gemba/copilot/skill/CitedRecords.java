package io.gemba.copilot.skill;

import io.gemba.odoo.Availability;
import io.gemba.odoo.OdooFailure;
import io.gemba.odoo.OdooSession;
import io.gemba.odoo.RecordType;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Looks again at records that were cited, as the one who looks now. What cannot be looked at is not shown: nobody knows
 * whether they still may.
 */
public final class CitedRecords {
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private CitedRecords() {}

    /**
     * Those of some citations whose records and fields the asker may read now.
     *
     * @param access empty for whoever is not known in Odoo
     */
    public static Set<Cited> readable(Optional<RecordAccess> access, Collection<Cited> cited) {
        if (access.isEmpty() || cited.isEmpty()) {
            return Set.of();
        }
        try {
            return readable(access.get(), cited);
        } catch (OdooFailure e) {
            return Set.of();
        }
    }

    private static Set<Cited> readable(RecordAccess access, Collection<Cited> cited) {
        Map<String, Set<Long>> ids = new HashMap<>();
        Map<String, Set<String>> fields = new HashMap<>();
        cited.stream().filter(it -> Types.isRead(it.model())).forEach(it -> {
            ids.computeIfAbsent(it.model(), key -> new HashSet<>()).addAll(it.ids());
            fields.computeIfAbsent(it.model(), key -> new HashSet<>()).addAll(it.fields());
        });
        var session = access.session().until(Instant.now().plus(PATIENCE));
        var visible = session.visible(ids);
        var known = new HashMap<String, Set<String>>();
        fields.forEach((model, wanted) -> known.put(model, known(access, session, model, wanted)));
        var readable = new HashSet<Cited>();
        for (var it : cited) {
            if (visible.getOrDefault(it.model(), Set.of()).containsAll(it.ids())
                    && known.getOrDefault(it.model(), Set.of()).containsAll(it.fields())) {
                readable.add(it);
            }
        }
        return readable;
    }

    private static Set<String> known(RecordAccess access, OdooSession session, String model, Set<String> wanted) {
        return switch (access.of(session, new RecordType(model, Set.of(), wanted))) {
            case Availability.Absent absent -> Set.of();
            case Availability.Denied denied -> Set.of();
            case Availability.Readable readable -> readable.fields();
        };
    }

    /** Fields of records that an answer cites. */
    public record Cited(String model, Set<Long> ids, Set<String> fields) {
        public Cited {
            ids = Set.copyOf(ids);
            fields = fields.stream().filter(it -> !it.equals("id")).collect(Collectors.toUnmodifiableSet());
        }
    }
}
