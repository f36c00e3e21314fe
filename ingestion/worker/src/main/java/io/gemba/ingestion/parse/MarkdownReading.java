package io.gemba.ingestion.parse;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableBody;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableHead;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

/** Reads Markdown. */
final class MarkdownReading {
    private static final Parser PARSER =
            Parser.builder().extensions(List.of(TablesExtension.create())).build();

    private MarkdownReading() {}

    static FlowContent read(String markdown) {
        var collector = new Collector();
        PARSER.parse(markdown).accept(collector);
        return new FlowContent(null, collector.flow);
    }

    private static final class Collector extends AbstractVisitor {
        private final List<Flow> flow = new ArrayList<>();

        @Override
        public void visit(Heading heading) {
            flow.add(new Flow.Heading(heading.getLevel(), plain(heading)));
        }

        @Override
        public void visit(Paragraph paragraph) {
            flow.add(new Flow.Paragraph(plain(paragraph)));
        }

        @Override
        public void visit(FencedCodeBlock code) {
            code.getLiteral()
                    .lines()
                    .filter(line -> !line.isBlank())
                    .forEach(line -> flow.add(new Flow.Paragraph(line.strip())));
        }

        @Override
        public void visit(IndentedCodeBlock code) {
            code.getLiteral()
                    .lines()
                    .filter(line -> !line.isBlank())
                    .forEach(line -> flow.add(new Flow.Paragraph(line.strip())));
        }

        @Override
        public void visit(BlockQuote quote) {
            visitChildren(quote);
        }

        @Override
        public void visit(BulletList list) {
            for (var item = list.getFirstChild(); item != null; item = item.getNext()) {
                item((ListItem) item, "•");
            }
        }

        @Override
        public void visit(OrderedList list) {
            var start = list.getMarkerStartNumber();
            var number = start == null ? 1 : start;
            for (var item = list.getFirstChild(); item != null; item = item.getNext()) {
                item((ListItem) item, number++ + ".");
            }
        }

        private void item(ListItem item, String mark) {
            var depth = depth(item);
            var first = true;
            for (var child = item.getFirstChild(); child != null; child = child.getNext()) {
                if (child instanceof Paragraph paragraph) {
                    flow.add(
                            first
                                    ? new Flow.Item(mark, depth, plain(paragraph))
                                    : new Flow.Paragraph(plain(paragraph)));
                    first = false;
                } else {
                    child.accept(this);
                }
            }
        }

        private static int depth(Node item) {
            var depth = -1;
            for (var node = item.getParent(); node != null; node = node.getParent()) {
                depth += node instanceof BulletList || node instanceof OrderedList ? 1 : 0;
            }
            return depth;
        }

        @Override
        public void visit(CustomBlock block) {
            if (block instanceof TableBlock) {
                flow.add(new Flow.Table(true, rows(block)));
            }
        }

        private static List<List<String>> rows(Node table) {
            var rows = new ArrayList<List<String>>();
            for (var part = table.getFirstChild(); part != null; part = part.getNext()) {
                if (part instanceof TableHead || part instanceof TableBody) {
                    rows.addAll(rows(part));
                } else if (part instanceof TableRow) {
                    rows.add(cells(part));
                }
            }
            return rows;
        }

        private static List<String> cells(Node row) {
            var cells = new ArrayList<String>();
            for (var cell = row.getFirstChild(); cell != null; cell = cell.getNext()) {
                if (cell instanceof TableCell) {
                    cells.add(plain(cell));
                }
            }
            return cells;
        }

        private static String plain(Node node) {
            var text = new StringBuilder();
            node.accept(new AbstractVisitor() {
                @Override
                public void visit(Text words) {
                    text.append(words.getLiteral());
                }

                @Override
                public void visit(Code code) {
                    text.append(code.getLiteral());
                }

                @Override
                public void visit(SoftLineBreak lineBreak) {
                    text.append(' ');
                }

                @Override
                public void visit(HardLineBreak lineBreak) {
                    text.append(' ');
                }
            });
            return text.toString().replaceAll("\\s+", " ").strip();
        }
    }
}
