package io.gemba.corpus.schema;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/** Waits for another process to migrate the database. */
public final class SchemaWait {
    private static final Logger LOG = LoggerFactory.getLogger(SchemaWait.class);

    private SchemaWait() {}

    /** Returns when every owner's newest migration has been applied; says now and then what it waits for. */
    public static void until(Schema schema, DataSource database) {
        for (int round = 0; ; round++) {
            var missing = missing(schema, database, round);
            if (missing.isEmpty()) {
                return;
            }
            if (round % 10 == 0) {
                LOG.warn("Waiting for the database schema: {} (run the API's migrate command)", missing);
            }
            pause();
        }
    }

    private static Map<String, Integer> missing(Schema schema, DataSource database, int round) {
        try {
            return schema.missingFrom(database);
        } catch (DataAccessException e) {
            if (round % 10 == 0) {
                LOG.warn("The database does not answer yet");
            }
            return Map.of("database", 0);
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(500);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the database", e);
        }
    }
}
