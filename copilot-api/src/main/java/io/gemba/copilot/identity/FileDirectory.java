package io.gemba.copilot.identity;

import io.gemba.corpus.access.TenantId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The directory that a file says; an edit holds within a few seconds. While the file is broken, what it last said
 * holds.
 */
final class FileDirectory implements Directory {
    private static final Logger LOG = LoggerFactory.getLogger(FileDirectory.class);
    private static final Duration LOOK = Duration.ofSeconds(3);

    private final Path file;
    private Loaded loaded;
    private Instant looked;

    FileDirectory(Path file) {
        this.file = file;
        this.loaded = load(file);
        this.looked = Instant.now();
    }

    @Override
    public Optional<Rights> find(TenantId tenant, String login) {
        return loaded(tenant).map(it -> it.entries().get(login));
    }

    @Override
    public Optional<OdooRules> rules(TenantId tenant) {
        return loaded(tenant).map(Loaded::rules);
    }

    private Optional<Loaded> loaded(TenantId tenant) {
        return Optional.of(current()).filter(it -> it.tenant().equals(tenant));
    }

    private synchronized Loaded current() {
        if (Instant.now().isAfter(looked.plus(LOOK))) {
            looked = Instant.now();
            try {
                if (!Files.getLastModifiedTime(file).equals(loaded.changed())) {
                    loaded = load(file);
                    LOG.info("Read {} again", file);
                }
            } catch (IOException | DirectoryFile.DirectoryInvalid e) {
                LOG.error("The directory is not read again: {}", e.getMessage());
            }
        }
        return loaded;
    }

    private static Loaded load(Path file) {
        try {
            var changed = Files.getLastModifiedTime(file);
            var content = DirectoryFile.read(file);
            return new Loaded(changed, content.tenant().key(), content.entries(), new OdooRules(content));
        } catch (IOException e) {
            throw new DirectoryFile.DirectoryInvalid(file, e);
        }
    }

    private record Loaded(FileTime changed, TenantId tenant, Map<String, Rights> entries, OdooRules rules) {}
}
