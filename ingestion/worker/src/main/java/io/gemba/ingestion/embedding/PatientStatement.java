package io.gemba.ingestion.embedding;

import io.gemba.corpus.access.TenantId;
import io.gemba.corpus.database.CorpusDatabase;
import java.sql.SQLException;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;

/** Runs statements that may take longer than a connection is usually waited for. */
@Component
class PatientStatement {
    private static final TenantId ANY = new TenantId(1);

    private final CorpusDatabase database;
    private final DataSource dataSource;

    PatientStatement(CorpusDatabase database, DataSource dataSource) {
        this.database = database;
        this.dataSource = dataSource;
    }

    void run(Consumer<JdbcClient> work) {
        database.forTenant(ANY, jdbc -> {
            // The one that the transaction has.
            var connection = DataSourceUtils.getConnection(dataSource);
            try {
                var usual = connection.getNetworkTimeout();
                connection.setNetworkTimeout(Runnable::run, 0);
                work.accept(jdbc);
                connection.setNetworkTimeout(Runnable::run, usual);
                return usual;
            } catch (SQLException e) {
                throw new IllegalStateException("the connection takes no other time-out", e);
            } finally {
                DataSourceUtils.releaseConnection(connection, dataSource);
            }
        });
    }
}
