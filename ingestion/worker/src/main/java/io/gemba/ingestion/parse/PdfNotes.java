package io.gemba.ingestion.parse;

import io.gemba.corpus.page.HiddenText;
import io.gemba.corpus.page.HiddenText.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;

/** What has been attached to a PDF page: form fields and stamps are seen on it, remarks are not. */
final class PdfNotes {
    private PdfNotes() {}

    /** True of what is drawn as part of the page. */
    static boolean isSeen(PDAnnotation note) {
        return !note.isHidden() && !note.isNoView() && !isRemark(note);
    }

    private static boolean isRemark(PDAnnotation note) {
        return switch (String.valueOf(note.getSubtype())) {
            case "Text", "Popup", "FileAttachment", "Sound", "Movie" -> true;
            default -> false;
        };
    }

    /** The remarks on a page, and the fields that are switched off. */
    static List<HiddenText> remarks(PDPage page) throws IOException {
        var remarks = new ArrayList<HiddenText>();
        for (var note : page.getAnnotations()) {
            var text = note.getContents();
            if (text != null && !text.isBlank() && !isShownText(note)) {
                remarks.add(HiddenText.of(Kind.COMMENT, text));
            }
        }
        return remarks;
    }

    private static boolean isShownText(PDAnnotation note) {
        return isSeen(note) && List.of("FreeText", "Widget", "Link", "Stamp").contains(note.getSubtype());
    }
}
