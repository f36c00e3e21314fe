package io.gemba.ingestion.child;

import io.gemba.ingestion.ocr.Recogniser;
import io.gemba.ingestion.parse.FileOpener;
import io.gemba.ingestion.parse.FileRejected;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;

/**
 * The child process: answers one request after the other until its input ends. It may be killed at any time; what it
 * holds is lost without harm.
 */
public final class ReaderChild {
    /** First argument that makes the worker's program run as a child. */
    public static final String ARGUMENT = "reader-child";

    private static final Duration BUSY = Duration.ofSeconds(5);

    private final SynchronousQueue<Request> requests = new SynchronousQueue<>();
    private final Frames frames;
    private final FileOpener opener;

    private ReaderChild(Frames frames, FileOpener opener) {
        this.frames = frames;
        this.opener = opener;
    }

    /**
     * Runs until the worker closes the connection.
     *
     * @param args {@link #ARGUMENT}, a cache folder, the OCR languages joined by "+", the most pages
     */
    public static void main(String[] args) throws IOException {
        var frames = new Frames(new FileInputStream(FileDescriptor.in), new FileOutputStream(FileDescriptor.out));
        // Libraries that print must not garble the frames.
        System.setOut(System.err);
        System.setProperty("java.awt.headless", "true");
        ImageIO.setUseCache(false);
        try (var recogniser = new Recogniser(Path.of(args[1]), List.of(args[2].split("\\+")))) {
            new ReaderChild(frames, new FileOpener(recogniser, Integer.parseInt(args[3]))).serve();
        }
    }

    private void serve() throws IOException {
        Thread.ofPlatform().daemon().name("requests").start(this::listen);
        while (true) {
            try {
                var request = requests.poll(BUSY.toMillis(), TimeUnit.MILLISECONDS);
                if (request == null) {
                    // Heap that the last file needed goes back to the machine.
                    System.gc();
                    request = requests.take();
                }
                switch (request) {
                    case Request.Read read -> read(read);
                    case Request.Draw draw -> draw(draw);
                }
            } catch (FileRejected e) {
                frames.write(new Reply.Rejected(e.reason().name(), e.detail()));
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /**
     * Listens while a file is read, too: a worker that is gone must not leave a child behind that never comes to an
     * end.
     */
    private void listen() {
        try {
            while (true) {
                requests.put(frames.read(Request.class));
            }
        } catch (IOException | InterruptedException e) {
            Runtime.getRuntime().halt(0);
        }
    }

    private void read(Request.Read request) throws IOException, FileRejected {
        try (var document = opener.open(Path.of(request.file()), request.fileName())) {
            var copy = document.readingCopy();
            frames.write(new Reply.Opened(
                    document.mediaType(), document.pages(), document.title().orElse(null), copy.isPresent()));
            if (copy.isPresent()) {
                frames.write(copy.get());
            }
            for (int page = request.fromPage(); page <= document.pages(); page++) {
                frames.write(new Reply.Page(document.read(page)));
            }
            if (request.allowance().isWanted()) {
                document.parts(request.allowance(), new SentParts(frames));
            }
            frames.write(new Reply.Done());
        }
    }

    private void draw(Request.Draw request) throws IOException, FileRejected {
        try (var document = opener.open(Path.of(request.file()), request.fileName())) {
            var picture = png(document.draw(request.page(), request.rotation(), request.dpi()));
            frames.write(new Reply.Picture());
            frames.write(picture);
        }
    }

    private static byte[] png(BufferedImage image) throws IOException {
        var out = new ByteArrayOutputStream();
        ImageIO.write(image, "png", out);
        return out.toByteArray();
    }
}
