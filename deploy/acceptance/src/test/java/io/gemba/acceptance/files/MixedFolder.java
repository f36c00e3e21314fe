package io.gemba.acceptance.files;

import java.awt.Color;
import java.awt.Font;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;

/**
 * A folder as plants have them: notes, procedures, tables and scans in many formats, some twice, and among them files
 * that cannot be read.
 */
public final class MixedFolder {
    private static final List<String> ENDINGS = List.of(
            "txt", "md", "html", "pdf", "docx", "xlsx", "png", "pdf", "pptx", "odt", "rtf", "csv", "eml", "tif");
    private static final List<String> TEAMS = List.of("assembly", "maintenance/lines", "quality/records", "stores");

    private final Path folder;
    private final Map<String, String> refused = new LinkedHashMap<>();
    private final Map<String, String> readable = new LinkedHashMap<>();

    private MixedFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * Writes one for people to try.
     *
     * @param args the folder, and how many files
     */
    public static void main(String[] args) {
        write(Path.of(args[0]), Integer.parseInt(args[1]));
    }

    /** Writes so many readable files into a folder, and those that are not. */
    public static MixedFolder write(Path folder, int readable) {
        var mixed = new MixedFolder(folder);
        for (int n = 0; n < readable; n++) {
            mixed.readable(n);
        }
        mixed.refuse("empty.pdf", "EMPTY_FILE", new byte[0]);
        mixed.refuse("locked.pdf", "ENCRYPTED", Pdfs.encrypted());
        mixed.refuse("cut off.docx", "CORRUPT", Arrays.copyOf(OfficeFiles.ofParagraphs(List.of("Text.")), 300));
        mixed.refuse(
                "half a scan.pdf", "CORRUPT", "%PDF-1.7\nnothing of this is a PDF".getBytes(StandardCharsets.UTF_8));
        mixed.refuse("really a picture.pdf", "MISLABELLED", picture("png", page("A picture")));
        mixed.refuse("setup.exe", "UNSUPPORTED_TYPE", "MZ\u0090\0\3\0\0\0".getBytes(StandardCharsets.ISO_8859_1));
        mixed.refuse("white page.pdf", "NO_TEXT", Pdfs.ofPages(List.of(" ")));
        mixed.put("being written.pdf.part", "Not yet.".getBytes(StandardCharsets.UTF_8));
        return mixed;
    }

    private void readable(int n) {
        var ending = ENDINGS.get(n % ENDINGS.size());
        var unit = "ZX-%04d".formatted(1000 + n);
        var torque = "Unit %s is tightened to %d Nm.".formatted(unit, 20 + n % 70);
        var name = "%s/Report %s.%s".formatted(TEAMS.get(n % TEAMS.size()), unit, ending);
        var content = content(ending, unit, torque);
        put(name, content);
        readable.put(name, unit);
        if (n % 20 == 0) {
            put("copies/Copy of report %s.%s".formatted(unit, ending), content);
            readable.put("copies/Copy of report %s.%s".formatted(unit, ending), unit);
        }
    }

    private static byte[] content(String ending, String unit, String torque) {
        var rest = "The operator checks the seal, the oil level and the guard, and signs the record at the machine.";
        return switch (ending) {
            case "md" ->
                text("# Report %s%n%n%s %s%n%n| Size | Value |%n|---|---|%n| M8 | 25 Nm |%n"
                        .formatted(unit, torque, rest));
            case "html" ->
                text("<html><body><h1>Report %s</h1><p>%s</p><p>%s</p></body></html>".formatted(unit, torque, rest));
            case "pdf" ->
                Pdfs.ofPages(List.of(
                        "Report %s\n%s\n%s".formatted(unit, torque, rest),
                        "Tools\nThe wrench TW-9 and the gauge lie in the second drawer of the bench.",
                        "Records\nWhoever tightens the unit signs for it, and keeps the sheet for ten years."));
            case "docx" -> OfficeFiles.ofParagraphs(List.of("Report " + unit, torque, rest));
            case "xlsx" ->
                OfficeFiles.ofRows(List.of(List.of("Unit", "Step"), List.of(unit, torque), List.of("", rest)));
            case "pptx" -> OfficeFiles.ofSlide(List.of("Report " + unit, torque, rest));
            case "odt" -> OfficeFiles.ofOpenParagraphs(List.of("Report " + unit, torque, rest));
            case "rtf" -> text("{\\rtf1\\ansi Report %s\\par %s\\par %s\\par}".formatted(unit, torque, rest));
            case "csv" -> text("Unit;Step%n%s;%s%n%s;%s%n".formatted(unit, torque, unit, rest));
            case "eml" -> mail(unit, torque, rest);
            case "png" -> picture("png", page("Report %s. %s".formatted(unit, torque)));
            case "tif" -> picture("tif", page("Report %s. %s".formatted(unit, torque)), page("Sheet two of " + unit));
            default -> text("Report %s%n%n%s %s%n".formatted(unit, torque, rest));
        };
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] mail(String unit, String torque, String rest) {
        var mail = """
            From: Stores <stores@plant.example>
            To: Assembly <assembly@plant.example>
            Subject: Report %s
            Date: Mon, 2 Nov 2026 08:15:00 +0100
            MIME-Version: 1.0
            Content-Type: multipart/mixed; boundary="part"

            --part
            Content-Type: text/plain; charset=utf-8

            %s %s
            --part
            Content-Type: text/csv; name="stock.csv"
            Content-Disposition: attachment; filename="stock.csv"

            Unit;On hand
            %s;4
            --part--
            """.formatted(unit, torque, rest, unit);
        return text(mail.replace("\n", "\r\n"));
    }

    private static BufferedImage page(String words) {
        var image = new BufferedImage(1240, 400, BufferedImage.TYPE_BYTE_GRAY);
        var graphics = image.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
        graphics.setColor(Color.BLACK);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 36));
        graphics.drawString(words, 60, 120);
        graphics.dispose();
        return image;
    }

    private static byte[] picture(String format, BufferedImage... pages) {
        var writer = ImageIO.getImageWritersByFormatName(format).next();
        var bytes = new ByteArrayOutputStream();
        try (var out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            if (pages.length == 1) {
                writer.write(pages[0]);
            } else {
                writer.prepareWriteSequence(null);
                for (var page : pages) {
                    writer.writeToSequence(new IIOImage(page, null, null), null);
                }
                writer.endWriteSequence();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private void refuse(String name, String code, byte[] content) {
        put(name, content);
        refused.put(name, code);
    }

    private void put(String name, byte[] content) {
        try {
            var file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.write(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The codes with which files are refused, by their path within the folder. */
    public Map<String, String> refused() {
        return Collections.unmodifiableMap(refused);
    }

    /** What each readable file is found by, by its path within the folder. */
    public Map<String, String> readable() {
        return Collections.unmodifiableMap(readable);
    }
}
