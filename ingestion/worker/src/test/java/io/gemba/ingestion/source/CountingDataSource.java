package io.gemba.ingestion.source;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Counts how often a connection is taken, which every transaction does once. */
final class CountingDataSource extends DelegatingDataSource {
    private final AtomicInteger taken = new AtomicInteger();

    CountingDataSource(DataSource connections) {
        super(connections);
    }

    @Override
    public Connection getConnection() throws SQLException {
        taken.incrementAndGet();
        return super.getConnection();
    }

    /** How often one was, since this was asked last. */
    int taken() {
        return taken.getAndSet(0);
    }
}
