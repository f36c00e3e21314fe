package io.gemba.ingestion.ocr;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Tesseract's data files. English and page orientation come with the build; others are taken from the folders where the
 * operating system's packages put them.
 *
 * @param folder holds {@code <language>.traineddata} for each language
 * @param languages that are there, in the order asked for
 */
public record LanguageData(Path folder, List<String> languages) {
    private static final List<String> BUNDLED = List.of("eng", "osd");
    private static final String ENDING = ".traineddata";
    private static final Path SYSTEM = Path.of("/usr/share/tesseract-ocr");

    /** Gathers the data of those languages that can be had, English always among them. */
    static LanguageData gather(Path folder, List<String> wanted) {
        try {
            Files.createDirectories(folder);
            for (var language : BUNDLED) {
                SharedFiles.unpack("tessdata/" + language + ENDING, folder.resolve(language + ENDING));
            }
            for (var language : wanted) {
                link(language, folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var there = Stream.concat(Stream.of("eng"), wanted.stream())
                .distinct()
                .filter(language -> Files.exists(folder.resolve(language + ENDING)))
                .toList();
        return new LanguageData(folder, there);
    }

    /** Those of the languages whose data is neither in the build nor on this system. */
    public static List<String> missing(List<String> wanted) {
        return wanted.stream()
                .filter(language -> !BUNDLED.contains(language))
                .filter(language -> ofSystem(language).isEmpty())
                .toList();
    }

    private static void link(String language, Path folder) throws IOException {
        var link = folder.resolve(language + ENDING);
        var data = Files.exists(link) ? Optional.<Path>empty() : ofSystem(language);
        if (data.isPresent()) {
            SharedFiles.link(link, data.get());
        }
    }

    private static Optional<Path> ofSystem(String language) {
        if (!Files.isDirectory(SYSTEM)) {
            return Optional.empty();
        }
        try (var files = Files.walk(SYSTEM, 3)) {
            return files.filter(file -> file.endsWith(language + ENDING)).findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
