package io.gemba.demo;

import io.gemba.demo.render.DocumentSource;
import io.gemba.demo.render.Letterheads;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The text sources in this module's resources; their tree under {@code plant} is the tree of the documents. */
final class PlantSources {
    private static final String ROOT = "/plant";

    private PlantSources() {}

    static List<DocumentSource> read() {
        var root = resource(ROOT);
        try {
            if (!root.getScheme().equals("jar")) {
                return readFrom(Path.of(root));
            }
            try (var jar = FileSystems.newFileSystem(root, Map.of())) {
                return readFrom(jar.getPath(ROOT));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Letterheads letterheads() {
        try (var in = Objects.requireNonNull(PlantSources.class.getResourceAsStream("/letterheads.yaml"))) {
            return Letterheads.parse(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<DocumentSource> readFrom(Path root) throws IOException {
        try (var files = Files.walk(root)) {
            return files.filter(Files::isRegularFile)
                    .sorted()
                    .map(file -> source(root, file))
                    .toList();
        }
    }

    private static DocumentSource source(Path root, Path file) {
        try {
            return new DocumentSource(root.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static URI resource(String name) {
        try {
            return Objects.requireNonNull(PlantSources.class.getResource(name)).toURI();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
