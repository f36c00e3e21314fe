package io.gemba.copilot;

import io.gemba.copilot.command.ApiSchema;
import io.gemba.corpus.blob.BlobStore;
import io.gemba.corpus.database.CorpusDatabase;
import io.gemba.corpus.database.RoleCheck;
import io.gemba.corpus.document.DocumentRecords;
import io.gemba.corpus.document.Documents;
import io.gemba.corpus.document.LoadProgress;
import io.gemba.corpus.odoo.OdooChanges;
import io.gemba.corpus.page.HiddenTexts;
import io.gemba.corpus.queue.WorkQueue;
import io.gemba.corpus.schema.SchemaWait;
import io.gemba.corpus.search.ChunkSearch;
import io.gemba.corpus.text.Lexemes;
import io.gemba.model.routing.ModelConfiguration;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The corpus and the model gateway, as the API uses them. */
@Configuration(proxyBeanMethods = false)
@Import(ModelConfiguration.class)
class CorpusConfiguration {

    /**
     * Everything that touches the database needs this, so nothing does before the schema is there and the role is
     * bound.
     */
    @Bean
    CorpusDatabase corpusDatabase(DataSource dataSource) {
        SchemaWait.until(ApiSchema.SCHEMA, dataSource);
        RoleCheck.requireBound(dataSource);
        return new CorpusDatabase(dataSource);
    }

    @Bean
    Documents documents(CorpusDatabase database) {
        return new Documents(database);
    }

    @Bean
    DocumentRecords documentRecords(CorpusDatabase database) {
        return new DocumentRecords(database);
    }

    @Bean
    LoadProgress loadProgress(CorpusDatabase database) {
        return new LoadProgress(database);
    }

    @Bean
    HiddenTexts hiddenTexts(CorpusDatabase database) {
        return new HiddenTexts(database);
    }

    @Bean
    WorkQueue workQueue(DataSource dataSource, CorpusDatabase database) {
        return new WorkQueue(dataSource);
    }

    @Bean
    OdooChanges odooChanges(DataSource dataSource, CorpusDatabase database) {
        return new OdooChanges(dataSource);
    }

    @Bean
    BlobStore blobStore() {
        return new BlobStore();
    }

    @Bean
    Lexemes lexemes() {
        return new Lexemes();
    }

    @Bean
    ChunkSearch chunkSearch(CorpusDatabase database) {
        return new ChunkSearch(database);
    }
}
