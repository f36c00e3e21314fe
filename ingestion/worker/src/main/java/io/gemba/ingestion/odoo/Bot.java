package io.gemba.ingestion.odoo;

import io.gemba.odoo.ApiKey;
import io.gemba.odoo.Odoo;
import io.gemba.odoo.OdooFailure;
import io.gemba.odoo.OdooRecord;
import io.gemba.odoo.OdooSession;
import io.gemba.odoo.OdooSettings;
import io.gemba.odoo.Query;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Reads from Odoo as its bot, archived records among the others, no faster than the pace allows. */
final class Bot {
    /** A file of some size takes its time. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Odoo odoo;
    private final String login;
    private final List<Path> keyFiles;
    private final Pace pace;

    /**
     * As the bot.
     *
     * @param keyFiles of which the first that is there counts
     */
    Bot(OdooSettings settings, String login, List<Path> keyFiles, Pace pace) {
        // Of its own kind, since it neither waits for people's calls nor holds places that these need.
        this.odoo = new Odoo(new OdooSettings(
                settings.url(),
                settings.database(),
                null,
                null,
                null,
                null,
                settings.protocol(),
                1,
                settings.connectTimeout(),
                PATIENCE));
        this.login = login;
        this.keyFiles = List.copyOf(keyFiles);
        this.pace = pace;
    }

    /** Who it is. */
    String login() {
        return login;
    }

    List<OdooRecord> read(Query query) {
        return call(session -> session.read(query));
    }

    /** True if it may read the model. */
    boolean mayRead(String model) {
        return call(session -> session.mayRead(model));
    }

    /** The fields of a model with the groups that they are kept to. */
    Map<String, String> groupsOfFields(String model) {
        return call(session -> session.groupsOfFields(model));
    }

    /** True if Odoo answers at all. */
    boolean isThere() {
        try {
            return pace.call(() -> odoo.version().major()) > 0;
        } catch (OdooFailure e) {
            return false;
        }
    }

    private <T> T call(Function<OdooSession, T> call) {
        return pace.call(() -> call.apply(odoo.as(key(), List.of()).withArchived()));
    }

    /** Read each time, so that neither the first key nor a new one needs a restart. */
    private ApiKey key() {
        var file = keyFiles.stream()
                .filter(Files::exists)
                .findFirst()
                .orElseThrow(() -> new BotAwaited("there is no key in %s yet".formatted(keyFiles.getFirst())));
        try {
            var key = Files.readString(file).strip();
            if (!ApiKey.isKey(key)) {
                throw new BotUnusable("the file %s holds no key of Odoo's".formatted(file));
            }
            return new ApiKey(login, key);
        } catch (IOException e) {
            throw new BotUnusable("its key cannot be read from %s".formatted(file), e);
        }
    }
}
