package io.gemba.copilot.command;

import io.gemba.copilot.identity.IdentitySettings;
import io.gemba.odoo.ClientKey;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "odoo-client",
        description = {
            "Prints what Odoo has to know of Gemba: the public key, and where people are sent back to when they have",
            "signed in. They go into Settings, Gemba, in Odoo, which then shows the client id for gemba.yaml."
        },
        mixinStandardHelpOptions = true)
final class OdooClientCommand implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        try (var home = Home.settings()) {
            var made = Path.of(
                    home.getEnvironment().getRequiredProperty("gemba.home"), "secrets/api/odoo-client-key.json");
            var file = Home.odoo(home)
                    .map(odoo -> odoo.client() == null ? made : odoo.client().keyFile())
                    .orElse(made);
            var publicUrl = home.getBean(IdentitySettings.class).publicUrl();
            spec.commandLine()
                    .getOut()
                    .printf(
                            "public key: %s%nredirect address: %s/login/oauth2/code/odoo%n",
                            ClientKey.publicHalf(file), publicUrl);
        }
    }
}
