package io.gemba.ingestion.child;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.springframework.util.unit.DataSize;

/** Readers that do what the name of a file tells them to; see {@link FaultyChild}. */
public final class FaultyReaders {
    private FaultyReaders() {}

    /** Settings for so many of them. */
    public static ReaderSettings settings(int processes, Path folder) {
        return settings(processes, folder, Duration.ofSeconds(60));
    }

    /** With another time in which they have to say something. */
    public static ReaderSettings settings(int processes, Path folder, Duration silence) {
        return new ReaderSettings(processes, DataSize.ofMegabytes(32), silence, 1000, 10, List.of("eng"), folder);
    }

    public static FileReader start(ReaderSettings settings) {
        return new FileReader(settings, Sandbox.probe(), FaultyChild.class.getName());
    }
}
