package io.gemba.corpus.testing;

import io.gemba.corpus.access.Acl;
import io.gemba.corpus.access.Classification;
import io.gemba.corpus.access.CompanyId;
import io.gemba.corpus.access.Principal;
import io.gemba.corpus.access.RecordRef;
import io.gemba.corpus.access.TenantId;
import io.gemba.corpus.blob.BlobStore;
import io.gemba.corpus.blob.ContentHash;
import io.gemba.corpus.chunk.Box;
import io.gemba.corpus.chunk.ChunkContent;
import io.gemba.corpus.chunk.ChunkStore;
import io.gemba.corpus.chunk.EmbeddedChunk;
import io.gemba.corpus.chunk.Piece;
import io.gemba.corpus.chunk.PieceVectors;
import io.gemba.corpus.database.CorpusDatabase;
import io.gemba.corpus.document.DocumentId;
import io.gemba.corpus.document.DocumentKind;
import io.gemba.corpus.document.FolderFiles;
import io.gemba.corpus.document.Lease;
import io.gemba.corpus.document.Parts;
import io.gemba.corpus.document.Trust;
import io.gemba.corpus.document.Uploads;
import io.gemba.corpus.document.Uploads.NewUpload;
import io.gemba.corpus.document.VersionProgress;
import io.gemba.corpus.document.VersionProgress.Facts;
import io.gemba.corpus.embedding.Generations;
import io.gemba.corpus.search.SearchText;
import io.gemba.corpus.text.Language;
import io.gemba.corpus.text.Lexemes;
import io.gemba.embedding.TextEmbedder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Puts documents into a {@link TestDatabase} the way the worker does, without files or parsing. */
public final class TestCorpus {
    private static final int UPLOADER = 1;

    private final CorpusDatabase database;
    private final FolderFiles files = new FolderFiles();
    private final Uploads uploads = new Uploads();
    private final Parts parts = new Parts();
    private final VersionProgress progress = new VersionProgress();
    private final ChunkStore chunks = new ChunkStore();
    private final SearchText searchText = new SearchText(new Lexemes());
    private final TextEmbedder embedder;
    private final boolean shown;

    public TestCorpus(TestDatabase database) {
        this(database, TestEmbedding.embedder());
    }

    /** With another embedding model than the one that the database begins with. */
    public TestCorpus(TestDatabase database, TextEmbedder embedder) {
        this(new CorpusDatabase(database.worker(2)), embedder, true);
    }

    private TestCorpus(CorpusDatabase database, TextEmbedder embedder, boolean shown) {
        this.database = database;
        this.embedder = embedder;
        this.shown = shown;
    }

    /** For documents of a class that the embedding model may not be shown. */
    public TestCorpus withholding() {
        return new TestCorpus(database, embedder, false);
    }

    /** Who may read: a company (0 for all), a class and principals. */
    public static Acl readers(int company, Classification classification, String... principals) {
        return new Acl(
                new CompanyId(company),
                classification,
                Arrays.stream(principals).map(Principal::new).toList());
    }

    /** Publishes a document of tenant 1 with one chunk per text, each sentence a piece on page 1. */
    public DocumentId publish(String title, Acl readers, String... texts) {
        return publish(1, title, null, null, readers, texts);
    }

    /** As {@link #publish(String, Acl, String...)}, of any tenant and under document control. */
    public DocumentId publish(
            int tenant,
            String title,
            @Nullable String number,
            @Nullable String revision,
            Acl readers,
            String... texts) {
        var facts = new Facts(title, DocumentKind.SOP, Language.ENGLISH, number, revision, null);
        return publish(tenant, facts, new Origin("test", Trust.NORMAL), readers, texts);
    }

    /** As {@link #publish(String, Acl, String...)}, with all that may be known of a document. */
    public DocumentId publish(int tenant, Facts facts, Origin origin, Acl readers, String... texts) {
        var id = new TenantId(tenant);
        return database.forTenant(id, jdbc -> {
            var found = found(jdbc, id, facts.title(), origin.trust(), readers, texts);
            var document = files.add(jdbc, "folder:" + origin.folder(), facts.title(), found);
            ingest(jdbc, id, document, 1, facts, texts);
            chunks.countLexemes(jdbc, id);
            return document;
        });
    }

    /** Where a document comes from: a folder, and under which trust. */
    public record Origin(String folder, Trust trust) {}

