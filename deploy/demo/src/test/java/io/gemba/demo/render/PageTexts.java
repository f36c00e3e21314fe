package io.gemba.demo.render;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;

/**
 * What stands on each page of a document: of paper that was scanned, what had been typeset; of a file without pages,
 * all of it.
 */
public final class PageTexts {
    private PageTexts() {}

    public static List<String> of(DocumentSource source, Letterheads letterheads) {
        try {
            if (!source.path().endsWith(".pdf.md") && !source.path().endsWith(".jpg.md")) {
                return List.of(source.text().replaceAll("[|*#]", " "));
            }
            var article = Article.parse(source.text());
            return ofPdf(HtmlPage.of(article, letterheads.named(article.header().letterhead()))
                    .toPdf());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static List<String> ofPdf(byte[] pdf) {
        try (var document = Loader.loadPDF(pdf)) {
            var stripper = new PDFTextStripper();
            stripper.setSortByPosition(true);
            var pages = new ArrayList<String>();
            for (int page = 1; page <= document.getNumberOfPages(); page++) {
                stripper.setStartPage(page);
                stripper.setEndPage(page);
                pages.add(stripper.getText(document));
            }
            return List.copyOf(pages);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
