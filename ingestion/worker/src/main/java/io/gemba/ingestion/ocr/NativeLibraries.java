package io.gemba.ingestion.ocr;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;

/** Unpacks the native libraries that come with the build to where they can be loaded from. */
final class NativeLibraries {
    private static final Map<String, String> LIBRARIES = Map.of(
            "org/bytedeco/leptonica/%s/libleptonica.so.6", "libleptonica.so.6",
            "org/bytedeco/tesseract/%s/libtesseract.so.5.5", "libtesseract.so.5.5");
    private static final Map<String, String> PLAIN_NAMES =
            Map.of("libleptonica.so", "libleptonica.so.6", "libtesseract.so", "libtesseract.so.5.5");

    private NativeLibraries() {}

    /** Makes the libraries known to JNA. To be called before any of them is used. */
    static synchronized void prepare(Path folder) {
        try {
            Files.createDirectories(folder);
            for (var library : LIBRARIES.entrySet()) {
                unpack(library.getKey().formatted(platform()), folder.resolve(library.getValue()));
            }
            for (var name : PLAIN_NAMES.entrySet()) {
                var link = folder.resolve(name.getKey());
                if (Files.notExists(link)) {
                    Files.createSymbolicLink(link, Path.of(name.getValue()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        System.setProperty("jna.library.path", folder.toString());
    }

    private static String platform() {
        return System.getProperty("os.arch").equals("aarch64") ? "linux-arm64" : "linux-x86_64";
    }

    private static void unpack(String resource, Path target) throws IOException {
        try (var in = NativeLibraries.class.getClassLoader().getResourceAsStream(resource)) {
            if (in == null) {
                throw new IOException("not built for this platform: " + resource + " is missing");
            }
            var part = Files.createTempFile(
                    target.getParent(), target.getFileName().toString(), ".part");
            Files.copy(in, part, StandardCopyOption.REPLACE_EXISTING);
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
