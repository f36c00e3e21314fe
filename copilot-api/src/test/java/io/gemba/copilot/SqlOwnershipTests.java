package io.gemba.copilot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The package that owns a table holds all SQL for it. */
class SqlOwnershipTests {
    private static final Path SOURCES = Path.of("src/main/java/io/gemba/copilot");
    private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");
    private static final List<String> OWNERS = List.of("identity", "conversation");
    private static final Pattern STATEMENT =
            Pattern.compile("\\b(?:SELECT .+ FROM|INSERT INTO|DELETE FROM|UPDATE \\w+ SET)\\b");
    private static final Pattern TABLE = Pattern.compile("\\b(?:FROM|JOIN|INSERT INTO|UPDATE) +([a-z_]+)\\b(?!\\()");
    private static final Pattern CREATED = Pattern.compile("CREATE TABLE ([a-z_]+)");

    @Test
    void writesSqlOnlyInPackagesThatOwnTables() {
        var packages = javaFiles(SOURCES).stream()
                .filter(file -> STATEMENT.matcher(read(file)).find())
                .map(file -> SOURCES.relativize(file).getName(0).toString())
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(packages).containsExactlyInAnyOrderElementsOf(OWNERS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"identity", "conversation"})
    void touchesOnlyTablesOfItsOwn(String owner) {
        var used = javaFiles(SOURCES.resolve(owner)).stream()
                .flatMap(file -> names(TABLE, read(file)).stream())
                .collect(Collectors.toSet());

        assertThat(used).isNotEmpty().isSubsetOf(created(owner));
    }

    private static Set<String> created(String owner) {
        try (var files = Files.list(MIGRATIONS.resolve(owner))) {
            return files.flatMap(file -> names(CREATED, read(file)).stream()).collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> names(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult match) -> match.group(1))
                .collect(Collectors.toSet());
    }

    private static List<Path> javaFiles(Path folder) {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
