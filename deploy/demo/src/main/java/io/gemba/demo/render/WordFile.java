package io.gemba.demo.render;

import java.io.IOException;
import java.math.BigInteger;
import java.util.Map;
import org.apache.poi.wp.usermodel.HeaderFooterType;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Heading;
import org.commonmark.node.ListBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;

/** A text as a Word file with real heading styles, numbered lists and tables. */
final class WordFile {
    private final Article article;
    private final XWPFDocument file = new XWPFDocument();
    private final WordStyles styles = new WordStyles(file);

    WordFile(Article article) {
        this.article = article;
    }

    byte[] toDocx() throws IOException {
        var header = article.header();
        try (file) {
            margins(header);
            paragraph("Title", header.title());
            if (!header.subtitle().isEmpty()) {
                paragraph("Subtitle", header.subtitle());
            }
            control(header.control());
            article.body().accept(new Blocks());
            return OfficeFile.bytes(file, header.title());
        }
    }

    private void margins(Header header) {
        var top = file.createHeader(HeaderFooterType.DEFAULT).createParagraph();
        WordStyles.small(top.createRun(), header.running());
        var foot = file.createFooter(HeaderFooterType.DEFAULT).createParagraph();
        WordStyles.small(foot.createRun(), header.footer());
    }

    private void control(Map<String, String> fields) {
        if (fields.isEmpty()) {
            return;
        }
        var table = file.createTable(fields.size(), 2);
        styles.fullWidth(table);
        int line = 0;
        for (var field : fields.entrySet()) {
            var row = table.getRow(line++);
            cell(row.getCell(0).getParagraphArray(0), field.getKey(), true);
            cell(row.getCell(1).getParagraphArray(0), field.getValue(), false);
        }
        file.createParagraph();
    }

    private static void cell(XWPFParagraph paragraph, String text, boolean bold) {
        paragraph.setSpacingAfter(0);
        var run = paragraph.createRun();
        run.setText(text);
        run.setBold(bold);
    }

    private void paragraph(String style, String text) {
        var paragraph = file.createParagraph();
        paragraph.setStyle(style);
        paragraph.createRun().setText(text);
    }

    /** Writes block after block; what stands within a list item takes the item's number or bullet. */
    private final class Blocks extends AbstractVisitor {
        @Override
        public void visit(Heading heading) {
            paragraph("Heading" + heading.getLevel(), Headings.plain(heading));
        }

        @Override
        public void visit(Paragraph text) {
            text.accept(new WordText(file.createParagraph()));
        }

        @Override
        public void visit(BlockQuote quote) {
            for (Node inner = quote.getFirstChild(); inner != null; inner = inner.getNext()) {
                var paragraph = file.createParagraph();
                paragraph.setStyle("Callout");
                inner.accept(new WordText(paragraph));
            }
        }

        @Override
        public void visit(OrderedList list) {
            items(list, styles.numbered());
        }

        @Override
        public void visit(BulletList list) {
            items(list, styles.bulleted());
        }

        private void items(ListBlock list, BigInteger numbering) {
            for (Node item = list.getFirstChild(); item instanceof ListItem; item = item.getNext()) {
                for (Node inner = item.getFirstChild(); inner != null; inner = inner.getNext()) {
                    var paragraph = file.createParagraph();
                    if (inner == item.getFirstChild()) {
                        paragraph.setNumID(numbering);
                        paragraph.setNumILvl(BigInteger.ZERO);
                    }
                    inner.accept(new WordText(paragraph));
                }
            }
        }

        @Override
        public void visit(CustomBlock block) {
            if (block instanceof TableBlock) {
                table(block);
            }
        }

        private void table(Node block) {
            XWPFTable table = file.createTable();
            styles.fullWidth(table);
            table.removeRow(0);
            block.accept(new AbstractVisitor() {
                @Override
                public void visit(CustomNode node) {
                    if (node instanceof TableRow) {
                        row(table, node);
                    } else {
                        visitChildren(node);
                    }
                }
            });
            file.createParagraph();
        }

        private void row(XWPFTable table, Node source) {
            var row = table.createRow();
            while (!row.getTableCells().isEmpty()) {
                row.removeCell(0);
            }
            for (Node cell = source.getFirstChild(); cell instanceof TableCell it; cell = cell.getNext()) {
                var target = row.createCell();
                if (it.isHeader()) {
                    target.setColor("E7EBF0");
                    row.setRepeatHeader(true);
                }
                var paragraph = target.getParagraphArray(0);
                paragraph.setSpacingAfter(0);
                it.accept(new WordText(paragraph, it.isHeader()));
            }
        }
    }
}
