package io.gemba.copilot.copilots;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads copilots from files: those that come along, and a plant's own, which replace them by their id. */
final class CopilotFiles {
    /** What everybody has. */
    static final String EVERYONE = "everyone";

    private static final List<String> SHIPPED = List.of(
            EVERYONE, "planner", "buyer", "supervisor", "ap", "finance", "quality", "maintenance", "governance");
    private static final String ENDING = ".yaml";
    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .build();

    private CopilotFiles() {}

    /**
     * Reads all.
     *
     * @param folder of a plant's own; it need not be there
     * @param skills ids of those there are
     * @throws IllegalStateException naming the file, if one cannot be understood
     */
    static Map<String, Copilot> read(Path folder, List<String> skills) {
        var copilots = new LinkedHashMap<String, Copilot>();
        for (var id : SHIPPED) {
            copilots.put(id, read(id + ENDING, shipped(id), skills));
        }
        for (var file : own(folder)) {
            var copilot = read(file.toString(), text(file), skills);
            copilots.put(copilot.id(), copilot);
        }
        return copilots;
    }

    private static Copilot read(String from, String text, List<String> skills) {
        try {
            var options = new LoaderOptions();
            options.setAllowDuplicateKeys(false);
            var content = new Yaml(new SafeConstructor(options)).load(text);
            var copilot = STRICT.convertValue(content, Copilot.class);
            copilot.check(skills);
            return copilot;
        } catch (YAMLException | JacksonException | IllegalArgumentException e) {
            throw new IllegalStateException("the copilot in %s: %s".formatted(from, e.getMessage()), e);
        }
    }

    private static List<Path> own(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.filter(it -> it.getFileName().toString().endsWith(ENDING))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String shipped(String id) {
        var name = id + ENDING;
        try (var file = Objects.requireNonNull(CopilotFiles.class.getResourceAsStream(name), name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
