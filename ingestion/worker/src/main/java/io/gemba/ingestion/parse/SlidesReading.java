package io.gemba.ingestion.parse;

import io.gemba.ingestion.page.PrintedText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.hslf.usermodel.HSLFSlideShow;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageAccess;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.sl.usermodel.GroupShape;
import org.apache.poi.sl.usermodel.Notes;
import org.apache.poi.sl.usermodel.Placeholder;
import org.apache.poi.sl.usermodel.Shape;
import org.apache.poi.sl.usermodel.SimpleShape;
import org.apache.poi.sl.usermodel.Slide;
import org.apache.poi.sl.usermodel.SlideShow;
import org.apache.poi.sl.usermodel.TableShape;
import org.apache.poi.sl.usermodel.TextParagraph;
import org.apache.poi.sl.usermodel.TextRun;
import org.apache.poi.sl.usermodel.TextShape;
import org.apache.poi.sl.usermodel.TextShape.TextPlaceholder;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.jspecify.annotations.Nullable;

/** Reads presentations: each slide under its title, followed by what the speaker has noted. */
final class SlidesReading {
    private static final Set<TextPlaceholder> TITLES = EnumSet.of(TextPlaceholder.TITLE, TextPlaceholder.CENTER_TITLE);
    private static final Set<Placeholder> FURNITURE =
            Set.of(Placeholder.DATETIME, Placeholder.FOOTER, Placeholder.HEADER, Placeholder.SLIDE_NUMBER);
    private static final int DEEPEST = 50;

    private final List<Flow> flow = new ArrayList<>();
    private String title = "";

    private SlidesReading() {}

    static FlowContent read(Path file, Format format) throws IOException, FileRejected {
        if (format == Format.PPTX) {
            OfficeReading.refuseAttack(file);
        }
        try (var slides = open(file, format)) {
            var reading = new SlidesReading();
            for (var slide : slides.getSlides()) {
                reading.slide(slide);
            }
            return new FlowContent(title(slides), reading.flow);
        } catch (EncryptedDocumentException e) {
            throw OfficeReading.encrypted();
        } catch (InvalidFormatException e) {
            throw OfficeReading.damaged();
        }
    }

    private static SlideShow<?, ?> open(Path file, Format format) throws IOException, InvalidFormatException {
        return format == Format.PPTX ? newSlides(file) : oldSlides(file);
    }

    /** A file that turns out to be damaged is closed, too. */
    private static SlideShow<?, ?> newSlides(Path file) throws IOException, InvalidFormatException {
        var opened = OPCPackage.open(file.toFile(), PackageAccess.READ);
        try {
            return new XMLSlideShow(opened);
        } catch (RuntimeException e) {
            opened.revert();
            throw e;
        }
    }

    private static SlideShow<?, ?> oldSlides(Path file) throws IOException {
        var opened = new POIFSFileSystem(file.toFile(), true);
        try {
            return new HSLFSlideShow(opened);
        } catch (IOException | RuntimeException e) {
            opened.close();
            throw e;
        }
    }

    private static @Nullable String title(SlideShow<?, ?> slides) {
        return slides instanceof XMLSlideShow show
                ? show.getProperties().getCoreProperties().getTitle()
                : null;
    }

    /** Whatever lies above or below what on a slide, its title comes first. */
    private void slide(Slide<?, ?> slide) {
        flow.add(new Flow.Break());
        title = title(slide);
        if (!title.isEmpty()) {
            flow.add(new Flow.Heading(1, title));
        }
        slide.getShapes().forEach(shape -> shape(shape, 0));
        notes(slide.getNotes());
    }

    private static String title(Slide<?, ?> slide) {
        for (var shape : slide.getShapes()) {
            if (shape instanceof TextShape<?, ?> text && TITLES.contains(text.getTextPlaceholder())) {
                return PrintedText.spaced(text.getText());
            }
        }
        return PrintedText.spaced(Optional.ofNullable(slide.getTitle()).orElse(""));
    }

    private void notes(@Nullable Notes<?, ?> notes) {
        if (notes == null) {
            return;
        }
        var before = flow.size();
        notes.getShapes().forEach(shape -> {
            if (shape instanceof TextShape<?, ?> text && placeholder(text) != Placeholder.SLIDE_IMAGE) {
                text(text);
            }
        });
        if (flow.size() > before) {
            flow.add(before, new Flow.Heading(2, "Notes"));
        }
    }

    private void shape(Shape<?, ?> shape, int depth) {
        switch (shape) {
            case TableShape<?, ?> table -> table(table);
            case TextShape<?, ?> text when !PrintedText.spaced(text.getText()).equals(title) -> text(text);
            case GroupShape<?, ?> group
            when depth < DEEPEST -> group.getShapes().forEach(it -> shape(it, depth + 1));
            default -> {
                // Pictures and lines say nothing.
            }
        }
    }

    /** Of a shape that is none, nobody says what it is for. */
    private static Placeholder placeholder(SimpleShape<?, ?> shape) {
        var placeholder = shape.getPlaceholder();
        return placeholder == null ? Placeholder.NONE : placeholder;
    }

    private void text(TextShape<?, ?> text) {
        if (!FURNITURE.contains(placeholder(text))) {
            text.getTextParagraphs().forEach(this::paragraph);
        }
    }

    private void paragraph(TextParagraph<?, ?, ?> paragraph) {
        var words = PrintedText.spaced(
                paragraph.getTextRuns().stream().map(TextRun::getRawText).collect(Collectors.joining()));
        if (!words.isEmpty()) {
            var bulleted = paragraph.getBulletStyle() != null;
            flow.add(
                    bulleted
                            ? new Flow.Item("•", Math.max(0, paragraph.getIndentLevel()), words)
                            : new Flow.Paragraph(words));
        }
    }

    private void table(TableShape<?, ?> table) {
        var rows = IntStream.range(0, table.getNumberOfRows())
                .mapToObj(row -> IntStream.range(0, table.getNumberOfColumns())
                        .mapToObj(column -> cell(table, row, column))
                        .toList())
                .filter(row -> row.stream().anyMatch(cell -> !cell.isEmpty()))
                .toList();
        if (!rows.isEmpty()) {
            flow.add(new Flow.Table(rows.size() > 1, rows));
        }
    }

    private static String cell(TableShape<?, ?> table, int row, int column) {
        var cell = table.getCell(row, column);
        return cell == null ? "" : PrintedText.spaced(cell.getText());
    }
}
