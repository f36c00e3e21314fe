package io.gemba.ingestion.classify;

import io.gemba.ingestion.page.Block;
import io.gemba.ingestion.page.ReadPage;
import io.gemba.ingestion.page.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A label with its value, in a row of a table or on a line of its own. */
record LabelledValue(String label, String value) {
    private static final Pattern LINE = Pattern.compile("([^:]{2,40}):\\s+(.+)");

    LabelledValue {
        label = label.replace(":", "").strip();
    }

    /** All that stand on the pages, in reading order. */
    static List<LabelledValue> in(List<ReadPage> pages) {
        var values = new ArrayList<LabelledValue>();
        pages.forEach(page -> page.blocks().forEach(block -> collect(page, block, values)));
        return values;
    }

    private static void collect(ReadPage page, Block block, List<LabelledValue> values) {
        switch (block) {
            case Block.Row row -> {
                for (int i = 0; i + 1 < row.cells().size(); i += row.cells().size() % 2 == 0 ? 2 : 1) {
                    values.add(new LabelledValue(
                            text(page, row.cells().get(i)),
                            text(page, row.cells().get(i + 1))));
                }
            }
            case Block.Paragraph paragraph -> {
                var line = LINE.matcher(text(page, paragraph.words()));
                if (line.matches()) {
                    values.add(new LabelledValue(line.group(1), line.group(2)));
                }
            }
            case Block.Heading heading -> {}
            case Block.Item item -> {}
        }
    }

    /** The first value under such a label that says anything. */
    static Optional<String> first(List<LabelledValue> values, Pattern label) {
        return values.stream()
                .filter(it -> label.matcher(it.label()).matches())
                .map(LabelledValue::value)
                .filter(value -> !value.isBlank())
                .findFirst();
    }

    static String text(ReadPage page, Block.Range range) {
        return page.words().subList(range.from(), range.to()).stream()
                .map(Word::text)
                .collect(Collectors.joining(" "));
    }
}
