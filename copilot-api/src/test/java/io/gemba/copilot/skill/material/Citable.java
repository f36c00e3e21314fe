package io.gemba.copilot.skill.material;

import static org.assertj.core.api.Assertions.assertThat;

import io.gemba.copilot.skill.Asking;
import io.gemba.copilot.skill.Report;
import io.gemba.odoo.Domain;
import io.gemba.odoo.testing.RealOdoo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Whether what an answer cites can be looked at again: by fields that are there, and by as many records. */
final class Citable {
    private static final Path LISTED = Path.of("../deploy/odoo/addons/gemba/tools/allowed.py");

    private Citable() {}

    static void assertCitable(Report report, RealOdoo odoo, String login) {
        for (var it : Asking.evidence(report)) {
            var listed = listed(it.model());
            assertThat(it.values())
                    .as(it.model())
                    .allSatisfy(value -> assertThat(listed).contains(value.field()));
            var filter = it.filter();
            if (filter != null) {
                assertThat(odoo.odoo().as(odoo.keyOf(login), List.of()).count(it.model(), Domain.of(filter.domain())))
                        .as(filter.toString())
                        .isGreaterThanOrEqualTo(filter.count());
            }
        }
    }

    private static Set<String> listed(String model) {
        try {
            var found = Pattern.compile("\"%s\": _fields\\(([^)]*)\\)".formatted(Pattern.quote(model)))
                    .matcher(Files.readString(LISTED));
            assertThat(found.find()).as(model).isTrue();
            var fields = new HashSet<>(Set.of("id", "display_name"));
            fields.addAll(Arrays.asList(
                    found.group(1).replaceAll("[\"\\s]+", " ").strip().split(" ")));
            return fields;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
