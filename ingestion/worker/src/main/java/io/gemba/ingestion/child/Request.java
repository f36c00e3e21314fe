package io.gemba.ingestion.child;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.gemba.ingestion.part.Allowance;

/** What the worker asks of a child. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "ask")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Request.Read.class, name = "read"),
    @JsonSubTypes.Type(value = Request.Draw.class, name = "draw")
})
sealed interface Request {

    /**
     * Read a file.
     *
     * @param file its path
     * @param fileName as it was handed in
     * @param fromPage the first page that has not been read yet
     * @param allowance how much may be unpacked of what came in it
     */
    record Read(String file, String fileName, int fromPage, Allowance allowance) implements Request {}

    /**
     * Draw a page as PNG.
     *
     * @param file its path; of a file without pages its reading copy
     * @param rotation degrees clockwise
     */
    record Draw(String file, String fileName, int page, int rotation, int dpi) implements Request {}
}
