package io.gemba.copilot.command;

import io.gemba.copilot.identity.DirectoryFile;
import io.gemba.copilot.identity.IdentitySettings;
import io.gemba.copilot.identity.issuer.AccessTokens;
import io.gemba.copilot.identity.issuer.SigningKey;
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
        description = "Prints a bearer token for scripts, signed by Gemba's own issuer.",
        mixinStandardHelpOptions = true)
final class TokenCommand implements Runnable {
    private static final int MOST_MINUTES = 24 * 60;

    @Parameters(paramLabel = "<login>", description = "Whom it stands for.")
    private String login = "";

    @Option(names = "--minutes", defaultValue = "60", description = "How long it holds, up to a day; ${DEFAULT-VALUE}.")
    private int minutes;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        if (minutes < 1 || minutes > MOST_MINUTES) {
            throw new ParameterException(spec.commandLine(), "--minutes is between 1 and " + MOST_MINUTES);
        }
        try (var home = Home.settings()) {
            var settings = home.getBean(IdentitySettings.class);
            requireKnown(DirectoryFile.read(settings.directory()));
            var key = Optional.ofNullable(settings.ownIssuer().keyFile())
                    .filter(file -> settings.ownIssuer().enabled())
                    .map(SigningKey::read)
                    .orElseThrow(() -> new IllegalStateException("Gemba's own issuer is switched off"));
            spec.commandLine()
                    .getOut()
                    .println(AccessTokens.mint(
                            key, settings.publicUrl().toString(), login, Duration.ofMinutes(minutes)));
        }
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
