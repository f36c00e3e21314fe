package io.gemba.copilot.command;

import io.gemba.copilot.identity.DirectoryFile;
import io.gemba.copilot.identity.IdentitySettings;
import io.gemba.odoo.ClientKey;
import io.gemba.odoo.OdooSettings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "odoo",
        description = {
            "Prints how Gemba reaches Odoo, in lines of name=value; its own address alone if there is no Odoo.",
            "The assertion proves to the addon for a minute that it is Gemba who asks."
        },
        mixinStandardHelpOptions = true)
final class OdooCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        try (var home = Home.settings()) {
            var identity = home.getBean(IdentitySettings.class);
            var facts = new LinkedHashMap<String, Object>();
            facts.put("gemba", identity.publicUrl());
            Home.odoo(home).ifPresent(odoo -> {
                facts.putAll(facts(odoo, identity.publicUrl().toString()));
                facts.put("companies", String.join("|", companies(identity)));
            });
            facts.forEach((name, value) -> spec.commandLine().getOut().printf("%s=%s%n", name, value));
        }
    }

    /** As the directory names them in Odoo. */
    private static List<String> companies(IdentitySettings identity) {
        return DirectoryFile.read(identity.directory()).companies().stream()
                .map(DirectoryFile.CompanyEntry::odoo)
                .filter(it -> !it.isEmpty())
                .toList();
    }

    private static Map<String, Object> facts(OdooSettings odoo, String gemba) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("url", odoo.url());
        facts.put("publicUrl", odoo.browserUrl());
        facts.put("database", odoo.database());
        facts.put("issuer", odoo.tokenIssuer());
        facts.put("redirectUri", gemba + "/login/oauth2/code/odoo");
        if (odoo.client() != null) {
            facts.put("client", odoo.client().id());
            facts.put("publicKey", ClientKey.publicHalf(odoo.client().keyFile()));
            facts.put("assertion", ClientKey.assertion(odoo, odoo.client()));
        }
        if (odoo.bot() != null) {
            facts.put("bot", odoo.bot().login());
            facts.put("botKeyFile", odoo.bot().keyFile());
        }
        return facts;
    }
}
