package io.gemba.copilot.retrieval;

import io.gemba.copilot.retrieval.Glossary.Concept;
import io.gemba.copilot.retrieval.GlossaryFile.GlossaryInvalid;
import io.gemba.corpus.text.Lexemes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The glossary that comes with Gemba, and the plant's own behind it. An edit of the plant's file holds within a few
 * seconds; while the file is broken, what it last said holds.
 */
public final class Glossaries {
    private static final Logger LOG = LoggerFactory.getLogger(Glossaries.class);
    private static final Duration LOOK = Duration.ofSeconds(3);

    private final Duration look;
    private final Lexemes lexemes;
    private final List<Concept> shipped = GlossaryFile.shipped();
    private final Optional<Path> file;
    private Loaded loaded;
    private Instant looked = Instant.now();

    /** What comes with Gemba alone. */
    public Glossaries(Lexemes lexemes) {
        this(lexemes, Optional.empty());
    }

    /**
     * With the plant's own file, which need not be there.
     *
     * @throws RuntimeException if the file is there and cannot be understood; its message says why
     */
    public Glossaries(Lexemes lexemes, Optional<Path> file) {
        this(lexemes, file, LOOK);
    }

    /** As above, looking at the file that often. */
    Glossaries(Lexemes lexemes, Optional<Path> file, Duration look) {
        this.look = look;
        this.lexemes = lexemes;
        this.file = file;
        this.loaded = load(changed());
    }

    synchronized Glossary current() {
        if (Instant.now().isAfter(looked.plus(look))) {
            looked = Instant.now();
            try {
                lookAgain();
            } catch (GlossaryInvalid e) {
                LOG.error("The glossary is not read again: {}", e.getMessage());
            }
        }
        return loaded.glossary();
    }

    private void lookAgain() {
        var changed = changed();
        if (!changed.equals(loaded.changed())) {
            // Even if it is broken now: that is said once, not every few seconds.
            loaded = new Loaded(changed, loaded.glossary());
            loaded = load(changed);
            LOG.info("Read the glossary again");
        }
    }

    /** When the file was changed last; empty if there is none. */
    private Optional<FileTime> changed() {
        return file.filter(Files::exists).map(it -> {
            try {
                return Files.getLastModifiedTime(it);
            } catch (IOException e) {
                throw new GlossaryInvalid(it.toString(), String.valueOf(e.getMessage()));
            }
        });
    }

    private Loaded load(Optional<FileTime> changed) {
        var own = changed.isPresent() ? file.map(GlossaryFile::read).orElse(List.of()) : List.<Concept>of();
        return new Loaded(
                changed,
                new Glossary(Stream.concat(shipped.stream(), own.stream()).toList(), lexemes));
    }

    private record Loaded(Optional<FileTime> changed, Glossary glossary) {}
}
