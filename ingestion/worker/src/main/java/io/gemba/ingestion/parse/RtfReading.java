package io.gemba.ingestion.parse;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.parser.microsoft.rtf.RTFParser;

/** Reads RTF through Tika, with headings and tables. */
final class RtfReading {
    private static final String MARKS = "[\uE001-\uE004\uE010-\uE015]+";

    private final List<Flow> flow = new ArrayList<>();
    private final List<List<String>> rows = new ArrayList<>();
    private List<String> row = new ArrayList<>();
    private final StringBuilder cell = new StringBuilder();
    private boolean inTable;
    private boolean header;

    private RtfReading() {}

    static FlowContent read(Path file) throws IOException, FileRejected {
        var metadata = new Metadata();
        var flow = read(Files.readAllBytes(file), metadata);
        return new FlowContent(metadata.get(TikaCoreProperties.TITLE), flow);
    }

    /** The plain text of what a mail carries as RTF, a line per paragraph. */
    static String text(String rtf) throws IOException, FileRejected {
        return read(rtf.getBytes(StandardCharsets.ISO_8859_1), new Metadata()).stream()
                .map(RtfReading::words)
                .collect(Collectors.joining("\n"));
    }

    private static List<Flow> read(byte[] rtf, Metadata metadata) throws IOException, FileRejected {
        try (var in = TikaInputStream.get(RtfMarks.marked(rtf))) {
            var reading = new RtfReading();
            for (var part : OfficeReading.read(in, new RTFParser(), metadata, OfficeReading.context())) {
                reading.take(part);
            }
            reading.endTable();
            return reading.flow;
        }
    }

    private static String words(Flow part) {
        return switch (part) {
            case Flow.Heading heading -> heading.text();
            case Flow.Paragraph paragraph -> paragraph.text();
            case Flow.Item item -> item.mark() + " " + item.text();
            case Flow.Break pageBreak -> "";
            case Flow.Table table ->
                table.rows().stream().map(cells -> String.join("   ", cells)).collect(Collectors.joining("\n"));
        };
    }

    /** What follows the last row of a table stands in the same paragraph. */
    private void take(Flow part) {
        var text = words(part);
        var end = text.indexOf(RtfMarks.ROW);
        if (text.indexOf(RtfMarks.IN_TABLE) >= 0 && (end < 0 || text.indexOf(RtfMarks.IN_TABLE) < end)) {
            inTable = true;
        } else if (inTable && row.isEmpty() && cell.isEmpty() && end < 0) {
            endTable();
        }
        if (!inTable) {
            paragraph(part, text);
        } else if (end < 0) {
            cells(text);
        } else {
            cells(text.substring(0, end));
            endRow();
            take(new Flow.Paragraph(text.substring(end + 1)));
        }
    }

    private void paragraph(Flow part, String text) {
        var level = text.chars()
                .filter(it -> it >= RtfMarks.HEADING && it < RtfMarks.HEADING + RtfMarks.LEVELS)
                .map(it -> it - RtfMarks.HEADING + 1)
                .min();
        var clean = clean(text);
        if (clean.isEmpty()) {
            return;
        }
        if (level.isPresent()) {
            flow.add(new Flow.Heading(level.getAsInt(), clean));
        } else if (part instanceof Flow.Paragraph) {
            flow.add(new Flow.Paragraph(clean));
        } else {
            flow.add(part);
        }
    }

    private void cells(String text) {
        for (int i = 0; i < text.length(); i++) {
            switch (text.charAt(i)) {
                case RtfMarks.CELL -> endCell();
                case RtfMarks.HEADER -> header |= rows.isEmpty();
                default -> cell.append(text.charAt(i));
            }
        }
        if (!cell.isEmpty()) {
            cell.append(' ');
        }
    }

    private void endCell() {
        row.add(clean(cell.toString()));
        cell.setLength(0);
    }

    private void endRow() {
        if (!cell.toString().isBlank()) {
            endCell();
        }
        cell.setLength(0);
        if (row.stream().anyMatch(it -> !it.isEmpty())) {
            rows.add(row);
        }
        row = new ArrayList<>();
    }

    private void endTable() {
        endRow();
        if (!rows.isEmpty()) {
            flow.add(new Flow.Table(rows.size() > 1 && (header || FlowTable.namesColumns(rows)), rows));
        }
        rows.clear();
        header = false;
        inTable = false;
    }

    private static String clean(String text) {
        return text.replaceAll(MARKS, " ").replaceAll("\\s+", " ").strip();
    }
}
