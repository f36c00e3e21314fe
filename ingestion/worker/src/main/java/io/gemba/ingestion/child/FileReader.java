package io.gemba.ingestion.child;

import io.gemba.ingestion.page.ReadPage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * Reads files in child processes: a crash, an endless loop or a flood of memory costs the process, not the worker.
 * Children are started when they are needed, kept for the next file, and replaced now and then.
 */
public final class FileReader implements AutoCloseable {
    private final ReaderSettings settings;
    private final NetworkIsolation isolation;
    private final BlockingQueue<Slot> slots;

    public FileReader(ReaderSettings settings, NetworkIsolation isolation) {
        this.settings = settings;
        this.isolation = isolation;
        this.slots = new ArrayBlockingQueue<>(settings.processesOrCores());
        for (int i = 0; i < settings.processesOrCores(); i++) {
            slots.add(new Slot());
        }
        try {
            Files.createDirectories(settings.folder());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where files are to be put for reading. */
    public Path folder() {
        return settings.folder();
    }

    /**
     * Reads a file and hands its pages over as they are done. Waits for a free process.
     *
     * @param fromPage the first page that is wanted, from 1
     * @throws Rejection if the file will not be read however often it is tried
     * @throws ReadingFailed if it could not be read this time
     */
    public void read(Path file, String fileName, int fromPage, PageSink sink) throws Rejection, ReadingFailed {
        withChild(child -> {
            child.ask(new Request.Read(file.toString(), fileName, fromPage));
            while (true) {
                switch (child.reply()) {
                    case Reply.Opened opened ->
                        sink.opened(
                                opened.mediaType(),
                                opened.pages(),
                                opened.title(),
                                opened.copyFollows() ? child.bytes() : null);
                    case Reply.Page page -> sink.page(page.page());
                    case Reply.Done() -> {
                        return new byte[0];
                    }
                    case Reply.Rejected rejected -> throw new Rejection(rejected.reason(), rejected.detail());
                    case Reply.Picture() -> throw new IllegalStateException("a picture was not asked for");
                }
            }
        });
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
                case Reply.Opened opened -> throw unexpected(opened);
                case Reply.Page read -> throw unexpected(read);
                case Reply.Done done -> throw unexpected(done);
            };
        });
    }

    private static IllegalStateException unexpected(Reply reply) {
        return new IllegalStateException(
                "not an answer to drawing: " + reply.getClass().getSimpleName());
    }

    private byte[] withChild(Conversation conversation) throws Rejection, ReadingFailed {
        var slot = take();
        try {
            return conversation.with(slot.child(settings, isolation));
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
    public void close() {
        slots.forEach(Slot::discard);
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

    @FunctionalInterface
    private interface Conversation {
        byte[] with(ChildProcess child) throws Rejection, ReadingFailed;
    }

    private static final class Slot {
        private @Nullable ChildProcess child;

        ChildProcess child(ReaderSettings settings, NetworkIsolation isolation) {
            var known = child;
            if (known != null && known.isAlive() && known.served() < settings.documentsPerProcess()) {
                return known;
            }
            discard();
            try {
                var fresh = ChildProcess.start(settings, isolation);
                child = fresh;
                return fresh;
            } catch (IOException e) {
                throw new UncheckedIOException("a reader process cannot be started", e);
            }
        }

        void discard() {
            if (child != null) {
                child.close();
                child = null;
            }
        }
    }
}
