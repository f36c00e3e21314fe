package io.gemba.ingestion.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;

/**
 * A page with a table as invoices and certificates have them, drawn at random: columns, widths, type, wrapped cells,
 * names of columns over one or two lines, some shared, a line of totals; text above and below.
 */
final class OwnTable {
    private final Random random;
    private final OwnText wording;
    private final Style style;
    private final PDFont plain;
    private final PDFont bold;
    private final float size;
    private final List<List<String>> truth = new ArrayList<>();
    private final List<Column> columns = new ArrayList<>();
    /** Set while the page is drawn. */
    @SuppressWarnings("NullAway.Init")
    private PDPageContentStream content;

    private float y = 70;

    OwnTable(int seed, Style style) {
        this.random = new Random(seed);
        this.wording = new OwnText(random);
        this.style = style;
        var serif = random.nextInt(3) == 0;
        plain = new PDType1Font(serif ? FontName.TIMES_ROMAN : FontName.HELVETICA);
        bold = new PDType1Font(serif ? FontName.TIMES_BOLD : FontName.HELVETICA_BOLD);
        size = 8 + random.nextInt(4);
    }

    List<List<String>> truth() {
        return truth;
    }

    byte[] pdf() throws IOException {
        try (var document = new PDDocument()) {
            var page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            try (var stream = new PDPageContentStream(document, page)) {
                content = stream;
                draw();
            }
            var out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        }
    }

    private void draw() throws IOException {
        text(bold, 16, 60, y, random.nextBoolean() ? "Invoice 2026-" + wording.number() : "Test certificate");
        y += 30;
        paragraph();
        y += 12 + random.nextInt(14);
        var invoice = random.nextBoolean();
        chooseColumns(invoice);
        header();
        var rows = 3 + random.nextInt(12);
        for (int r = 0; r < rows; r++) {
            row(invoice ? wording.item(r) : wording.property(r), plain);
        }
        if (invoice && style != Style.ZEBRA && random.nextBoolean()) {
            totals();
        }
        rule(style == Style.NONE ? -1 : y);
        y += 16 + random.nextInt(14);
        paragraph();
    }

    private void paragraph() throws IOException {
        for (int i = 0; i < 3; i++) {
            text(
                    plain,
                    size,
                    60,
                    y,
                    "We refer to your order of the " + wording.words(9) + " and deliver on the terms agreed");
            y += size * 1.3f;
        }
    }

    private void chooseColumns(boolean invoice) {
        var shared = random.nextInt(4) == 0;
        if (invoice) {
            columns.add(new Column("Pos", "", 30, false));
            columns.add(new Column("Description", "", 180, false));
            columns.add(new Column("Quantity", "", 55, true));
            columns.add(new Column("Unit", "", 35, false));
            columns.add(new Column("Unit price", shared ? "Amounts in EUR" : "", 65, true));
            columns.add(new Column("Total", shared ? "Amounts in EUR" : "", 75, true));
        } else {
            columns.add(new Column("Property", "", 120, false));
            columns.add(new Column("Method", "", 90, false));
            columns.add(new Column("Unit", "", 50, false));
            columns.add(new Column("Min", shared ? "Specification limits" : "", 60, true));
            columns.add(new Column("Max", shared ? "Specification limits" : "", 60, true));
            columns.add(new Column(random.nextBoolean() ? "Measured result" : "Result", "", 60, true));
        }
    }

    private void header() throws IOException {
        rule(style == Style.NONE ? -1 : y);
        var top = y;
        var sharing = columns.stream().anyMatch(column -> !column.above.isEmpty());
        if (sharing) {
            var row = new ArrayList<String>();
            columns.forEach(column -> row.add(column.above));
            sharedNames();
            truth.add(row);
        }
        var names = columns.stream().map(Column::name).toList();
        fill(size * 1.9f, 0.85f);
        row(names, bold);
        if (sharing && style == Style.GRID) {
            line(60, top, 60, y);
            for (int c = 0; c < columns.size(); c++) {
                var next = c + 1 < columns.size() ? columns.get(c + 1).above : "";
                if (columns.get(c).above.isEmpty() || !columns.get(c).above.equals(next)) {
                    line(left(c + 1), top, left(c + 1), top + size * 1.9f);
                }
            }
        }
        if (style == Style.HEADER_RULE || style == Style.LINES || style == Style.COLUMNS) {
            rule(y);
        }
    }

