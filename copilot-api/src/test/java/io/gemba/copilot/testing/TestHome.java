package io.gemba.copilot.testing;

import com.nimbusds.jose.jwk.ECKey;
import io.gemba.copilot.identity.issuer.AccessTokens;
import io.gemba.copilot.identity.issuer.SigningKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/** The folder that an installation keeps its secrets and its directory in, and the address it is reached at. */
public final class TestHome {
    /** What everybody's password is. */
    public static final String PASSWORD = "correct-horse-battery";

    private static final String DIRECTORY = """
        tenant: {id: 1, name: Test}
        companies:
          - {id: 1, code: A, name: Plant A, site: plant-a}
          - {id: 2, code: B, name: Plant B, site: plant-b}
        clearance:
          base.group_user: internal
          purchase.user: confidential
          hr.manager: restricted
        people:
          - {login: planner, name: Lena, language: en, companies: [A], groups: [base.group_user, mrp.user], copilots: [planner]}
          - {login: planner2, name: Lars, language: en, companies: [A], groups: [base.group_user, mrp.user], copilots: []}
          - {login: planer, name: Uwe, language: de, companies: [A], groups: [base.group_user, mrp.user], copilots: []}
          - {login: buyer, name: Tom, language: en, companies: [A], groups: [base.group_user, purchase.user], copilots: []}
          - {login: plantb, name: Anne, language: fr, companies: [B], groups: [base.group_user, mrp.user], copilots: []}
          - {login: ops, name: Omar, language: en, companies: [A, B], groups: [base.group_user, mrp.user], copilots: []}
          - {login: manager, name: Mia, language: en, companies: [A], groups: [base.group_user, base.group_system], copilots: []}
          - {login: guest, name: Gil, language: es, companies: [A], groups: [], copilots: []}
        """;

    private final Path folder;
    private final int port;
    private final ECKey key;

    private TestHome(Path folder, int port, ECKey key) {
        this.folder = folder;
        this.port = port;
        this.key = key;
    }

    /** A new one. */
    public static TestHome create() {
        try {
            var folder = Files.createTempDirectory("gemba-test-home");
            var secrets = Files.createDirectories(folder.resolve("secrets/api"));
            var key = SigningKey.generate();
            Files.writeString(secrets.resolve("token-key.json"), key);
            Files.writeString(secrets.resolve("session-key"), "0123456789abcdef".repeat(4));
            Files.writeString(secrets.resolve("client-secret"), "console-secret");
            var hash = new BCryptPasswordEncoder(4).encode(PASSWORD);
            Files.writeString(
                    secrets.resolve("passwords"),
                    "planner:%1$s\nbuyer:%1$s\nmanager:%1$s\nstranger:%1$s\n".formatted(hash));
            var home = new TestHome(folder, freePort(), SigningKey.read(secrets.resolve("token-key.json")));
            home.direct(DIRECTORY);
            return home;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    public Path folder() {
        return folder;
    }

    public int port() {
        return port;
    }

    /** Where browsers reach the API, and the name of its own issuer. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** The key of the API's own issuer. */
    public ECKey key() {
        return key;
    }

    /** A token for somebody as the token command mints it. */
    public String token(String login) {
        return AccessTokens.mint(key, url().toString(), login, Duration.ofMinutes(10));
    }

    /** Replaces the directory. */
    public void direct(String content) {
        try {
            Files.writeString(folder.resolve("directory.yaml"), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Adds a copilot of the plant's own. */
    public void copilot(String id, String content) {
        try {
            Files.writeString(
                    Files.createDirectories(folder.resolve("copilots")).resolve(id + ".yaml"), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The directory that tests begin with. */
    public static String directory() {
        return DIRECTORY;
    }

    /** The settings that lead to this folder. */
    public List<String> settings() {
        var settings = new ArrayList<String>();
        settings.add("gemba.home=" + folder);
        settings.add("server.port=" + port);
        settings.add("gemba.identity.public-url=" + url());
        settings.add("gemba.identity.internal-url=" + url());
        return settings;
    }
}
