package io.gemba.copilot.document;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file as somebody hands it in. What is not said is filled in for them.
 *
 * @param kind its label, if the person knows
 * @param audience principals who may read it; empty for the person alone
 * @param classification its label
 * @param company its code
 * @param record in Odoo that it hangs on, as model,id; such a file is read by those who see the record
 */
public record Upload(
        String fileName,
        long bytes,
        Content content,
        @Nullable String kind,
        List<String> audience,
        @Nullable String classification,
        @Nullable String company,
        @Nullable String record) {
    public Upload {
        audience = List.copyOf(audience);
    }

    /** A content that can be read more than once. */
    @FunctionalInterface
    public interface Content {
        InputStream open() throws IOException;
    }
}