    /** Publishes a document of tenant 1 that hangs on a record of a company. */
    public DocumentId publishOf(RecordRef record, int company, String title, String... texts) {
        var id = new TenantId(1);
        return database.forTenant(id, jdbc -> {
            var readers = new Acl(new CompanyId(company), Classification.INTERNAL, List.of(record.readers()));
            var found = found(jdbc, id, title, Trust.NORMAL, readers, texts);
            var document = uploads.add(
                    jdbc,
                    new NewUpload(
                            id,
                            UPLOADER,
                            title,
                            DocumentKind.OTHER,
                            readers,
                            Optional.empty(),
                            Optional.of(record),
                            found.hash(),
                            found.bytes()));
            var facts = new Facts(title, DocumentKind.OTHER, Language.ENGLISH, null, null, null);
            ingest(jdbc, id, document, 1, facts, texts);
            return document;
        });
    }

    /** Replaces a document of tenant 1 by its next version. */
    public void republish(DocumentId document, String title, int version, Acl readers, String... texts) {
        var id = new TenantId(1);
        database.forTenant(id, jdbc -> {
            files.replace(jdbc, document, found(jdbc, id, title, Trust.NORMAL, readers, texts));
            ingest(
                    jdbc,
                    id,
                    document,
                    version,
                    new Facts(title, DocumentKind.SOP, Language.ENGLISH, null, null, null),
                    texts);
            return document;
        });
    }

    /** Publishes a document of tenant 1 that came in another one. */
    public DocumentId attach(DocumentId container, String path, String... texts) {
        var id = new TenantId(1);
        return database.forTenant(id, jdbc -> {
            var found =
                    found(jdbc, id, path, Trust.NORMAL, readers(0, Classification.RESTRICTED, "group:nobody"), texts);
            var part = parts.take(
                            jdbc,
                            new Lease(id, container, 1, 0),
                            new Parts.Found(path, found.hash(), found.bytes(), null))
                    .orElseThrow();
            var facts = new Facts(path, DocumentKind.OTHER, Language.ENGLISH, null, null, null);
            ingest(jdbc, id, part.document(), part.version(), facts, texts);
            return part.document();
        });
    }

    private static FolderFiles.Found found(
            JdbcClient jdbc, TenantId id, String title, Trust trust, Acl readers, String... texts) {
        var content = (title + String.join("\n", texts)).getBytes(StandardCharsets.UTF_8);
        var hash = ContentHash.of(content);
        try {
            new BlobStore().put(jdbc, id, hash, content.length, new ByteArrayInputStream(content));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var rules = new FolderFiles.Rules(readers, "plant-a", trust);
        return new FolderFiles.Found(id, title, hash, content.length, rules);
    }

    private void ingest(
            JdbcClient jdbc, TenantId tenant, DocumentId document, int version, Facts facts, String... texts) {
        var lease =
                progress.begin(jdbc, tenant, document, version).orElseThrow().lease();
        progress.fenceToPublish(jdbc, lease, facts);
        chunks.stage(jdbc, lease, new Generations().live(jdbc), embedded(facts, texts));
        chunks.publish(jdbc, lease);
        progress.published(jdbc, lease, facts, List.of());
    }

    private List<EmbeddedChunk> embedded(Facts facts, String... texts) {
        var embedded = new ArrayList<EmbeddedChunk>();
        for (var text : texts) {
            var pieces = Arrays.stream(text.split("(?<=\\.) "))
                    .map(sentence ->
                            Piece.of(Piece.Kind.SENTENCE, sentence, 1, List.of(new Box(0.1f, 0.1f, 0.9f, 0.12f)), 1, 0))
                    .toList();
            var content = new ChunkContent(embedded.size(), List.of("Heading"), pieces, facts.language());
            embedded.add(
                    new EmbeddedChunk(content, searchText.of(content, facts.title()), vector(text), vectors(pieces)));
        }
        return embedded;
    }

    private float[] vector(String text) {
        return shown ? embedder.passages(List.of(text)).getFirst() : new float[0];
    }

    private PieceVectors vectors(List<Piece> pieces) {
        var dimensions = embedder.spec().dimensions();
        return shown
                ? PieceVectors.of(
                        embedder.passages(pieces.stream().map(Piece::text).toList()), dimensions)
                : PieceVectors.none(dimensions);
    }
}
