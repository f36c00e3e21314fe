package io.gemba.demo.render;

import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Emphasis;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;

/** Writes running text into a paragraph, run by run. */
final class WordText extends AbstractVisitor {
    private final XWPFParagraph paragraph;
    private boolean bold;
    private boolean italic;

    WordText(XWPFParagraph paragraph) {
        this(paragraph, false);
    }

    WordText(XWPFParagraph paragraph, boolean bold) {
        this.paragraph = paragraph;
        this.bold = bold;
    }

    @Override
    public void visit(Text text) {
        write(text.getLiteral());
    }

    @Override
    public void visit(SoftLineBreak lineEnd) {
        write(" ");
    }

    @Override
    public void visit(HardLineBreak lineEnd) {
        paragraph.createRun().addBreak();
    }

    @Override
    public void visit(StrongEmphasis strong) {
        boolean outside = bold;
        bold = true;
        visitChildren(strong);
        bold = outside;
    }

    @Override
    public void visit(Emphasis emphasis) {
        boolean outside = italic;
        italic = true;
        visitChildren(emphasis);
        italic = outside;
    }

    private void write(String text) {
        var run = paragraph.createRun();
        run.setText(text);
        run.setBold(bold);
        run.setItalic(italic);
    }
}
