package io.gemba.acceptance.question;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The sentences by which skills say how their figures come about. */
final class Rules {
    private static final Path TEMPLATES = Path.of("../../copilot-api/src/main/resources/io/gemba/copilot/skill");
    private static final Pattern KEY = Pattern.compile(".+\\.(?:rules?|measure|formula)");
    private static final Pattern PARAMETER = Pattern.compile("\\{\\d+}");

    private Rules() {}

    /** What each of them looks like, in every language. */
    static List<Pattern> all() {
        try (Stream<Path> files = Files.walk(TEMPLATES)) {
            return files.filter(it -> it.getFileName().toString().matches("words.*\\.properties"))
                    .flatMap(Rules::of)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Pattern> of(Path file) {
        var templates = new Properties();
        try (var reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            templates.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return templates.stringPropertyNames().stream()
                .filter(it -> KEY.matcher(it).matches())
                .map(templates::getProperty)
                .map(Rules::pattern);
    }

    private static Pattern pattern(String template) {
        return Pattern.compile(Arrays.stream(PARAMETER.split(template.replace("''", "'")))
                .map(Pattern::quote)
                .collect(Collectors.joining("\\S+")));
    }
}
