package io.gemba.demo.render;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * A workbook written as YAML: sheets with a title, lines of remarks, columns and rows. A text that starts with = is a
 * formula.
 */
record Workbook(String title, List<Sheet> sheets) {
    private static final int CHARACTER = 256;

    /** @param remarks lines between the title and the table */
    record Sheet(String name, String title, List<String> remarks, List<Column> columns, List<List<Object>> rows) {
        Sheet {
            for (var row : rows) {
                if (row.size() != columns.size()) {
                    throw new IllegalArgumentException("%s: %s".formatted(name, row));
                }
            }
        }
    }

    /**
     * @param width in characters
     * @param format an Excel number format; empty for text
     */
    record Column(String name, int width, String format) {}

    static Workbook parse(byte[] yaml) {
        return Yaml.MAPPER.readValue(yaml, Workbook.class);
    }

    byte[] toXlsx() throws IOException {
        try (var file = new XSSFWorkbook()) {
            var styles = new Styles(file);
            sheets.forEach(sheet -> write(sheet, file, styles));
            file.getCreationHelper().createFormulaEvaluator().evaluateAll();
            return OfficeFile.bytes(file, title);
        }
    }

    private static void write(Sheet sheet, XSSFWorkbook file, Styles styles) {
        var target = file.createSheet(sheet.name());
        put(target.createRow(0), 0, sheet.title(), styles.title());
        int next = 1;
        for (String remark : sheet.remarks()) {
            put(target.createRow(next++), 0, remark, styles.remark());
        }
        int head = next + 1;
        var titles = target.createRow(head);
        for (int column = 0; column < sheet.columns().size(); column++) {
            put(titles, column, sheet.columns().get(column).name(), styles.head());
            target.setColumnWidth(column, sheet.columns().get(column).width() * CHARACTER);
        }
        for (int line = 0; line < sheet.rows().size(); line++) {
            var row = target.createRow(head + 1 + line);
            var values = sheet.rows().get(line);
            for (int column = 0; column < values.size(); column++) {
                put(
                        row,
                        column,
                        values.get(column),
                        styles.body(sheet.columns().get(column).format()));
            }
        }
        target.createFreezePane(0, head + 1);
        target.setAutoFilter(new CellRangeAddress(
                head, head + sheet.rows().size(), 0, sheet.columns().size() - 1));
        target.setFitToPage(true);
        target.getPrintSetup().setFitHeight((short) 0);
        target.getPrintSetup().setLandscape(true);
    }

    private static void put(Row row, int column, Object value, CellStyle style) {
        Cell cell = row.createCell(column);
        cell.setCellStyle(style);
        switch (value) {
            case Number number -> cell.setCellValue(number.doubleValue());
            case String text
            when text.startsWith("=") ->
                cell.setCellFormula(text.substring(1).replace("{row}", Integer.toString(row.getRowNum() + 1)));
            default -> cell.setCellValue(value.toString());
        }
    }

    /** The few cell styles a sheet needs; Excel limits their number, so body styles are made once per format. */
    private static final class Styles {
        private final XSSFWorkbook file;
        private final Map<String, CellStyle> bodies = new HashMap<>();
        private final CellStyle title;
        private final CellStyle remark;
        private final CellStyle head;

        Styles(XSSFWorkbook file) {
            this.file = file;
            title = styled(14, true);
            remark = styled(9, false);
            head = bordered(styled(10, true));
            head.setWrapText(true);
            head.setFillForegroundColor(IndexedColors.GREY_25_PERCENT.getIndex());
            head.setFillPattern(FillPatternType.SOLID_FOREGROUND);
        }

        CellStyle title() {
            return title;
        }

        CellStyle remark() {
            return remark;
        }

        CellStyle head() {
            return head;
        }

        CellStyle body(String format) {
            return bodies.computeIfAbsent(format, it -> {
                var style = bordered(styled(10, false));
                style.setWrapText(true);
                style.setVerticalAlignment(VerticalAlignment.TOP);
                if (!it.isEmpty()) {
                    style.setDataFormat(file.createDataFormat().getFormat(it));
                }
                return style;
            });
        }

        private CellStyle styled(int points, boolean bold) {
            var font = file.createFont();
            font.setFontName("Arial");
            font.setFontHeightInPoints((short) points);
            font.setBold(bold);
            var style = file.createCellStyle();
            style.setFont(font);
            return style;
        }

        private static CellStyle bordered(CellStyle style) {
            style.setBorderTop(BorderStyle.THIN);
            style.setBorderBottom(BorderStyle.THIN);
            style.setBorderLeft(BorderStyle.THIN);
            style.setBorderRight(BorderStyle.THIN);
            return style;
        }
    }
}
