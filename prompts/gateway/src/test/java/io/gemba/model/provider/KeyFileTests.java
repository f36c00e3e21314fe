package io.gemba.model.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyFileTests {
    @TempDir
    Path folder;

    Path file = Path.of("");

    @BeforeEach
    void write() throws IOException {
        file = Files.writeString(folder.resolve("key"), "first\n");
    }

    @Test
    void readsTheKeyAgainWhenItChanges() throws IOException {
        KeyFile key = new KeyFile(file);
        assertThat(key.value()).isEqualTo("first");

        change("second");

        assertThat(key.value()).isEqualTo("second");
    }

    @Test
    void keepsTheLastKeyWhileTheFileIsGoneOrEmpty() throws IOException {
        KeyFile key = new KeyFile(file);

        change("");
        assertThat(key.value()).isEqualTo("first");
        Files.delete(file);
        assertThat(key.value()).isEqualTo("first");
    }

    @Test
    void saysWhichFileCannotBeUsed() throws IOException {
        Files.writeString(file, "two words");

        assertThatThrownBy(() -> new KeyFile(file)).hasMessage("the key file %s does not hold one key".formatted(file));
        assertThatThrownBy(() -> new KeyFile(folder.resolve("none")))
                .hasMessage("the key file %s cannot be read".formatted(folder.resolve("none")));
    }

    @Test
    void doesNotShowTheKey() {
        assertThat(new KeyFile(file)).hasToString("KeyFile[%s]".formatted(file));
    }

    private void change(String value) throws IOException {
        Files.writeString(file, value);
        Files.setLastModifiedTime(
                file, FileTime.fromMillis(Files.getLastModifiedTime(file).toMillis() + 1000));
    }
}
