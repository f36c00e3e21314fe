package io.gemba.ingestion.child;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.gemba.ingestion.page.ReadPage;
import org.jspecify.annotations.Nullable;

/** What a child answers. A picture or reading copy follows as a frame of its own. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "reply")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Reply.Opened.class, name = "opened"),
    @JsonSubTypes.Type(value = Reply.Page.class, name = "page"),
    @JsonSubTypes.Type(value = Reply.Done.class, name = "done"),
    @JsonSubTypes.Type(value = Reply.Rejected.class, name = "rejected"),
    @JsonSubTypes.Type(value = Reply.Picture.class, name = "picture")
})
sealed interface Reply {

    /**
     * The file could be opened.
     *
     * @param title that it carries
     * @param copyFollows true if the next frame is its reading copy
     */
    record Opened(String mediaType, int pages, @Nullable String title, boolean copyFollows) implements Reply {}

    /** A page has been read. */
    record Page(ReadPage page) implements Reply {}

    /** All pages have been. */
    record Done() implements Reply {}

    /** The file will not be read. */
    record Rejected(String reason, String detail) implements Reply {}

    /** The next frame is the picture. */
    record Picture() implements Reply {}
}
