package io.gemba.ingestion.parse;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A kind of file that is read. */
enum Format {
    PDF(Family.PDF, List.of("application/pdf"), List.of("pdf")),
    PNG(Family.IMAGE, List.of("image/png"), List.of("png")),
    JPEG(Family.IMAGE, List.of("image/jpeg"), List.of("jpg", "jpeg")),
    TIFF(Family.IMAGE, List.of("image/tiff"), List.of("tif", "tiff")),
    DOCX(
            Family.OFFICE,
            List.of(
                    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                    "application/vnd.ms-word.document.macroenabled.12"),
            List.of("docx", "docm")),
    XLSX(
            Family.OFFICE,
            List.of(
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                    "application/vnd.ms-excel.sheet.macroenabled.12"),
            List.of("xlsx", "xlsm")),
    PPTX(
            Family.OFFICE,
            List.of(
                    "application/vnd.openxmlformats-officedocument.presentationml.presentation",
                    "application/vnd.openxmlformats-officedocument.presentationml.slideshow",
                    "application/vnd.ms-powerpoint.presentation.macroenabled.12"),
            List.of("pptx", "ppsx", "pptm")),
    DOC(Family.OFFICE, List.of("application/msword"), List.of("doc")),
    XLS(Family.OFFICE, List.of("application/vnd.ms-excel"), List.of("xls")),
    PPT(Family.OFFICE, List.of("application/vnd.ms-powerpoint"), List.of("ppt", "pps")),
    RTF(Family.OFFICE, List.of("application/rtf", "text/rtf"), List.of("rtf")),
    ODT(Family.OFFICE, List.of("application/vnd.oasis.opendocument.text"), List.of("odt")),
    ODS(Family.OFFICE, List.of("application/vnd.oasis.opendocument.spreadsheet"), List.of("ods")),
    ODP(Family.OFFICE, List.of("application/vnd.oasis.opendocument.presentation"), List.of("odp")),
    HTML(Family.TEXT, List.of("text/html", "application/xhtml+xml"), List.of("html", "htm", "xhtml")),
    MARKDOWN(Family.TEXT, List.of("text/markdown", "text/x-web-markdown"), List.of("md", "markdown")),
    CSV(Family.TEXT, List.of("text/csv", "text/tab-separated-values"), List.of("csv", "tsv")),
    TEXT(Family.TEXT, List.of("text/plain"), List.of("txt", "text", "log")),
    EML(Family.TEXT, List.of("message/rfc822"), List.of("eml")),
    MSG(Family.MAIL, List.of("application/vnd.ms-outlook"), List.of("msg")),
    ZIP(Family.ARCHIVE, List.of("application/zip"), List.of("zip"));

    private final Family family;
    private final List<String> mediaTypes;
    private final List<String> extensions;

    Format(Family family, List<String> mediaTypes, List<String> extensions) {
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

    /** The name by which the format is known to all. */
    String mediaType() {
        return mediaTypes.getFirst();
    }

    /** How names of such files usually end, the dot included. */
    String ending() {
        return "." + extensions.getFirst();
    }

    /** Formats that are easily taken for each other, harmlessly. */
    enum Family {
        PDF,
        IMAGE,
        OFFICE,
        TEXT,
        MAIL,
        ARCHIVE
    }
}
