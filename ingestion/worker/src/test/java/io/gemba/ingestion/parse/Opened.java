package io.gemba.ingestion.parse;

import io.gemba.ingestion.ocr.Recogniser;
import io.gemba.ingestion.page.Block;
import io.gemba.ingestion.page.ReadPage;
import io.gemba.ingestion.page.Word;
import io.gemba.ingestion.part.Allowance;
import io.gemba.ingestion.part.PartPath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads a file in this process, as the child would. */
final class Opened {
    private static final FileOpener OPENER = opener();

    private Opened() {}

    private static FileOpener opener() {
        try {
            var cache = Files.createTempDirectory("gemba-test-ocr");
            return new FileOpener(new Recogniser(cache, List.of("eng", "deu")), 50);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<ReadPage> read(String fileName, byte[] content) throws IOException, FileRejected {
        var file = Files.createTempFile("gemba-test", ".bin");
        try (var document = OPENER.open(Files.write(file, content), fileName)) {
            var pages = new ArrayList<ReadPage>();
            for (int page = 1; page <= document.pages(); page++) {
                pages.add(document.read(page));
            }
            return pages;
        } finally {
            Files.delete(file);
        }
    }

    /** What came in a file: the path with the text of the content, or with the reason why it is only named. */
    static Map<String, String> parts(String fileName, byte[] content, Allowance allowance)
            throws IOException, FileRejected {
        var texts = new LinkedHashMap<String, String>();
        contents(fileName, content, allowance)
                .forEach((path, bytes) -> texts.put(path, new String(bytes, StandardCharsets.UTF_8)));
        return texts;
    }

    static Map<String, byte[]> contents(String fileName, byte[] content, Allowance allowance)
            throws IOException, FileRejected {
        var file = Files.createTempFile("gemba-test", ".bin");
        var parts = new LinkedHashMap<String, byte[]>();
        try (var document = OPENER.open(Files.write(file, content), fileName)) {
            document.parts(allowance, new PartSink() {
                @Override
                public void unpacked(PartPath path, byte[] bytes) {
                    parts.put(path.value(), bytes);
                }

                @Override
                public void named(PartPath path, long bytes, FileRejected.Reason reason, String detail) {
                    parts.put(path.value(), reason.name().getBytes(StandardCharsets.UTF_8));
                }
            });
            return parts;
        } finally {
            Files.delete(file);
        }
    }

    static ReadPage page(String fileName, byte[] content) throws IOException, FileRejected {
        return read(fileName, content).getFirst();
    }

    static ReadPage page(String fileName, String content) throws IOException, FileRejected {
        return page(fileName, content.getBytes(StandardCharsets.UTF_8));
    }

    static String text(ReadPage page) {
        return page.words().stream().map(Word::text).collect(Collectors.joining(" "));
    }

    static String text(ReadPage page, Block.Range range) {
        return page.words().subList(range.from(), range.to()).stream()
                .map(Word::text)
                .collect(Collectors.joining(" "));
    }

    /** The texts of the blocks of a kind. */
    static List<String> texts(ReadPage page, Class<? extends Block> kind) {
        return page.blocks().stream()
                .filter(kind::isInstance)
                .map(block -> text(page, block.words()))
                .toList();
    }

    /** The cells of the rows, header rows marked by a leading "#". */
    static List<List<String>> rows(ReadPage page) {
        return page.blocks().stream()
                .filter(Block.Row.class::isInstance)
                .map(Block.Row.class::cast)
                .map(row -> {
                    var cells = new ArrayList<>(
                            row.cells().stream().map(cell -> text(page, cell)).toList());
                    if (row.header()) {
                        cells.addFirst("#");
                    }
                    return List.copyOf(cells);
                })
                .toList();
    }

    static Word word(ReadPage page, String text) {
        return page.words().stream()
                .filter(word -> word.text().equals(text))
                .findFirst()
                .orElseThrow(() -> new AssertionError("'" + text + "' is not in: " + text(page)));
    }
}
