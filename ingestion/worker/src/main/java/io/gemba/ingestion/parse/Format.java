package io.gemba.ingestion.parse;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** A kind of file that is read. */
enum Format {
    PDF(Family.PDF, Set.of("application/pdf"), Set.of("pdf")),
    PNG(Family.IMAGE, Set.of("image/png"), Set.of("png")),
    JPEG(Family.IMAGE, Set.of("image/jpeg"), Set.of("jpg", "jpeg")),
    TIFF(Family.IMAGE, Set.of("image/tiff"), Set.of("tif", "tiff")),
    DOCX(
            Family.OFFICE,
            Set.of("application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
            Set.of("docx")),
    XLSX(Family.OFFICE, Set.of("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"), Set.of("xlsx")),
    HTML(Family.TEXT, Set.of("text/html", "application/xhtml+xml"), Set.of("html", "htm", "xhtml")),
    MARKDOWN(Family.TEXT, Set.of("text/x-web-markdown", "text/markdown"), Set.of("md", "markdown")),
    TEXT(Family.TEXT, Set.of("text/plain"), Set.of("txt", "text", "log"));

    private final Family family;
    private final Set<String> mediaTypes;
    private final Set<String> extensions;

    Format(Family family, Set<String> mediaTypes, Set<String> extensions) {
        this.family = family;
        this.mediaTypes = mediaTypes;
        this.extensions = extensions;
    }

    static Optional<Format> ofMediaType(String mediaType) {
        return Arrays.stream(values())
                .filter(format -> format.mediaTypes.contains(mediaType))
                .findFirst();
    }

    /** What a file says it is by its name; empty if the ending is unknown. */
    static Optional<Format> ofName(String fileName) {
        var ending = fileName.substring(fileName.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(format -> format.extensions.contains(ending))
                .findFirst();
    }

    Family family() {
        return family;
    }

    /** Formats that are easily taken for each other, harmlessly. */
    enum Family {
        PDF,
        IMAGE,
        OFFICE,
        TEXT
    }
}
