package io.gemba.ingestion.parse;

import io.gemba.ingestion.page.Block;
import io.gemba.ingestion.page.ReadPage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * Sets the content of a file without pages as a plain PDF, so that every citation can show where it stands. The words
 * and their boxes are known while they are set; nothing is read back.
 *
 * @param pages as they were set
 * @param pdf the same pages to look at
 */
record ReadingCopy(List<ReadPage> pages, byte[] pdf) {
    private static final float BODY = 10.5f;
    private static final float[] HEADINGS = {18, 15, 13, 12, 11.5f, 11};
    private static final int TABLE_SIZE_COLUMNS = 8;
    private static final float MARK_WIDTH = 22;

    /**
     * Sets a content on pages that are as wide as its widest table needs. The same content gives the same bytes.
     *
     * @throws FileRejected if it fills more pages than are read
     */
    static ReadingCopy of(List<Flow> flow, int mostPages) throws IOException, FileRejected {
        var columns = flow.stream()
                .filter(Flow.Table.class::isInstance)
                .flatMap(table -> ((Flow.Table) table).rows().stream())
                .mapToInt(List::size)
                .max()
                .orElse(1);
        try (var document = new PDDocument();
                var setter = new PageSetter(document, Math.max(0, columns - TABLE_SIZE_COLUMNS), mostPages)) {
            var tables = 0;
            for (var part : flow) {
                switch (part) {
                    case Flow.Heading heading -> heading(setter, heading);
                    case Flow.Paragraph paragraph -> {
                        var range = setter.text(paragraph.text(), BODY, false, 0);
                        range.forEach(it -> it.page().add(new Block.Paragraph(it.words())));
                        setter.space(5);
                    }
                    case Flow.Break pageBreak -> setter.breakPage();
                    case Flow.Item item -> item(setter, item);
                    case Flow.Table table -> new TableSetter(setter, ++tables).set(table);
                }
            }
            document.setDocumentId(1L);
            var pages = setter.finish();
            var out = new ByteArrayOutputStream();
            document.save(out);
            return new ReadingCopy(pages, out.toByteArray());
        }
    }

    private static void heading(PageSetter setter, Flow.Heading heading) throws IOException, FileRejected {
        var size = HEADINGS[Math.min(heading.level(), HEADINGS.length) - 1];
        setter.space(size * 0.7f);
        setter.keepTogether(size * 4);
        var ranges = setter.text(heading.text(), size, true, 0);
        ranges.forEach(it -> it.page().add(new Block.Heading(it.words(), size, 0)));
        setter.space(4);
    }

    private static void item(PageSetter setter, Flow.Item item) throws IOException, FileRejected {
        var indent = item.depth() * MARK_WIDTH;
        var ranges = new ArrayList<>(setter.hanging(item.mark(), item.text(), BODY, indent, MARK_WIDTH));
        ranges.forEach(it -> it.page().add(new Block.Item(it.words(), item.isOrdered())));
        setter.space(3);
    }
}
