package io.gemba.ingestion.child;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.gemba.ingestion.page.ReadPage;
import io.gemba.ingestion.part.PartPath;
import org.jspecify.annotations.Nullable;

/** What a child answers. A picture or reading copy follows as a frame of its own. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "reply")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Reply.Opened.class, name = "opened"),
    @JsonSubTypes.Type(value = Reply.Page.class, name = "page"),
    @JsonSubTypes.Type(value = Reply.Unpacked.class, name = "unpacked"),
    @JsonSubTypes.Type(value = Reply.Named.class, name = "named"),
    @JsonSubTypes.Type(value = Reply.Done.class, name = "done"),
    @JsonSubTypes.Type(value = Reply.Rejected.class, name = "rejected"),
    @JsonSubTypes.Type(value = Reply.Picture.class, name = "picture")
})
sealed interface Reply {
    /** How many bytes of an unpacked file go into one frame. */
    int SLICE = 1 << 20;

    /**
     * The file could be opened.
     *
     * @param title that it carries
     * @param copyFollows true if the next frame is its reading copy
     */
    record Opened(String mediaType, int pages, @Nullable String title, boolean copyFollows) implements Reply {}

    /** A page has been read. */
    record Page(ReadPage page) implements Reply {}

    /** A file that came in the file; the next frames are its bytes, each but the last {@link #SLICE} long. */
    record Unpacked(PartPath path, long bytes) implements Reply {}

    /** A file that came in the file and will not be unpacked. */
    record Named(PartPath path, long bytes, String reason, String detail) implements Reply {}

    /** All pages have been read, and all is named that came in the file. */
    record Done() implements Reply {}

    /** The file will not be read. */
    record Rejected(String reason, String detail) implements Reply {}

    /** The next frame is the picture. */
    record Picture() implements Reply {}
}
