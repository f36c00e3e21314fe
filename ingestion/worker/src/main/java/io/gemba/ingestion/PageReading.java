package io.gemba.ingestion;

import io.gemba.corpus.blob.BlobStore;
import io.gemba.corpus.blob.ContentHash;
import io.gemba.corpus.database.CorpusDatabase;
import io.gemba.corpus.document.Lease;
import io.gemba.corpus.document.PageContent;
import io.gemba.corpus.document.Parts.Holding;
import io.gemba.corpus.document.Parts.Place;
import io.gemba.corpus.document.ReadBefore;
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
import io.gemba.ingestion.part.Part;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
    private final Unpacking unpacking;
    private final ReadBefore readBefore = new ReadBefore();
    private final JsonMapper json = JsonMapper.builder().build();

    PageReading(
            CorpusDatabase database,
            VersionProgress progress,
            BlobStore blobs,
            SpooledFiles files,
            FileReader reader,
            Unpacking unpacking) {
        this.database = database;
        this.progress = progress;
        this.blobs = blobs;
        this.files = files;
        this.reader = reader;
        this.unpacking = unpacking;
    }

    /** All pages of a version; those that were read before are not read again. */
    Pages pagesOf(Begun begun) throws Rejection, ReadingFailed {
        var title = begun.fileTitle();
        if (!begun.parsed()) {
            var taken = takenOver(begun);
            title = taken.isPresent() ? taken.get().fileTitle() : read(begun);
        }
        var lease = begun.lease();
        var saved = database.forTenant(lease.tenant(), jdbc -> progress.pages(jdbc, lease));
        return new Pages(saved.stream().map(this::page).toList(), title, unpacking.holding(lease));
    }

    private Optional<ReadBefore.Taken> takenOver(Begun begun) {
        var lease = begun.lease();
        return database.forTenant(lease.tenant(), jdbc -> {
            progress.fence(jdbc, lease);
            var taken = readBefore.takeOver(jdbc, begun);
            taken.ifPresent(it -> unpacking.settle(jdbc, lease, List.of()));
            return taken;
        });
    }

    private @Nullable String read(Begun begun) throws Rejection, ReadingFailed {
        var lease = begun.lease();
        try (var file = files.fetch(lease.tenant(), begun.content())) {
            var place = unpacking.place(lease);
            var sink = new Sink(lease, place);
            try {
                reader.read(file.path(), begun.fileName(), begun.pagesRead() + 1, unpacking.allowance(place), sink);
            } catch (ReadingFailed e) {
                // What has been read need not be read again.
                sink.flush();
                throw e;
            }
            sink.flush();
            database.forTenant(lease.tenant(), jdbc -> {
                progress.parsed(jdbc, lease);
                unpacking.settle(jdbc, lease, sink.paths);
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
     * @param holding what the file turned out to be
     */
    record Pages(List<ReadPage> pages, @Nullable String fileTitle, Holding holding) {
        private static final Set<String> MAILS = Set.of("message/rfc822", "application/vnd.ms-outlook");

        boolean isMail() {
            return MAILS.contains(holding.mediaType());
        }
    }

    private final class Sink implements FileReader.PageSink {
        private final Lease lease;
        private final Place place;
        private final List<PageContent> waiting = new ArrayList<>();
        private final Set<String> paths = new HashSet<>();
        private @Nullable String title;

        Sink(Lease lease, Place place) {
            this.lease = lease;
            this.place = place;
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

        @Override
        public void part(Part part, @Nullable Path content) {
            flush();
            unpacking.take(lease, place, part, content);
            paths.add(part.path().value());
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
