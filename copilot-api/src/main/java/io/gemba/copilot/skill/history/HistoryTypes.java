package io.gemba.copilot.skill.history;

import io.gemba.copilot.skill.RecordKind;
import io.gemba.odoo.RecordType;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Who made a record and who last changed it, of every kind that a question may be about. */
final class HistoryTypes {
    private static final Map<RecordKind, RecordType> MARKS = Arrays.stream(RecordKind.values())
            .collect(Collectors.toMap(
                    it -> it, HistoryTypes::marks, (one, same) -> one, () -> new EnumMap<>(RecordKind.class)));

    private HistoryTypes() {}

    private static RecordType marks(RecordKind kind) {
        return new RecordType(
                kind.type().model(), Set.of("create_date", "write_date"), Set.of("create_uid", "write_uid"));
    }

    static RecordType of(RecordKind kind) {
        var type = MARKS.get(kind);
        if (type == null) {
            throw new IllegalArgumentException("no history of " + kind);
        }
        return type;
    }

    static Set<RecordType> all() {
        return Set.copyOf(MARKS.values());
    }
}
