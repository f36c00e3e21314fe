package io.gemba.ingestion.parse;

import io.gemba.ingestion.page.PrintedText;
import io.gemba.ingestion.parse.FileRejected.Reason;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/** Reads a table whose fields are parted by commas, semicolons, tabs or bars. */
final class CsvReading {
    private static final List<Character> SEPARATORS = List.of(';', ',', '\t', '|');
    private static final Pattern SAID = Pattern.compile("\\A\"?sep=(.)\"?\\R");
    private static final Pattern FIGURE =
            Pattern.compile("[+-]?[\\d.,'\\u00a0 ]*\\d[\\d.,]*\\s?(?:%|\\p{Sc}|\\p{L}{1,3})?");
    private static final Pattern DATE = Pattern.compile("\\d{1,4}[./-]\\d{1,2}[./-]\\d{1,4}.*");
    private static final int SAMPLE = 60;
    private static final int SAMPLE_CHARACTERS = 200_000;

    private CsvReading() {}

    static FlowContent read(String text) throws FileRejected {
        var said = SAID.matcher(text);
        var isSaid = said.find();
        var body = isSaid ? text.substring(said.end()) : text;
        var separator = isSaid ? said.group(1).charAt(0) : separator(body);
        var rows = rows(body, separator, Long.MAX_VALUE);
        if (rows.stream().allMatch(row -> row.size() == 1)) {
            return TextReading.read(body);
        }
        return new FlowContent(null, flow(rows));
    }

    /** What stands above the table, such as its title, is in one cell; the table begins where rows are full. */
    private static List<Flow> flow(List<List<String>> rows) {
        var usual = usualWidth(rows);
        var flow = new ArrayList<Flow>();
        var from = 0;
        while (from < rows.size() - 1 && usual > 1 && FlowTable.filled(rows.get(from)) == 1) {
            flow.add(new Flow.Paragraph(String.join(" ", rows.get(from++)).strip()));
        }
        var table = rows.subList(from, rows.size());
        flow.add(new Flow.Table(hasHeader(table), table));
        return flow;
    }

    private static int usualWidth(List<List<String>> rows) {
        return rows.stream()
                .limit(SAMPLE)
                .collect(Collectors.groupingBy(List::size, Collectors.counting()))
                .entrySet()
                .stream()
                .max(Map.Entry.<Integer, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .orElse(1);
    }

    /** The first row names the columns if it is full of different words, without a figure or date. */
    private static boolean hasHeader(List<List<String>> table) {
        if (table.size() < 2) {
            return false;
        }
        var first = table.getFirst();
        var isNaming = first.stream()
                        .noneMatch(cell -> FIGURE.matcher(cell).matches()
                                || DATE.matcher(cell).matches())
                && FlowTable.filled(first) >= Math.max(1, first.size() - 1)
                && first.stream().map(String::toLowerCase).distinct().count() == first.size();
        return isNaming && !table.subList(1, table.size()).contains(first);
    }

    /** The separator that cuts most rows into equally many fields. */
    private static char separator(String text) {
        var sample = text.substring(0, Math.min(text.length(), SAMPLE_CHARACTERS));
        return SEPARATORS.stream()
                .max(Comparator.comparingDouble(separator -> evenness(sample, separator)))
                .orElse(',');
    }

    private static double evenness(String sample, char separator) {
        List<List<String>> rows;
        try {
            rows = rows(sample, separator, SAMPLE);
        } catch (FileRejected e) {
            return 0;
        }
        var widths = rows.stream()
                .map(List::size)
                .filter(width -> width > 1)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        return widths.entrySet().stream()
                .mapToDouble(width -> width.getValue() + Math.min(width.getKey(), 20) / 100.0)
                .max()
                .orElse(0);
    }

    private static List<List<String>> rows(String text, char separator, long most) throws FileRejected {
        var format = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(separator)
                .setIgnoreEmptyLines(true)
                .setIgnoreSurroundingSpaces(true)
                .setLenientEof(true)
                .setTrailingData(true)
                .get();
        try (var parser = format.parse(new StringReader(text))) {
            return parser.stream()
                    .limit(most)
                    .map(CsvReading::cells)
                    .filter(row -> row.stream().anyMatch(cell -> !cell.isEmpty()))
                    .toList();
        } catch (IOException | UncheckedIOException | IllegalStateException e) {
            throw new FileRejected(Reason.CORRUPT, "The table is damaged: a field is quoted and never ends.");
        }
    }

    private static List<String> cells(CSVRecord record) {
        return record.stream().map(PrintedText::spaced).toList();
    }
}
