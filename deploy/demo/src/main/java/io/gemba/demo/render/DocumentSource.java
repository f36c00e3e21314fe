package io.gemba.demo.render;

import java.nio.charset.StandardCharsets;

/**
 * One text source.
 *
 * @param path the document's path, then the kind of source: {@code SOP-014 rev D.pdf.md} becomes {@code SOP-014 rev
 *     D.pdf}; a file with one ending only is copied
 */
public record DocumentSource(String path, byte[] content) {
    String text() {
        return new String(content, StandardCharsets.UTF_8);
    }
}
