package io.gemba.demo.render;

/** A source that cannot be turned into its document, with the name of the source. */
public final class DocumentNotRendered extends RuntimeException {
    DocumentNotRendered(String path, Throwable cause) {
        super("%s cannot be rendered: %s".formatted(path, cause), cause);
    }
}
