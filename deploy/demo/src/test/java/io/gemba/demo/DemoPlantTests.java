package io.gemba.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.gemba.demo.render.RenderedDocument;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoPlantTests {
    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void writesEveryDocumentAndAccessRule() throws IOException {
        int status = run(folder.resolve("plant").toString());

        assertThat(status).isZero();
        assertThat(filesIn(folder.resolve("plant")))
                .containsExactlyInAnyOrderElementsOf(RenderedPlant.files().stream()
                        .map(RenderedDocument::path)
                        .toList());
    }

    @Test
    void givesTheSameBytesOnEveryRun() {
        var again = DemoPlant.documents();

        assertThat(again).zipSatisfy(RenderedPlant.files(), (second, first) -> {
            assertThat(second.path()).isEqualTo(first.path());
            assertThat(second.content()).as(first.path()).isEqualTo(first.content());
        });
    }

    @Test
    void rewritesOnlyWhatDiffers() throws IOException {
        write(RenderedPlant.files());
        var longAgo = FileTime.from(Instant.parse("2001-01-01T00:00:00Z"));
        var untouched = folder.resolve("plant-b/sops/SOP-121 Bearing heating.md");
        var damaged = folder.resolve("plant-a/guides/GUI-002 Shift handover.md");
        Files.setLastModifiedTime(untouched, longAgo);
        Files.writeString(damaged, "something else");

        var change = write(RenderedPlant.files());

        assertThat(change)
                .isEqualTo(new TargetFolder.Change(RenderedPlant.files().size(), 1, 0));
        assertThat(Files.getLastModifiedTime(untouched)).isEqualTo(longAgo);
        assertThat(damaged).content(StandardCharsets.UTF_8).contains("GUI-002");
    }

    @Test
    void removesWhatItNoLongerMakesAndLeavesWhatOthersAdded() throws IOException {
        write(RenderedPlant.files());
        var added = Files.writeString(folder.resolve("plant-a/notes.txt"), "mine");

        var change = write(RenderedPlant.files().subList(0, 50));

        assertThat(change.removed()).isEqualTo(RenderedPlant.files().size() - 50);
        assertThat(added).exists();
    }

    @Test
    void refusesAFolderThatHoldsSomethingElse() throws IOException {
        Files.writeString(folder.resolve("thesis.txt"), "years of work");

        int status = run(folder.toString());

        assertThat(status).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("is not empty and was not made by");
        assertThat(filesIn(folder)).containsExactly("thesis.txt");
    }

    @Test
    void saysWhenTheFolderCannotBeWritten() throws IOException {
        var file = Files.writeString(folder.resolve("file"), "not a folder");

        int status = run(file.resolve("plant").toString());

        assertThat(status).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("cannot be written");
    }

    @Test
    void asksForExactlyOneFolder() {
        int none = run();
        int option = run("--help");

        assertThat(List.of(none, option)).containsExactly(2, 2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("usage: DemoPlant <target folder>");
    }

    private TargetFolder.Change write(List<RenderedDocument> documents) {
        return TargetFolder.open(folder).replaceWith(documents);
    }

    private int run(String... args) {
        return DemoPlant.run(args, new PrintStream(out), new PrintStream(err));
    }

    private static List<String> filesIn(Path root) throws IOException {
        try (var files = Files.walk(root)) {
            return files.filter(Files::isRegularFile)
                    .map(it -> root.relativize(it).toString())
                    .filter(it -> !it.startsWith("."))
                    .toList();
        }
    }
}
