package io.gemba.copilot.command;

import io.gemba.copilot.identity.DirectoryFile;
import io.gemba.copilot.identity.IdentitySettings;
import io.gemba.copilot.identity.issuer.AccessTokens;
import io.gemba.copilot.identity.issuer.SigningKey;
import io.gemba.odoo.OdooSettings;
import io.gemba.odoo.PasswordSignIn;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "token",
        description = {
            "Prints a bearer token for scripts.",
            "With an Odoo its addon mints it, for five minutes; the person's password there is read from standard input.",
            "Without one, and for people who have no login there, Gemba's own issuer does."
        },
        mixinStandardHelpOptions = true)
final class TokenCommand implements Runnable {
    private static final int MOST_MINUTES = 24 * 60;

    @Parameters(paramLabel = "<login>", description = "Whom it stands for.")
    private String login = "";

    @Option(names = "--minutes", defaultValue = "60", description = "How long it holds, up to a day; ${DEFAULT-VALUE}.")
    private int minutes;

    @Option(names = "--own", description = "By Gemba's own issuer, for somebody whom the directory lists.")
    private boolean own;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        if (minutes < 1 || minutes > MOST_MINUTES) {
            throw new ParameterException(spec.commandLine(), "--minutes is between 1 and " + MOST_MINUTES);
        }
        try (var home = Home.settings()) {
            var odoo = Home.odoo(home).filter(it -> !own && it.client() != null);
            var token = odoo.isPresent() ? inOdoo(odoo.get()) : own(home.getBean(IdentitySettings.class));
            spec.commandLine().getOut().println(token);
        }
    }

    private String inOdoo(OdooSettings odoo) {
        return new PasswordSignIn(odoo).token(login, password()).value();
    }

    private String password() {
        var console = System.console();
        if (console != null && console.isTerminal()) {
            var typed = console.readPassword("Password of %s in Odoo: ", login);
            return typed == null ? "" : new String(typed);
        }
        try (var input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            return Optional.ofNullable(input.readLine()).orElse("");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String own(IdentitySettings settings) {
        requireKnown(DirectoryFile.read(settings.directory()));
        var key = Optional.ofNullable(settings.ownIssuer().keyFile())
                .filter(file -> settings.ownIssuer().enabled())
                .map(SigningKey::read)
                .orElseThrow(() -> new IllegalStateException("Gemba's own issuer is switched off"));
        return AccessTokens.mint(key, settings.publicUrl().toString(), login, Duration.ofMinutes(minutes));
    }

    private void requireKnown(DirectoryFile directory) {
        var logins =
                directory.people().stream().map(DirectoryFile.Person::login).toList();
        if (!logins.contains(login)) {
            throw new IllegalArgumentException("nobody is called '%s'; there are %s"
                    .formatted(login, logins.stream().sorted().collect(Collectors.joining(", "))));
        }
    }
}
