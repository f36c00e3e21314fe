package io.gemba.ingestion.child;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import tools.jackson.core.JacksonException;

/** One child process and its pipe. For one thread at a time. */
final class ChildProcess implements AutoCloseable {
    private static final int OUT_OF_MEMORY = 3;

    /** The first answer may take so many times as long, since a busy machine takes its time to start a process. */
    private static final int STARTING = 3;

    private static final ScheduledExecutorService WATCH = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("reader-watch").factory());

    /** All that a child learns of the environment it is started from, which may hold passwords. */
    private static final List<String> PASSED_ON = List.of("PATH", "LANG", "LC_ALL", "LC_CTYPE", "TZ");

    private final Process process;
    private final Frames frames;
    private final Duration silence;
    private final Path temporary;
    private final AtomicBoolean late = new AtomicBoolean();
    private boolean answered;
    private int served;

    private ChildProcess(Process process, Duration silence, Path temporary) {
        this.process = process;
        this.temporary = temporary;
        this.frames = new Frames(process.getInputStream(), process.getOutputStream());
        this.silence = silence;
    }

    /**
     * Starts a child.
     *
     * @param program class whose {@code main} answers the requests
     */
    static ChildProcess start(ReaderSettings settings, Sandbox sandbox, ReaderFolder folder, String program)
            throws IOException {
        var temporary = folder.forChild();
        var command = new ArrayList<>(sandbox.prefix());
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(List.of(
                "-Xmx" + settings.memory().toMegabytes() + "m",
                "-Xms32m",
                "-XX:+UseSerialGC",
                "-XX:MinHeapFreeRatio=10",
                "-XX:MaxHeapFreeRatio=30",
                "-XX:-ShrinkHeapInSteps",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:-CreateCoredumpOnCrash",
                // What the virtual machine itself has to say must not garble the frames.
                "-XX:+DisplayVMOutputToStderr",
                "-Xlog:disable",
                "-Dlogback.configurationFile=logback-child.xml",
                "-XX:ErrorFile=" + temporary.resolve("crash.log"),
                "--enable-native-access=ALL-UNNAMED",
                "-Djava.awt.headless=true",
                "-Djava.io.tmpdir=" + temporary,
                "-cp",
                System.getProperty("java.class.path"),
                entryPoint(program),
                ReaderChild.ARGUMENT,
                folder.cache().toString(),
                String.join("+", settings.ocrLanguages()),
                Integer.toString(settings.mostPages())));
        var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().keySet().retainAll(PASSED_ON);
        builder.environment().put("OMP_THREAD_LIMIT", "1");
        builder.environment().put("MALLOC_ARENA_MAX", "2");
        return new ChildProcess(builder.start(), settings.silence(), temporary);
    }

    /** Started from one jar that nests all others, only its launcher can load the program. */
    private static String entryPoint(String program) {
        var loader = ChildProcess.class.getClassLoader().getClass().getName();
        return loader.startsWith("org.springframework.boot.loader")
                ? "org.springframework.boot.loader.launch.JarLauncher"
                : program;
    }

    int served() {
        return served;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    void ask(Request request) throws ReadingFailed {
        served++;
        try {
            frames.write(request);
        } catch (IOException e) {
            throw ended();
        }
    }

    Reply reply() throws ReadingFailed {
        try {
            return awaited(() -> frames.read(Reply.class));
        } catch (JacksonException e) {
            throw misbehaved("an answer that makes no sense");
        }
    }

    /** The child has said what it must not say, so a file has got the better of it. */
    ReadingFailed misbehaved(String how) {
        process.destroyForcibly();
        return new ReadingFailed(
                ReadingFailed.Cause.READER_CRASHED, "The program that reads files gave %s.".formatted(how));
    }

    byte[] bytes() throws ReadingFailed {
        return awaited(frames::read);
    }

    private <T> T awaited(Read<T> read) throws ReadingFailed {
        var patience = answered ? silence : silence.multipliedBy(STARTING);
        var alarm = WATCH.schedule(this::killLate, patience.toMillis(), TimeUnit.MILLISECONDS);
        try {
            var reply = read.now();
            answered = true;
            return reply;
        } catch (EOFException e) {
            throw ended();
        } catch (IOException e) {
            process.destroyForcibly();
            throw ended();
        } finally {
            alarm.cancel(false);
        }
    }

    private void killLate() {
        late.set(true);
        process.destroyForcibly();
    }

    private ReadingFailed ended() {
        if (late.get()) {
            return new ReadingFailed(
                    ReadingFailed.Cause.READER_OUT_OF_TIME,
                    "Reading stopped after %d seconds without finishing a page.".formatted(silence.toSeconds()));
        }
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        var memory = !process.isAlive() && process.exitValue() == OUT_OF_MEMORY;
        return memory
                ? new ReadingFailed(
                        ReadingFailed.Cause.READER_OUT_OF_MEMORY, "Reading the file takes more memory than is allowed.")
                : new ReadingFailed(
                        ReadingFailed.Cause.READER_CRASHED, "The program that reads files crashed on this one.");
    }

    /** Ends the process and removes what it has left behind. */
    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        try {
            process.waitFor(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        ReaderFolder.remove(temporary);
    }

    @FunctionalInterface
    private interface Read<T> {
        T now() throws IOException;
    }
}
