package io.gemba.copilot.skill.floor;

import io.gemba.copilot.skill.Records;
import io.gemba.copilot.skill.Records.Read;
import io.gemba.odoo.Domain;
import io.gemba.odoo.OdooRecord;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Odoo links no machines with work centres: a machine stands at the one that has its name, or names its model. */
final class MachineNames {
    private static final int SHORTEST = 4;

    private MachineNames() {}

    /** The machines that stand at work centres of some names. */
    static Read at(Collection<String> centers, Records records) {
        var models =
                centers.stream().flatMap(it -> models(it).stream()).distinct().toList();
        return centers.isEmpty()
                ? Read.nothing()
                : records.read(
                        FloorTypes.MACHINE,
                        Domain.any(
                                Domain.in("name", List.copyOf(centers)),
                                models.isEmpty() ? Domain.in("name", List.of()) : Domain.in("model", models)),
                        "id");
    }

    static boolean isAt(OdooRecord machine, String center) {
        var name = machine.text("name").orElse("");
        return !name.isBlank() && name.strip().equalsIgnoreCase(center.strip())
                || machine.text("model")
                        .map(it -> it.toLowerCase(Locale.ROOT))
                        .filter(it -> models(center).stream()
                                .map(model -> model.toLowerCase(Locale.ROOT))
                                .anyMatch(it::equals))
                        .isPresent();
    }

    /** The words of a work centre's name that may be the model of a machine. */
    private static List<String> models(String center) {
        return Arrays.stream(center.split("[\\s,;()]+"))
                .filter(it -> it.length() >= SHORTEST && it.chars().anyMatch(Character::isDigit))
                .toList();
    }

    /** What a spare part may call a machine by. */
    static List<String> of(OdooRecord machine) {
        return Stream.of("model", "name")
                .flatMap(it -> machine.text(it).stream())
                .map(String::strip)
                .filter(it -> it.length() >= SHORTEST)
                .distinct()
                .toList();
    }
}
