package io.gemba.ingestion.parse;

import io.gemba.ingestion.page.PrintedText;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Reads plain text: what stands between blank lines belongs together, and short lines stand for themselves. */
final class TextReading {
    private static final Pattern ITEM = Pattern.compile("\\s*(\\(?\\d{1,3}[.)]|\\(?[a-z][.)]|[•*+-])\\s+(\\S.*)");
    private static final Pattern UNDERLINE = Pattern.compile("\\s*([=~-])\\1{3,}\\s*");
    private static final Pattern GAP = Pattern.compile("(?: {3,}|\\t+)");
    private static final int SHORT_LINE = 60;

    private final List<Flow> flow = new ArrayList<>();
    private final List<String> paragraph = new ArrayList<>();
    private final List<List<String>> table = new ArrayList<>();

    private TextReading() {}

    /**
     * The text of a file: UTF-8 or UTF-16 where it is, else Windows' western encoding, which every byte sequence is.
     */
    static String decoded(Path file) throws IOException {
        return PrintedText.clean(raw(file));
    }

    /** The same, with the characters that are not seen. */
    static String raw(Path file) throws IOException {
        return raw(Files.readAllBytes(file));
    }

    /** The text of what a file holds. */
    static String decoded(byte[] bytes) {
        return PrintedText.clean(raw(bytes));
    }

    private static String raw(byte[] bytes) {
        for (var charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16)) {
            if (charset == StandardCharsets.UTF_16 && !hasUtf16Mark(bytes)) {
                continue;
            }
            try {
                return charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            } catch (CharacterCodingException e) {
                // Not this one: the next is tried.
            }
        }
        return new String(bytes, Charset.forName("windows-1252"));
    }

    private static boolean hasUtf16Mark(byte[] bytes) {
        return bytes.length > 1
                && (bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF
                        || bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE);
    }

    static FlowContent read(String text) {
        var reading = new TextReading();
        var lines = text.lines()
                .map(line -> line.replace('\f', ' ').stripTrailing())
                .toList();
        for (int i = 0; i < lines.size(); i++) {
            reading.line(lines.get(i), i + 1 < lines.size() ? lines.get(i + 1) : "");
        }
        reading.endParagraph();
        return new FlowContent(null, reading.flow);
    }

    private void line(String line, String next) {
        var item = ITEM.matcher(line);
        if (line.isBlank() || UNDERLINE.matcher(line).matches()) {
            endParagraph();
        } else if (UNDERLINE.matcher(next).matches() && paragraph.isEmpty() && table.isEmpty()) {
            flow.add(new Flow.Heading(next.strip().startsWith("=") ? 1 : 2, line.strip()));
        } else if (item.matches()) {
            endParagraph();
            var mark = item.group(1);
            flow.add(new Flow.Item(
                    Character.isLetterOrDigit(mark.charAt(mark.startsWith("(") ? 1 : 0)) ? mark.replace("(", "") : "•",
                    0,
                    item.group(2)));
        } else if (GAP.split(line.strip()).length > 1) {
            if (!paragraph.isEmpty()) {
                endParagraph();
            }
            table.add(List.of(GAP.split(line.strip())));
        } else if (Character.isWhitespace(line.charAt(0))
                && paragraph.isEmpty()
                && !flow.isEmpty()
                && flow.getLast() instanceof Flow.Item last) {
            flow.set(flow.size() - 1, new Flow.Item(last.mark(), last.depth(), last.text() + " " + line.strip()));
        } else {
            endTable();
            paragraph.add(line.strip());
        }
    }

    private void endParagraph() {
        endTable();
        if (paragraph.isEmpty()) {
            return;
        }
        var allShort = paragraph.stream().allMatch(line -> line.length() < SHORT_LINE);
        if (allShort) {
            var shouting = paragraph.stream().filter(TextReading::shouts).count();
            var headings = paragraph.size() == 1 || 2 * shouting < paragraph.size() + 1;
            paragraph.forEach(
                    line -> flow.add(headings && shouts(line) ? new Flow.Heading(2, line) : new Flow.Paragraph(line)));
        } else {
            flow.add(new Flow.Paragraph(String.join(" ", paragraph)));
        }
        paragraph.clear();
    }

    private static boolean shouts(String line) {
        return line.equals(line.toUpperCase(Locale.ROOT))
                && line.chars().filter(Character::isLetter).count() > 3;
    }

    private void endTable() {
        if (table.size() > 1) {
            flow.add(new Flow.Table(false, table));
        } else {
            table.forEach(row -> flow.add(new Flow.Paragraph(String.join(" ", row))));
        }
        table.clear();
    }
}
