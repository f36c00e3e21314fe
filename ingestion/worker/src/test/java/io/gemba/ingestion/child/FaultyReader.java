package io.gemba.ingestion.child;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.springframework.util.unit.DataSize;

/** A reader whose children do what the name of the file tells them to. */
public final class FaultyReader {
    private FaultyReader() {}

    public static FileReader in(Path folder, Duration silence) {
        var settings = new ReaderSettings(1, DataSize.ofMegabytes(32), silence, 100, 10, List.of("eng"), folder);
        return new FileReader(settings, Sandbox.probe(), FaultyChild.class.getName());
    }
}
