package io.gemba.copilot.command;

import io.gemba.copilot.identity.DirectoryFile;
import io.gemba.copilot.identity.IdentitySettings;
import io.gemba.corpus.access.CompanyId;
import io.gemba.corpus.schema.CorpusSetup;
import io.gemba.corpus.schema.CorpusSetup.NewCompany;
import io.gemba.embedding.EmbeddingSettings;
import javax.sql.DataSource;
import picocli.CommandLine.Command;

@Command(
        name = "migrate",
        description = "Brings the database up to date, as its owner, and registers the tenant and its companies.",
        mixinStandardHelpOptions = true)
final class MigrateCommand implements Runnable {

    @Override
    public void run() {
        try (var home = Home.ownerOfDatabase()) {
            var directory =
                    DirectoryFile.read(home.getBean(IdentitySettings.class).directory());
            var database = home.getBean(DataSource.class);
            ApiSchema.SCHEMA.migrate(database);
            var setup = new CorpusSetup(database);
            setup.useEmbedding(home.getBean(EmbeddingSettings.class).spec());
            setup.register(
                    directory.tenant().key(),
                    directory.tenant().name(),
                    directory.companies().stream()
                            .map(it -> new NewCompany(new CompanyId(it.id()), it.code(), it.name(), it.site()))
                            .toList());
        }
    }
}
