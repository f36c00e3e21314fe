package io.gemba.ingestion.child;

import com.sun.jna.Pointer;
import io.gemba.ingestion.page.ReadPage;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** A child that does what the name of the file tells it to. */
public final class FaultyChild {
    private static final FileOutputStream OUT = new FileOutputStream(FileDescriptor.out);

    private FaultyChild() {}

    public static void main(String[] args) throws Exception {
        var frames = new Frames(new FileInputStream(FileDescriptor.in), OUT);
        while (true) {
            if (frames.read(Request.class) instanceof Request.Read read) {
                answer(frames, read);
            }
        }
    }

    private static void answer(Frames frames, Request.Read read) throws Exception {
        Files.writeString(Path.of(System.getProperty("java.io.tmpdir"), "left-behind"), "confidential");
        switch (read.fileName()) {
            case "native-fault" -> new Pointer(8).getInt(0);
            case "hang" -> LockSupport.parkNanos(Duration.ofMinutes(5).toNanos());
            case "out-of-memory" -> hoard();
            case "no-frame" -> OUT.write("Warning: something was printed.\n".getBytes(StandardCharsets.US_ASCII));
            case "nonsense" -> frames.write("{\"reply\":\"other\"}".getBytes(StandardCharsets.US_ASCII));
            case "too-long" -> OUT.write(new byte[] {0x7F, 0, 0, 0});
            case "flood" -> flood(frames);
            case "half" -> {
                OUT.write(new byte[] {0, 0, 1, 0, 1, 2, 3});
                Runtime.getRuntime().halt(0);
            }
            case "too-few" -> pages(frames, 3, List.of(1, 2));
            case "environment" -> title(frames, String.join(",", System.getenv().keySet()));
            case "network" -> title(frames, reaches(Integer.parseInt(Files.readString(Path.of(read.file())))));
            case "processes" ->
                title(frames, Long.toString(ProcessHandle.allProcesses().count()));
            case "pid" -> title(frames, Long.toString(ProcessHandle.current().pid()));
            default -> pages(frames, 2, read.fromPage() == 1 ? List.of(1, 2) : List.of(2));
        }
    }

    private static void hoard() {
        var hoard = new ArrayList<byte[]>();
        while (true) {
            hoard.add(new byte[1 << 20]);
        }
    }

    private static void flood(Frames frames) throws IOException {
        frames.write(new Reply.Opened("text/plain", 1, null, false));
        while (true) {
            frames.write(page(1));
        }
    }

    private static String reaches(int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 2000);
            return "reached";
        } catch (IOException e) {
            return "not reached";
        }
    }

    private static void title(Frames frames, String title) throws IOException {
        frames.write(new Reply.Opened("text/plain", 0, title, false));
        frames.write(new Reply.Done());
    }

    private static void pages(Frames frames, int announced, List<Integer> pages) throws IOException {
        frames.write(new Reply.Opened("text/plain", announced, null, false));
        for (var page : pages) {
            frames.write(page(page));
        }
        frames.write(new Reply.Done());
    }

    private static Reply.Page page(int number) {
        return new Reply.Page(new ReadPage(number, 595, 842, 0, false, List.of(), List.of()));
    }
}