    private void sharedNames() throws IOException {
        var first = columns.stream()
                .filter(column -> !column.above.isEmpty())
                .findFirst()
                .orElseThrow();
        var from = left(columns.indexOf(first));
        var last = columns.stream().filter(column -> !column.above.isEmpty()).reduce(first, (a, b) -> b);
        var to = left(columns.indexOf(last)) + last.width;
        var name = first.above;
        text(bold, size, (from + to - widthOf(bold, name)) / 2, y + size * 1.3f, name);
        y += size * 1.9f;
        if (style != Style.NONE && style != Style.ZEBRA) {
            line(from, y, to, y);
        }
    }

    private void totals() throws IOException {
        row(List.of("", "Total net", "", "", "", wording.total()), bold);
    }

    private void row(List<String> cells, PDFont font) throws IOException {
        var wrapped = new ArrayList<List<String>>();
        var most = 1;
        for (int c = 0; c < columns.size(); c++) {
            wrapped.add(wrap(font, cells.get(c), columns.get(c).width - 8));
            most = Math.max(most, wrapped.getLast().size());
        }
        var height = most * size * 1.25f + size * 0.65f;
        if (font == plain && truth.size() % 2 == 0) {
            fill(height, 0.93f);
        }
        for (int c = 0; c < columns.size(); c++) {
            for (int l = 0; l < wrapped.get(c).size(); l++) {
                var line = wrapped.get(c).get(l);
                var x = columns.get(c).right ? left(c) + columns.get(c).width - 4 - widthOf(font, line) : left(c) + 4;
                text(font, size, x, y + size * (1.2f + 1.25f * l), line);
            }
        }
        if (style == Style.GRID || style == Style.LINES) {
            rule(y + height);
        }
        if (style == Style.GRID || style == Style.COLUMNS) {
            verticals(y, y + height);
        }
        y += height;
        truth.add(cells);
    }

    private List<String> wrap(PDFont font, String text, float width) throws IOException {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        for (var word : text.split(" ")) {
            if (!line.isEmpty() && widthOf(font, line + " " + word) > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    private float left(int column) {
        var left = 60f;
        for (int c = 0; c < column; c++) {
            left += columns.get(c).width;
        }
        return left;
    }

    private float widthOf(PDFont font, String text) throws IOException {
        return font.getStringWidth(text) / 1000 * size;
    }

    private void text(PDFont font, float points, float x, float baseline, String text) throws IOException {
        content.beginText();
        content.setFont(font, points);
        content.newLineAtOffset(x, 842 - baseline);
        content.showText(text);
        content.endText();
    }

    private void fill(float height, float gray) throws IOException {
        if (style == Style.ZEBRA) {
            content.setNonStrokingColor(gray);
            content.addRect(60, 842 - y - height, left(columns.size()) - 60, height);
            content.fill();
            content.setNonStrokingColor(0f);
        }
    }

    private void rule(float at) throws IOException {
        if (at >= 0 && style != Style.ZEBRA) {
            line(60, at, left(columns.size()), at);
        }
    }

    private void verticals(float from, float to) throws IOException {
        for (int c = 0; c <= columns.size(); c++) {
            line(left(c), from, left(c), to);
        }
    }

    private void line(float x0, float y0, float x1, float y1) throws IOException {
        content.setLineWidth(0.6f);
        content.moveTo(x0, 842 - y0);
        content.lineTo(x1, 842 - y1);
        content.stroke();
    }

    /** How a table is drawn. */
    enum Style {
        GRID,
        LINES,
        COLUMNS,
        HEADER_RULE,
        ZEBRA,
        NONE
    }

    private record Column(String name, String above, float width, boolean right) {}
}
