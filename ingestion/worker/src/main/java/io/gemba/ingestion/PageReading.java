package io.gemba.ingestion;

import io.gemba.corpus.blob.BlobStore;
import io.gemba.corpus.blob.ContentHash;
import io.gemba.corpus.database.CorpusDatabase;
import io.gemba.corpus.document.Lease;
import io.gemba.corpus.document.PageContent;
import io.gemba.corpus.document.VersionProgress;
import io.gemba.corpus.document.VersionProgress.Begun;
import io.gemba.corpus.document.VersionProgress.OpenedFile;
import io.gemba.corpus.page.HiddenText;
import io.gemba.ingestion.child.FileReader;
import io.gemba.ingestion.child.FileReader.Rejection;
import io.gemba.ingestion.child.ReadingFailed;
import io.gemba.ingestion.page.Block;
import io.gemba.ingestion.page.ReadPage;
import io.gemba.ingestion.page.Word;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads the pages of a version and keeps each few of them at once, so that little is read twice. */
@Component
class PageReading {
    private static final int BATCH = 16;
    private static final TypeReference<List<Word>> WORDS = new TypeReference<>() {};
    private static final TypeReference<List<Block>> BLOCKS = new TypeReference<>() {};
    private static final TypeReference<List<HiddenText>> HIDDEN = new TypeReference<>() {};

    private final CorpusDatabase database;
    private final VersionProgress progress;
    private final BlobStore blobs;
    private final SpooledFiles files;
    private final FileReader reader;
    private final JsonMapper json = JsonMapper.builder().build();

    PageReading(
            CorpusDatabase database, VersionProgress progress, BlobStore blobs, SpooledFiles files, FileReader reader) {
        this.database = database;
        this.progress = progress;
        this.blobs = blobs;
        this.files = files;
        this.reader = reader;
    }

    /** All pages of a version; those that were read before are not read again. */
    Pages pagesOf(Begun begun) throws Rejection, ReadingFailed {
        var title = begun.fileTitle();
        if (!begun.parsed()) {
            title = read(begun);
        }
        var saved = database.forTenant(begun.lease().tenant(), jdbc -> progress.pages(jdbc, begun.lease()));
        return new Pages(saved.stream().map(this::page).toList(), title);
    }

    private @Nullable String read(Begun begun) throws Rejection, ReadingFailed {
        var lease = begun.lease();
        try (var file = files.fetch(lease.tenant(), begun.content())) {
            var sink = new Sink(lease);
            try {
                reader.read(file.path(), begun.fileName(), begun.pagesRead() + 1, sink);
            } catch (ReadingFailed e) {
                // What has been read need not be read again.
                sink.flush();
                throw e;
            }
            sink.flush();
            database.forTenant(lease.tenant(), jdbc -> {
                progress.parsed(jdbc, lease);
                return true;
            });
            return sink.title;
        }
    }

    private ReadPage page(PageContent saved) {
        return new ReadPage(
                saved.number(),
                saved.width(),
                saved.height(),
                saved.rotation(),
                saved.recognised(),
                saved.language(),
                json.readValue(saved.words(), WORDS),
                json.readValue(saved.blocks(), BLOCKS),
                json.readValue(saved.hidden(), HIDDEN));
    }

    private PageContent content(ReadPage page) {
        return new PageContent(
                page.number(),
                page.width(),
                page.height(),
                page.rotation(),
                page.recognised(),
                page.confidence(),
                page.language(),
                json.writeValueAsString(page.words()),
                json.writerFor(BLOCKS).writeValueAsString(page.blocks()),
                json.writeValueAsString(page.hidden()));
    }

    /**
     * A document as it was read.
     *
     * @param fileTitle that the file itself carries
     */
    record Pages(List<ReadPage> pages, @Nullable String fileTitle) {}

    private final class Sink implements FileReader.PageSink {
        private final Lease lease;
        private final List<PageContent> waiting = new ArrayList<>();
        private @Nullable String title;

        Sink(Lease lease) {
            this.lease = lease;
        }

        @Override
        public void opened(String mediaType, int pages, @Nullable String fileTitle, byte @Nullable [] readingCopy) {
            title = fileTitle;
            database.forTenant(lease.tenant(), jdbc -> {
                ContentHash copy = null;
                if (readingCopy != null) {
                    copy = ContentHash.of(readingCopy);
                    try {
                        blobs.put(
                                jdbc, lease.tenant(), copy, readingCopy.length, new ByteArrayInputStream(readingCopy));
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                }
                progress.opened(jdbc, lease, new OpenedFile(mediaType, pages, fileTitle, copy));
                return true;
            });
        }

        @Override
        public void page(ReadPage page) {
            waiting.add(content(page));
            if (waiting.size() == BATCH || page.recognised()) {
                flush();
            }
        }

        void flush() {
            if (!waiting.isEmpty()) {
                database.forTenant(lease.tenant(), jdbc -> {
                    progress.savePages(jdbc, lease, waiting);
                    return waiting.size();
                });
                waiting.clear();
            }
        }
    }
}
