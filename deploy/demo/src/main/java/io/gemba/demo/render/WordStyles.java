package io.gemba.demo.render;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import org.apache.poi.xwpf.usermodel.XWPFAbstractNum;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.xmlbeans.XmlException;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTAbstractNum;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STNumberFormat;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.StylesDocument;

/** The paragraph styles and list numberings of a Word file. */
final class WordStyles {
    private static final int HANGING = 360;
    private static final int INDENT = 540;

    private final XWPFDocument file;
    private int lists;

    WordStyles(XWPFDocument file) {
        this.file = file;
        try (var in = WordStyles.class.getResourceAsStream("/layouts/word-styles.xml")) {
            file.createStyles().setStyles(StylesDocument.Factory.parse(in).getStyles());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (XmlException e) {
            throw new IllegalArgumentException(e);
        }
        file.createNumbering();
    }

    /** A numbering that starts at 1. */
    BigInteger numbered() {
        return list(STNumberFormat.DECIMAL, "%1.");
    }

    BigInteger bulleted() {
        return list(STNumberFormat.BULLET, "•");
    }

    void fullWidth(XWPFTable table) {
        table.setWidth("100%");
    }

    static void small(XWPFRun run, String text) {
        run.setText(text);
        run.setFontSize(8);
        run.setColor("555555");
    }

    private BigInteger list(STNumberFormat.Enum format, String label) {
        var definition = CTAbstractNum.Factory.newInstance();
        definition.setAbstractNumId(BigInteger.valueOf(lists++));
        var level = definition.addNewLvl();
        level.setIlvl(BigInteger.ZERO);
        level.addNewStart().setVal(BigInteger.ONE);
        level.addNewNumFmt().setVal(format);
        level.addNewLvlText().setVal(label);
        var indent = level.addNewPPr().addNewInd();
        indent.setLeft(BigInteger.valueOf(INDENT));
        indent.setHanging(BigInteger.valueOf(HANGING));
        return file.getNumbering().addNum(file.getNumbering().addAbstractNum(new XWPFAbstractNum(definition)));
    }
}
