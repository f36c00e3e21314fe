package io.gemba.demo.render;

import java.io.IOException;
import tools.jackson.core.JacksonException;

/** Renders each source as its two last endings say; safe for use by several threads. */
public final class Workshop {
    private final Letterheads letterheads;

    public Workshop(Letterheads letterheads) {
        this.letterheads = letterheads;
    }

    /**
     * The document of a source.
     *
     * @throws DocumentNotRendered if the source is not well formed
     */
    public RenderedDocument render(DocumentSource source) {
        try {
            return finished(source);
        } catch (IOException | IllegalArgumentException | JacksonException e) {
            throw new DocumentNotRendered(source.path(), e);
        }
    }

    private RenderedDocument finished(DocumentSource source) throws IOException {
        var path = source.path();
        if (path.endsWith(".xlsx.yaml")) {
            return made(path, Workbook.parse(source.content()).toXlsx());
        }
        if (path.endsWith(".pdf.md")) {
            return made(path, pdf(Article.parse(source.text())));
        }
        if (path.endsWith(".docx.md")) {
            return made(path, new WordFile(Article.parse(source.text())).toDocx());
        }
        if (path.endsWith(".html.md")) {
            return made(path, page(Article.parse(source.text())).bytes());
        }
        if (path.endsWith(".jpg.md")) {
            return made(path, photograph(Article.parse(source.text())));
        }
        return new RenderedDocument(path, source.content());
    }

    private byte[] pdf(Article article) throws IOException {
        var typeset = page(article).toPdf();
        var scan = article.header().scan();
        return scan == null
                ? typeset
                : new Scanner(scan).toPdf(typeset, article.header().title());
    }

    private byte[] photograph(Article article) throws IOException {
        var scan = article.header().scan();
        if (scan == null) {
            throw new IllegalArgumentException("a photograph needs scan settings");
        }
        return new Scanner(scan).toJpeg(page(article).toPdf());
    }

    private HtmlPage page(Article article) {
        return HtmlPage.of(article, letterheads.named(article.header().letterhead()));
    }

    private static RenderedDocument made(String source, byte[] content) {
        return new RenderedDocument(source.substring(0, source.lastIndexOf('.')), content);
    }
}
