package io.gemba.corpus.testing;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/** The PostgreSQL server of this test process: given, contained, or started from the host's programs. */
record TestServer(String baseUrl, String superuserName, String superuserPassword) {
    private static final String ROLE_PASSWORD = "test";
    private static @Nullable TestServer running;

    static synchronized TestServer running() {
        var known = running;
        if (known == null) {
            known = find();
            known.createRoles();
            running = known;
        }
        return known;
    }

    private static TestServer find() {
        var given = System.getenv("GEMBA_TEST_DATABASE");
        if (given != null) {
            return given(given);
        }
        if (DockerClientFactory.instance().isDockerAvailable()) {
            return contained();
        }
        return HostCluster.start();
    }

    private static TestServer given(String url) {
        var source = new PGSimpleDataSource();
        source.setUrl(url);
        var base = "jdbc:postgresql://%s:%d/".formatted(source.getServerNames()[0], source.getPortNumbers()[0]);
        return new TestServer(base, String.valueOf(source.getUser()), String.valueOf(source.getPassword()));
    }

    private static TestServer contained() {
        var image = DockerImageName.parse("pgvector/pgvector:0.8.1-pg17").asCompatibleSubstituteFor("postgres");
        var container = new PostgreSQLContainer(image);
        container.start();
        var base = "jdbc:postgresql://%s:%d/".formatted(container.getHost(), container.getFirstMappedPort());
        return new TestServer(base, container.getUsername(), container.getPassword());
    }

    private void createRoles() {
        var jdbc = superuser("postgres");
        for (var role : List.of("gemba_owner", "gemba_api", "gemba_worker")) {
            var known = jdbc.sql("SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = :role)")
                    .param("role", role)
                    .query(Boolean.class)
                    .single();
            jdbc.sql((known ? "ALTER" : "CREATE") + " ROLE " + role + " LOGIN PASSWORD '" + ROLE_PASSWORD + "'")
                    .update();
        }
    }

    String url(String database) {
        return baseUrl + database;
    }

    String password(String role) {
        return role.startsWith("gemba_") ? ROLE_PASSWORD : superuserPassword;
    }

    JdbcClient superuser(String database) {
        return JdbcClient.create(dataSource(database, superuserName));
    }

    PGSimpleDataSource superuserSource(String database) {
        return dataSource(database, superuserName);
    }

    PGSimpleDataSource dataSource(String database, String user) {
        var source = new PGSimpleDataSource();
        source.setUrl(url(database));
        source.setUser(user);
        source.setPassword(password(user));
        return source;
    }
}
