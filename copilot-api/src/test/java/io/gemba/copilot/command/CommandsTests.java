package io.gemba.copilot.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jwt.SignedJWT;
import io.gemba.copilot.identity.issuer.PasswordFile;
import io.gemba.copilot.identity.issuer.SigningKey;
import io.gemba.copilot.testing.TestHome;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

class CommandsTests {
    private static final String HOME = "GEMBA_HOME";

    @TempDir
    Path home;

    @BeforeEach
    void settle() throws IOException {
        System.setProperty(HOME, home.toString());
        Files.writeString(home.resolve("directory.yaml"), TestHome.directory());
    }

    @AfterEach
    void leave() {
        System.clearProperty(HOME);
    }

    private static String output(int expected, String... command) {
        var standard = System.out;
        var errors = System.err;
        var written = new ByteArrayOutputStream();
        try (var captured = new PrintStream(written, true, StandardCharsets.UTF_8)) {
            System.setOut(captured);
            System.setErr(captured);
            assertThat(Commands.run(command)).isEqualTo(expected);
        } finally {
            System.setOut(standard);
            System.setErr(errors);
        }
        return written.toString(StandardCharsets.UTF_8);
    }

    @Test
    void makeSecretsOnceAndPasswordsForEverybody() throws IOException {
        var first = output(0, "secrets");
        var second = output(0, "secrets");
        var key = Files.readString(home.resolve("secrets/api/token-key.json"));
        var reset = output(0, "secrets", "--reset-passwords");

        assertThat(Files.readString(home.resolve("secrets/api/odoo-events-secret")))
                .startsWith("whsec_");
        assertThat(SigningKey.read(home.resolve("secrets/api/odoo-client-key.json"))
                        .isPrivate())
                .isTrue();
        assertThat(first.lines().map(line -> line.split("\t")[0]))
                .contains("planner", "buyer", "guest")
                .hasSize(8);
        assertThat(second).isEmpty();
        assertThat(reset.lines()).hasSize(8);
        assertThat(Files.readString(home.resolve("secrets/api/token-key.json"))).isEqualTo(key);
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(home.resolve("secrets/api/session-key"))))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("secrets/api"))))
                .isEqualTo("rwx------");
        var hashes = new PasswordFile(home.resolve("secrets/api/passwords")).hashes();
        var password = reset.lines()
                .filter(line -> line.startsWith("planner\t"))
                .findFirst()
                .orElseThrow()
                .split("\t")[2];
        assertThat(new BCryptPasswordEncoder().matches(password, hashes.get("planner")))
                .isTrue();
        assertThat(Files.readString(home.resolve("secrets/api/passwords"))).doesNotContain(password);
    }

    @Test
    void printATokenForSomebodyInTheDirectory() throws Exception {
        output(0, "secrets");

        var token =
                SignedJWT.parse(output(0, "token", "planner", "--minutes", "5").strip());

        assertThat(token.verify(new ECDSAVerifier(SigningKey.read(home.resolve("secrets/api/token-key.json")))))
                .isTrue();
        assertThat(token.getJWTClaimsSet().getSubject()).isEqualTo("planner");
        assertThat(token.getJWTClaimsSet().getAudience()).containsExactly("gemba");
        assertThat(token.getHeader().getType().getType()).isEqualTo("at+jwt");
    }

    @Test
    void tellHowOdooIsReachedAndProveItToTheAddonForAMinute() throws Exception {
        output(0, "secrets");
        assertThat(output(0, "odoo").lines()).containsExactly("gemba=http://localhost:8080");
        var file = home.resolve("secrets/api/odoo-client-key.json");
        Files.writeString(home.resolve("gemba.yaml"), """
                gemba:
                  odoo: {url: "http://127.0.0.1:8069", public-url: "https://odoo.example", database: plant,
                         client: {id: gemba-1, key-file: "%s"}}
                """.formatted(file));

        var facts = output(0, "odoo")
                .lines()
                .map(line -> line.split("=", 2))
                .collect(Collectors.toMap(fact -> fact[0], fact -> fact[1]));
        var assertion = SignedJWT.parse(facts.get("assertion"));

        assertThat(facts)
                .containsEntry("url", "http://127.0.0.1:8069")
                .containsEntry("issuer", "https://odoo.example/gemba/plant")
                .containsEntry("client", "gemba-1")
                .containsKey("companies");
        assertThat(facts.get("publicKey")).doesNotContain("\"d\"");
        assertThat(assertion.verify(new ECDSAVerifier(SigningKey.read(file)))).isTrue();
        assertThat(assertion.getJWTClaimsSet().getAudience()).containsExactly("https://odoo.example/gemba/plant");
        assertThat(assertion.getJWTClaimsSet().getExpirationTime())
                .isBeforeOrEqualTo(Instant.now().plusSeconds(60));
    }

    @Test
    void sayInOneLineWhatIsWrong() throws IOException {
        output(0, "secrets");

        assertThat(output(1, "token", "nobody").lines())
                .singleElement()
                .asString()
                .contains("nobody is called 'nobody'; there are buyer, guest");
        assertThat(output(2, "token", "planner", "--minutes", "0")).contains("--minutes is between 1 and 1440");
        Files.writeString(
                home.resolve("directory.yaml"),
                TestHome.directory()
                        .replace(
                                "groups: [base.group_user, mrp.user], copilots: [planner]",
                                "groups: ['no group'], copilots: []"));
        assertThat(output(1, "token", "planner")).contains("directory.yaml cannot be used");
    }

    @Test
    void areToldFromTheServersArguments() {
        assertThat(Commands.isOne(new String[] {"migrate"})).isTrue();
        assertThat(Commands.isOne(new String[] {"--help"})).isTrue();
        assertThat(Commands.isOne(new String[] {"--server.port=1"})).isFalse();
        assertThat(Commands.isOne(new String[0])).isFalse();
    }
}
