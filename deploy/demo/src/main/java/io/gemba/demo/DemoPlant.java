package io.gemba.demo;

import io.gemba.demo.render.DocumentSource;
import io.gemba.demo.render.RenderedDocument;
import io.gemba.demo.render.Workshop;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;

/**
 * Writes the demo plant into a folder: {@code DemoPlant <target folder>}. The same sources give the same bytes on every
 * run; a second run into the same folder rewrites only what differs.
 */
public final class DemoPlant {
    private static final int USAGE = 2;

    private DemoPlant() {}

    /** Exits with 0 when the folder holds the plant, 1 when it could not be written, 2 when it was called wrongly. */
    public static void main(String[] args) {
        System.setProperty("java.awt.headless", "true");
        System.setProperty("log4j2.loggerContextFactory", "org.apache.logging.log4j.simple.SimpleLoggerContextFactory");
        System.exit(run(args, System.out, System.err));
    }

    static int run(String[] args, PrintStream out, PrintStream err) {
        if (args.length != 1 || args[0].isBlank() || args[0].startsWith("-")) {
            err.println("usage: DemoPlant <target folder>");
            return USAGE;
        }
        try {
            var target = TargetFolder.open(Path.of(args[0]));
            var change = target.replaceWith(documents());
            out.println("%s: %d files, %d written, %d removed"
                    .formatted(args[0], change.files(), change.written(), change.removed()));
            return 0;
        } catch (FolderNotOurs | FolderNotWritten refusal) {
            err.println(refusal.getMessage());
            return 1;
        }
    }

    static List<RenderedDocument> documents() {
        List<DocumentSource> sources = PlantSources.read();
        var workshop = new Workshop(PlantSources.letterheads());
        return sources.parallelStream().map(workshop::render).toList();
    }
}
