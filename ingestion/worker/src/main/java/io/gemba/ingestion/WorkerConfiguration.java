package io.gemba.ingestion;

import io.gemba.corpus.blob.BlobStore;
import io.gemba.corpus.database.CorpusDatabase;
import io.gemba.corpus.database.RoleCheck;
import io.gemba.corpus.document.Revisions;
import io.gemba.corpus.document.VersionProgress;
import io.gemba.corpus.queue.WorkQueue;
import io.gemba.corpus.schema.Schema;
import io.gemba.corpus.schema.SchemaWait;
import io.gemba.corpus.search.SearchText;
import io.gemba.corpus.text.Lexemes;
import io.gemba.ingestion.child.FileReader;
import io.gemba.ingestion.child.ReaderSettings;
import io.gemba.ingestion.child.Sandbox;
import io.gemba.ingestion.chunk.Chunker;
import io.gemba.ingestion.index.Indexer;
import io.gemba.ingestion.index.ModelsInUse;
import io.gemba.ingestion.source.FolderSettings;
import io.gemba.ingestion.source.FolderWatch;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/** Puts the worker together. */
@Configuration(proxyBeanMethods = false)
class WorkerConfiguration {

    /**
     * Everything that touches the database needs this, so nothing does before the schema is there and the role is
     * bound.
     */
    @Bean
    CorpusDatabase corpusDatabase(DataSource dataSource) {
        SchemaWait.until(new Schema(Schema.KERNEL), dataSource);
        RoleCheck.requireBound(dataSource);
        return new CorpusDatabase(dataSource);
    }

    @Bean
    WorkQueue workQueue(DataSource dataSource, CorpusDatabase database) {
        return new WorkQueue(dataSource);
    }

    @Bean
    Revisions revisions(PlantSettings plant) {
        return new Revisions(Clock.system(plant.timeZone()));
    }

    @Bean
    VersionProgress versionProgress(Revisions revisions) {
        return new VersionProgress(revisions);
    }

    @Bean
    BlobStore blobStore() {
        return new BlobStore();
    }

    @Bean
    Sandbox sandbox() {
        return Sandbox.probe();
    }

    @Bean
    @Primary
    FileReader fileReader(ReaderSettings settings, Sandbox sandbox) {
        return new FileReader(settings, sandbox);
    }

    /** Apart from the other readers, so that whoever waits for a page does not wait for documents. */
    @Bean
    FileReader pageDrawer(ReaderSettings settings, Sandbox sandbox) {
        return new FileReader(settings.withProcesses(1), sandbox);
    }

    @Bean
    Chunker chunker(ModelsInUse models) {
        return new Chunker(
                () -> models.live().spec().maxTokens(),
                text -> models.live().tokens().count(text));
    }

    @Bean
    Indexer indexer(CorpusDatabase database, VersionProgress progress, ModelsInUse models) {
        return new Indexer(database, progress, models, new SearchText(new Lexemes()));
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    FolderWatch folderWatch(CorpusDatabase database, WorkQueue queue, FolderSettings settings) {
        return new FolderWatch(database, queue, settings);
    }
}
