package io.gemba.copilot.skill;

import io.gemba.copilot.grounding.RecordFilter;
import io.gemba.odoo.Availability;
import io.gemba.odoo.Domain;
import io.gemba.odoo.OdooFailure;
import io.gemba.odoo.OdooSession;
import io.gemba.odoo.RecordType;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Looks again at records that were cited, as the one who looks now. What cannot be looked at is not shown: nobody knows
 * whether they still may.
 */
public final class CitedRecords {
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private final Set<String> models;

    CitedRecords(List<Skill> skills) {
        models = Stream.concat(
                        skills.stream().flatMap(it -> it.reads().stream()),
                        Arrays.stream(RecordKind.values()).map(RecordKind::type))
                .map(RecordType::model)
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Those of some citations whose records and fields the asker may read now.
     *
     * @param access empty for whoever is not known in Odoo
     */
    public Set<Cited> readable(Optional<RecordAccess> access, Collection<Cited> cited) {
        if (access.isEmpty() || cited.isEmpty()) {
            return Set.of();
        }
        try {
            return readable(access.get(), cited);
        } catch (OdooFailure e) {
            return Set.of();
        }
    }

    private Set<Cited> readable(RecordAccess access, Collection<Cited> cited) {
        Map<String, Set<Long>> ids = new HashMap<>();
        Map<String, Set<String>> fields = new HashMap<>();
        cited.stream().filter(it -> models.contains(it.model())).forEach(it -> {
            ids.computeIfAbsent(it.model(), key -> new HashSet<>()).addAll(it.ids());
            fields.computeIfAbsent(it.model(), key -> new HashSet<>()).addAll(it.fields());
        });
        var session = access.session().until(Instant.now().plus(PATIENCE));
        ids.values().removeIf(Set::isEmpty);
        var visible = ids.isEmpty() ? Map.<String, Set<Long>>of() : session.visible(ids);
        var known = new HashMap<String, Set<String>>();
        fields.forEach((model, wanted) -> known.put(model, known(access, session, model, wanted)));
        var readable = new HashSet<Cited>();
        for (var it : cited) {
            if (visible.getOrDefault(it.model(), Set.of()).containsAll(it.ids())
                    && known.getOrDefault(it.model(), Set.of()).containsAll(it.fields())
                    && isCounted(it, session)) {
                readable.add(it);
            }
        }
        return readable;
    }

    /**
     * True if the asker sees as many records of a filter as went into the figure. Fewer may mean that some have become
     * closed to them, which cannot be told from their having gone.
     */
    private static boolean isCounted(Cited cited, OdooSession session) {
        var filter = cited.filter();
        return filter == null || session.count(cited.model(), Domain.of(filter.domain())) >= filter.count();
    }

    private static Set<String> known(RecordAccess access, OdooSession session, String model, Set<String> wanted) {
        return switch (access.of(session, new RecordType(model, Set.of(), wanted))) {
            case Availability.Absent absent -> Set.of();
            case Availability.Denied denied -> Set.of();
            case Availability.Readable readable -> readable.fields();
        };
    }

    /** Fields of records that an answer cites. */
    public record Cited(
            String model,
            Set<Long> ids,
            Set<String> fields,
            @Nullable RecordFilter filter) {
        /** Of records that are named. */
        Cited(String model, Set<Long> ids, Set<String> fields) {
            this(model, ids, fields, null);
        }

        public Cited {
            ids = Set.copyOf(ids);
            fields = fields.stream().filter(it -> !it.equals("id")).collect(Collectors.toUnmodifiableSet());
        }
    }
}
