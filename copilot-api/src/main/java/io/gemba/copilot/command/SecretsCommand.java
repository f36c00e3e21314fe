package io.gemba.copilot.command;

import io.gemba.copilot.identity.DirectoryFile;
import io.gemba.copilot.identity.IdentitySettings;
import io.gemba.copilot.identity.issuer.PasswordFile;
import io.gemba.copilot.identity.issuer.SigningKey;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "secrets",
        description = {
            "Makes the secrets that are missing, and passwords for people who have none.",
            "Prints a line for each new password: login, name, password. They are kept as hashes only."
        },
        mixinStandardHelpOptions = true)
final class SecretsCommand implements Runnable {

    @Option(names = "--reset-passwords", description = "Make new passwords for everyone.")
    private boolean reset;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        try (var home = Home.settings()) {
            var folder = Path.of(home.getEnvironment().getRequiredProperty("gemba.home"), "secrets");
            for (var role : new String[] {"owner", "api", "worker"}) {
                SecretFile.in(folder.resolve(role), "spring.datasource.password")
                        .createIfMissing(RandomText::password);
            }
            var api = folder.resolve("api");
            SecretFile.in(api, "token-key.json").createIfMissing(SigningKey::generate);
            SecretFile.in(api, "session-key").createIfMissing(RandomText::key);
            SecretFile.in(api, "client-secret").createIfMissing(RandomText::password);
            SecretFile.in(api, "odoo-client-key.json").createIfMissing(SigningKey::generate);
            SecretFile.in(api, "odoo-keys-key").createIfMissing(RandomText::key);
            SecretFile.in(api, "odoo-event-secret").createIfMissing(RandomText::webhookSecret);
            var settings = home.getBean(IdentitySettings.class);
            passwords(DirectoryFile.read(settings.directory()), api);
        }
    }

    private void passwords(DirectoryFile directory, Path folder) {
        var file = SecretFile.in(folder, "passwords");
        var known = new PasswordFile(file.path()).hashes();
        var hashes = new LinkedHashMap<String, String>();
        var encoder = new BCryptPasswordEncoder();
        for (var person : directory.people()) {
            var hash = reset ? null : known.get(person.login());
            if (hash == null) {
                var password = RandomText.password();
                hash = encoder.encode(password);
                spec.commandLine().getOut().printf("%s\t%s\t%s%n", person.login(), person.name(), password);
            }
            hashes.put(person.login(), String.valueOf(hash));
        }
        file.write(PasswordFile.lines(hashes));
    }
}
