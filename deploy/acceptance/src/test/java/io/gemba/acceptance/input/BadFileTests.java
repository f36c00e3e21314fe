package io.gemba.acceptance.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gemba.acceptance.files.OfficeFiles;
import io.gemba.acceptance.files.Pdfs;
import io.gemba.acceptance.running.Client;
import io.gemba.acceptance.running.Gemba;
import io.gemba.acceptance.running.Reply;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Files that are broken or meant to break something, handed in and dropped into a folder, each beside a good one: they
 * are refused with a reason, and the good ones are read.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadFileTests {
    private static final Duration READ = Duration.ofMinutes(2);
    private static final int LARGEST = 64 << 20;
    private static final Map<String, String> REASONS = reasons();

    private final Gemba gemba = Gemba.running();
    private final Client planner = gemba.as("planner");
    private final Path folder = gemba.inbox().resolve("bad");
    private final Map<String, Reply> uploads = new HashMap<>();
    private final AtomicInteger calls = new AtomicInteger();
    private final ServerSocket listener = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());

    BadFileTests() throws IOException {
        Thread.ofVirtual().start(this::listen);
    }

    private static Map<String, String> reasons() {
        var reasons = new LinkedHashMap<String, String>();
        reasons.put("empty.pdf", "EMPTY_FILE");
        reasons.put("oversized.txt", "TOO_LARGE");
        reasons.put("corrupt.pdf", "CORRUPT");
        reasons.put("encrypted.pdf", "ENCRYPTED");
        reasons.put("picture.pdf", "MISLABELLED");
        reasons.put("program.bin", "UNSUPPORTED_TYPE");
        reasons.put("bomb.xlsx", "EXPANDS_TOO_FAR");
        reasons.put("bomb.docx", "EXPANDS_TOO_FAR");
        reasons.put("cut.docx", "CORRUPT");
        reasons.put("laughs.docx", "CORRUPT");
        reasons.put("local.docx", "CORRUPT");
        reasons.put("remote.docx", "CORRUPT");
        reasons.put("endless.pdf", "TOO_MANY_PAGES");
        return reasons;
    }

    private byte[] content(String name) {
        return switch (name) {
            case "empty.pdf" -> new byte[0];
            case "oversized.txt" -> new byte[LARGEST + 1];
            case "corrupt.pdf" -> noise("%PDF-1.7\n");
            case "encrypted.pdf" -> Pdfs.encrypted();
            case "picture.pdf" -> noise("\u0089PNG\r\n\u001a\n\0\0\0\rIHDR");
            case "program.bin" -> noise("\u007fELF\u0002\u0001\u0001");
            case "bomb.xlsx" -> OfficeFiles.workbookBomb();
            case "bomb.docx" -> OfficeFiles.wordBomb();
            case "cut.docx" -> Arrays.copyOf(OfficeFiles.billionLaughs(), 300);
            case "laughs.docx" -> OfficeFiles.billionLaughs();
            case "local.docx" -> OfficeFiles.externalEntity("file:///etc/passwd");
            case "remote.docx" ->
                OfficeFiles.externalEntity("http://127.0.0.1:%d/x".formatted(listener.getLocalPort()));
            case "endless.pdf" -> Pdfs.ofPages(Collections.nCopies(3000, "Another page."));
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static byte[] noise(String beginning) {
        var head = beginning.getBytes(StandardCharsets.ISO_8859_1);
        var bytes = Arrays.copyOf(head, 20_000);
        var random = new Random(beginning.hashCode());
        for (int at = head.length; at < bytes.length; at++) {
            bytes[at] = (byte) random.nextInt(256);
        }
        return bytes;
    }

    @BeforeAll
    void handIn() throws IOException {
        Files.createDirectory(folder);
        Files.writeString(folder.resolve("access.yaml"), "{company: A, audience: [group:base.group_user]}");
        for (var name : REASONS.keySet()) {
            var content = content(name);
            Files.write(folder.resolve(name), content);
            Files.writeString(
                    folder.resolve("good beside " + name + ".txt"), "Rack %s holds spare seals.".formatted(name));
            uploads.put(name, planner.upload(name, content, Map.of()));
        }
    }

    @AfterAll
    void tidyUp() throws IOException {
        listener.close();
        try (var files = Files.list(folder)) {
            files.forEach(file -> file.toFile().delete());
        }
        Files.delete(folder);
        uploads.values().stream()
                .filter(reply -> reply.status() == 202)
                .forEach(reply -> planner.delete(address(reply)));
        gemba.awaitSettled();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("names")
    void isRefusedInAFolderWithAReason(String name) {
        var path = "bad/" + name;

        await().atMost(READ).until(() -> gemba.state(path).equals("rejected"));

        var problem =
                planner.get("/api/v1/documents/" + gemba.document(path)).json().path("problem");
        assertThat(problem.path("code").asString()).isEqualTo(REASONS.get(name));
        assertThat(problem.path("text").asString()).isNotBlank().endsWith(".").doesNotContain("Exception");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("names")
    void isRefusedWhenHandedInWithAReason(String name) {
        var reply = Optional.ofNullable(uploads.get(name)).orElseThrow();

        switch (name) {
            case "empty.pdf" -> assertThat(reply.code()).isEqualTo("FILE_EMPTY");
            case "oversized.txt" -> assertThat(reply.code()).isEqualTo("TOO_LARGE");
            default -> {
                assertThat(reply.status()).as(reply.toString()).isEqualTo(202);
                await().atMost(READ)
                        .untilAsserted(() -> assertThat(planner.get(address(reply))
                                        .json()
                                        .path("problem")
                                        .path("code")
                                        .asString(""))
                                .isEqualTo(REASONS.get(name)));
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("names")
    void doesNotKeepAGoodFileFromBeingRead(String name) {
        await().atMost(READ)
                .until(() -> gemba.state("bad/good beside " + name + ".txt").equals("indexed"));
    }

    @Test
    void neitherReadsLocalFilesNorCallsOut() {
        await().atMost(READ).until(() -> gemba.state("bad/remote.docx").equals("rejected"));
        var leaked = gemba.database()
                .superuser()
                .sql("SELECT count(*) FROM chunk WHERE pieces::text LIKE '%root:%' OR pieces::text LIKE '%lollol%'")
                .query(Long.class)
                .single();

        assertThat(leaked).isZero();
        assertThat(calls).hasValue(0);
    }

    private static String address(Reply upload) {
        return "/api/v1/documents/" + upload.json().path("id").asString();
    }

    private void listen() {
        while (!listener.isClosed()) {
            try (var call = listener.accept()) {
                calls.incrementAndGet();
            } catch (IOException e) {
                // Closed, which ends the loop.
            }
        }
    }

    private static Stream<String> names() {
        return REASONS.keySet().stream();
    }
}
