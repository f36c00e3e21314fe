package io.gemba.ingestion.ocr;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharedFilesTests {
    private static final int PROCESSES = 6;

    @TempDir
    Path folder;

    private static <T> List<T> atOnce(Callable<T> work) throws Exception {
        var start = new CyclicBarrier(PROCESSES);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var pending = new ArrayList<Future<T>>();
            for (int i = 0; i < PROCESSES; i++) {
                pending.add(threads.submit(() -> {
                    start.await();
                    return work.call();
                }));
            }
            var results = new ArrayList<T>();
            for (var one : pending) {
                results.add(one.get());
            }
            return results;
        }
    }

    private List<String> names() throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void gathersLanguageDataForSeveralChildrenThatStartAtOnce() throws Exception {
        var gathered = atOnce(() -> LanguageData.gather(folder, List.of("deu", "none")));

        assertThat(gathered)
                .allSatisfy(data -> assertThat(data.languages()).contains("eng").doesNotContain("none"));
        assertThat(names()).contains("eng.traineddata", "osd.traineddata").noneMatch(name -> name.endsWith(".part"));
    }

    @Test
    void replacesALinkThatLeadsNowhere() throws IOException {
        var target = Files.createFile(folder.resolve("new"));
        var link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("removed"));

        SharedFiles.link(link, target);

        assertThat(link).exists();
        assertThat(Files.readSymbolicLink(link)).isEqualTo(target);
    }

    @Test
    void replacesAFileThatWasLeftHalfWritten() throws IOException {
        var target = Files.writeString(folder.resolve("osd.traineddata"), "half");

        SharedFiles.unpack("tessdata/osd.traineddata", target);

        assertThat(Files.size(target)).isGreaterThan(1_000_000);
    }
}
