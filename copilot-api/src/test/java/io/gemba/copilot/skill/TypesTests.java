package io.gemba.copilot.skill;

import static org.assertj.core.api.Assertions.assertThat;

import io.gemba.odoo.RecordType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TypesTests {
    private static final Path LISTED = Path.of("../deploy/odoo/addons/gemba/tools/allowed.py");
    private static final Pattern MODEL =
            Pattern.compile("\"([a-z.]+)\": _fields\\(((?:\\s*\"[a-z0-9_ ]+\")+)\\s*\\)", Pattern.DOTALL);
    private static final Set<String> OF_EVERY_MODEL =
            Set.of("id", "display_name", "create_date", "create_uid", "write_date", "write_uid");

    static Stream<RecordType> types() {
        return Stream.concat(
                        AllSkills.all().stream().flatMap(it -> it.reads().stream()),
                        Arrays.stream(RecordKind.values()).map(RecordKind::type))
                .distinct();
    }

    @ParameterizedTest
    @MethodSource("types")
    void asksForNothingThatTheAddonDoesNotList(RecordType type) throws IOException {
        var listed = listed();

        assertThat(listed).containsKey(type.model());
        assertThat(Stream.concat(type.required().stream(), type.wanted().stream()))
                .isSubsetOf(listed.get(type.model()));
    }

    private static Map<String, Set<String>> listed() throws IOException {
        var listed = new HashMap<String, Set<String>>();
        MODEL.matcher(Files.readString(LISTED)).results().forEach(it -> {
            var fields = new HashSet<>(OF_EVERY_MODEL);
            fields.addAll(
                    Arrays.asList(it.group(2).replaceAll("[\"\\n]", " ").strip().split("\\s+")));
            listed.put(it.group(1), fields);
        });
        return listed;
    }
}
