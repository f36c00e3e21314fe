package io.gemba.ingestion.child;

import io.gemba.ingestion.page.ReadPage;
import io.gemba.ingestion.part.Allowance;
import io.gemba.ingestion.part.Part;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * Reads files in child processes: a crash, an endless loop or a flood of memory costs the process, not the worker.
 * Children are started when they are needed, kept for the next file, and replaced now and then.
 */
public final class FileReader implements AutoCloseable {
    private static final String PROGRAM = "io.gemba.ingestion.IngestionWorker";

    private final ReaderSettings settings;
    private final Sandbox sandbox;
    private final String program;
    private final ReaderFolder folder;
    private final BlockingQueue<Slot> slots;

    public FileReader(ReaderSettings settings, Sandbox sandbox) {
        this(settings, sandbox, PROGRAM);
    }

    /** Reads with another program than the worker's own. */
    FileReader(ReaderSettings settings, Sandbox sandbox, String program) {
        this.settings = settings;
        this.sandbox = sandbox;
        this.program = program;
        this.slots = new ArrayBlockingQueue<>(settings.processesOrCores());
        for (int i = 0; i < settings.processesOrCores(); i++) {
            slots.add(new Slot());
        }
        try {
            this.folder = ReaderFolder.open(settings.folder());
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the folder %s cannot be used for reading files".formatted(settings.folder()), e);
        }
    }

    /** Where files are to be put for reading. */
    public Path folder() {
        try {
            return folder.files();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads the pages of a file and leaves what came in it alone. */
    public void read(Path file, String fileName, int fromPage, PageSink sink) throws Rejection, ReadingFailed {
        read(file, fileName, fromPage, Allowance.NONE, sink);
    }

    /**
     * Reads a file and hands its pages over as they are done, then what came in it. Waits for a free process.
     *
     * @param fromPage the first page that is wanted, from 1
     * @throws Rejection if the file will not be read however often it is tried
     * @throws ReadingFailed if it could not be read this time
     */
    public void read(Path file, String fileName, int fromPage, Allowance allowance, PageSink sink)
            throws Rejection, ReadingFailed {
        withChild(child -> {
            child.ask(new Request.Read(file.toString(), fileName, fromPage, allowance));
            readPages(child, fromPage, new ReceivedParts(child, allowance, folder()), sink);
            return new byte[0];
        });
    }

    private static void readPages(ChildProcess child, int fromPage, ReceivedParts parts, PageSink sink)
            throws Rejection, ReadingFailed {
        var due = new Due(fromPage);
        while (true) {
            switch (child.reply()) {
                case Reply.Opened opened
                when !due.isOpen() -> {
                    due.pages = opened.pages();
                    var copy = opened.copyFollows() ? child.bytes() : null;
                    sink.opened(opened.mediaType(), opened.pages(), opened.title(), copy);
                }
                case Reply.Page page
                when due.isNext(page.page().number()) -> {
                    sink.page(page.page());
                    due.page++;
                }
                case Reply.Unpacked unpacked when due.isEnd() -> parts.receive(unpacked, sink);
                case Reply.Named named when due.isEnd() -> parts.receive(named, sink);
                case Reply.Done()
                when due.isEnd() -> {
                    return;
                }
                case Reply.Rejected rejected -> throw new Rejection(rejected.reason(), rejected.detail());
                case Reply.Opened opened -> throw child.misbehaved("an answer twice");
                case Reply.Page page -> throw child.misbehaved("a page out of turn");
                case Reply.Done done -> throw child.misbehaved("fewer pages than it announced");
                case Reply.Unpacked unpacked -> throw child.misbehaved("a file before its pages");
                case Reply.Named named -> throw child.misbehaved("a file before its pages");
                case Reply.Picture picture -> throw child.misbehaved("a picture instead of pages");
            }
        }
    }

    /**
     * Draws a page as PNG.
     *
     * @param rotation degrees clockwise by which the page is turned
     */
    public byte[] draw(Path file, String fileName, int page, int rotation, int dpi) throws Rejection, ReadingFailed {
        return withChild(child -> {
            child.ask(new Request.Draw(file.toString(), fileName, page, rotation, dpi));
            return switch (child.reply()) {
                case Reply.Picture() -> child.bytes();
                case Reply.Rejected rejected -> throw new Rejection(rejected.reason(), rejected.detail());
                case Reply.Opened opened -> throw child.misbehaved("pages instead of a picture");
                case Reply.Page read -> throw child.misbehaved("pages instead of a picture");
                case Reply.Unpacked unpacked -> throw child.misbehaved("a file instead of a picture");
                case Reply.Named named -> throw child.misbehaved("a file instead of a picture");
                case Reply.Done done -> throw child.misbehaved("no picture");
            };
        });
    }

    private byte[] withChild(Conversation conversation) throws Rejection, ReadingFailed {
        var slot = take();
        try {
            return conversation.with(slot.child());
        } catch (ReadingFailed | RuntimeException e) {
            // What the child still has to say belongs to this file, so it cannot serve the next one.
            slot.discard();
            throw e;
        } finally {
            slots.add(slot);
        }
    }

    private Slot take() {
        try {
            return slots.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for a reader", e);
        }
    }

    @Override
    public void close() throws IOException {
        slots.forEach(Slot::discard);
        folder.close();
    }

    /** Takes what is read. */
    public interface PageSink {

        /**
         * The file could be opened.
         *
         * @param title that it carries
         * @param readingCopy the PDF that shows a file without pages of its own
         */
        void opened(String mediaType, int pages, @Nullable String title, byte @Nullable [] readingCopy);

        /** A page has been read. */
        void page(ReadPage page);

        /**
         * A file came in the file.
         *
         * @param content where it lies until this returns; null if it is named only, because the part has a problem
         */
        default void part(Part part, @Nullable Path content) {
            // Who asks for no parts is given none.
        }
    }

    /** A file that is refused for what it is. */
    public static final class Rejection extends Exception {
        private final String reason;

        Rejection(String reason, String detail) {
            super(detail);
            this.reason = reason;
        }

        /** Why, for programs. The message says it for people. */
        public String reason() {
            return reason;
        }
    }

    /** Which answer is due next. */
    private static final class Due {
        private int page;
        private int pages = -1;

        Due(int page) {
            this.page = page;
        }

        boolean isOpen() {
            return pages >= 0;
        }

        boolean isNext(int number) {
            return number == page && number <= pages;
        }

        boolean isEnd() {
            return isOpen() && page > pages;
        }
    }

    @FunctionalInterface
    private interface Conversation {
        byte[] with(ChildProcess child) throws Rejection, ReadingFailed;
    }

    private final class Slot {
        private @Nullable ChildProcess child;

        ChildProcess child() {
            var known = child;
            if (known != null && known.isAlive() && known.served() < settings.documentsPerProcess()) {
                return known;
            }
            discard();
            try {
                var fresh = ChildProcess.start(settings, sandbox, folder, program);
                child = fresh;
                return fresh;
            } catch (IOException e) {
                throw new UncheckedIOException("a reader process cannot be started", e);
            }
        }

        void discard() {
            var known = child;
            child = null;
            if (known != null) {
                try {
                    known.close();
                } catch (IOException e) {
                    throw new UncheckedIOException("what a reader has left behind cannot be removed", e);
                }
            }
        }
    }
}
