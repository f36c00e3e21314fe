package io.gemba.ingestion.odoo;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jsoup.nodes.Document;

/**
 * A small document made of texts of a record. Texts are set as text, whatever they look like.
 *
 * @param title begins with the name of the record
 */
record Composition(String title, List<Section> sections) {
    Composition {
        sections = sections.stream().filter(it -> !it.paragraphs().isEmpty()).toList();
    }

    boolean isEmpty() {
        return sections.isEmpty();
    }

    /** As it is kept. */
    byte[] html() {
        var page = Document.createShell("");
        page.outputSettings().prettyPrint(false).charset(StandardCharsets.UTF_8);
        page.charset(StandardCharsets.UTF_8);
        page.title(title);
        page.body().appendElement("h1").text(title);
        for (var section : sections) {
            page.body().appendElement("h2").text(section.heading());
            section.paragraphs().forEach(it -> page.body().appendElement("p").text(it));
        }
        return page.outerHtml().getBytes(StandardCharsets.UTF_8);
    }

    /** A part of it, such as one message. */
    record Section(String heading, List<String> paragraphs) {
        Section {
            paragraphs = List.copyOf(paragraphs);
        }
    }
}
