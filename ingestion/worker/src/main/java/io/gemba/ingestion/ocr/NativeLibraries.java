package io.gemba.ingestion.ocr;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
                SharedFiles.unpack(library.getKey().formatted(platform()), folder.resolve(library.getValue()));
            }
            for (var name : PLAIN_NAMES.entrySet()) {
                SharedFiles.link(folder.resolve(name.getKey()), Path.of(name.getValue()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        System.setProperty("jna.library.path", folder.toString());
    }

    private static String platform() {
        return System.getProperty("os.arch").equals("aarch64") ? "linux-arm64" : "linux-x86_64";
    }
}
