package io.gemba.ingestion.child;

import io.gemba.ingestion.Pdfs;
import io.gemba.ingestion.SampleMails;
import io.gemba.ingestion.SampleOffice;
import io.gemba.ingestion.SamplePictures;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipInputStream;

/** Makes damaged files of sound ones, the same for the same seed. */
final class Mutations {
    /** One in so many is a picture, since recognising words takes long. */
    private static final int PICTURES = 100;

    private static final List<String> ENDINGS = List.of(
            "pdf", "docx", "xlsx", "pptx", "doc", "xls", "ppt", "rtf", "odt", "ods", "odp", "html", "md", "csv", "txt",
            "eml", "msg", "zip", "png", "jpg", "tiff", "bin", "");

    private final long seed;
    private final List<Sample> samples;
    private final List<Sample> pictures;

    private Mutations(long seed, List<Sample> samples, List<Sample> pictures) {
        this.seed = seed;
        this.samples = samples;
        this.pictures = pictures;
    }

    /** Of files in every format that is read. */
    static Mutations ofEveryFormat(long seed) throws IOException {
        var text =
                "# Lubrication\n\nUse VG 220 in **all** gearboxes.\n\n1. Open\n2. Close\n\n| Machine | Litres |\n|---|---|\n| HX | 2 |\n"
                        .getBytes(StandardCharsets.UTF_8);
        var html =
                "<html><body><h1>Oil</h1><p>Use VG 220.</p><table><tr><td>a</td><td>1</td></tr></table></body></html>";
        var csv = "Part;Name;Stock\nA-1;\"Seal; small\";4\nA-2;Ring;5\n".getBytes(StandardCharsets.UTF_8);
        var archive = SampleOffice.zip(Map.of("a/oil.txt", text, "b.csv", csv));
        var samples = List.of(
                new Sample("text.pdf", Pdfs.text(List.of(List.of("# Oil", "Use VG 220."), List.of("Second page.")))),
                new Sample("text.docx", SampleOffice.docx()),
                new Sample("text.xlsx", SampleOffice.xlsx()),
                new Sample("text.pptx", SampleOffice.pptx()),
                new Sample("text.xls", SampleOffice.xls()),
                new Sample("text.ppt", SampleOffice.ppt()),
                new Sample("text.rtf", SampleOffice.rtf()),
                new Sample("text.odt", SampleOffice.odt()),
                new Sample("text.ods", SampleOffice.ods()),
                new Sample("text.odp", SampleOffice.odp()),
                new Sample("text.html", html.getBytes(StandardCharsets.UTF_8)),
                new Sample("text.md", text),
                new Sample("text.txt", text),
                new Sample("text.csv", csv),
                new Sample("mail.eml", SampleMails.eml("Oil", "Use VG 220.", Map.of("b.csv", csv, "c.zip", archive))),
                new Sample("mail.msg", SampleMails.msg("Oil", "Use VG 220.", Map.of("b.csv", csv), List.of("Inner"))),
                new Sample("files.zip", archive));
        var pictures = List.of(
                new Sample("picture.png", SamplePictures.picture("png", "Use VG 220")),
                new Sample("picture.jpg", SamplePictures.picture("jpg", "Use VG 220")),
                new Sample("fax.tiff", SamplePictures.tiff("CCITT T.6", "Use VG 220", "Second")),
                new Sample("pages.tif", SamplePictures.tiff("LZW", "Use VG 220")));
        return new Mutations(seed, samples, pictures);
    }

    /** Of the files of a folder. */
    static Mutations ofFolder(long seed, Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            var samples = files.filter(Files::isRegularFile)
                    .sorted()
                    .map(Mutations::sample)
                    .toList();
            return new Mutations(seed, samples, samples);
        }
    }

    private static Sample sample(Path file) {
        try {
            return new Sample(file.getFileName().toString(), Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A damaged file, told by its number. */
    Mutated mutated(int number) throws IOException {
        var random = new Random(seed * 1_000_003 + number);
        var from = number % PICTURES == PICTURES - 1 ? pictures : samples;
        var sample = from.get(random.nextInt(from.size()));
        var steps = new ArrayList<String>();
        var content = random.nextInt(3) == 0 ? withinArchive(random, sample.content(), steps) : sample.content();
        if (content == sample.content()) {
            for (int times = 1 + random.nextInt(3); times > 0; times--) {
                content = damaged(random, content, steps);
            }
        }
        var name = sample.name();
        switch (random.nextInt(20)) {
            case 0 -> {
                content = SampleOffice.zip(Map.of(name, content, "b/" + name, content));
                name = "nested.zip";
            }
            case 1 -> {
                content = SampleMails.eml("Nested", "See attached.", Map.of(name, content));
                name = "nested.eml";
            }
            case 2 -> name = "misnamed." + ENDINGS.get(random.nextInt(ENDINGS.size()));
            default -> {
                // It stays what it says it is.
            }
        }
        return new Mutated(name, content, "%s of %s".formatted(steps, sample.name()));
    }

    /**
     * Damages one file in an archive, or in an Office file, and packs it anew: what is packed is hardly damaged else.
     */
    private byte[] withinArchive(Random random, byte[] content, List<String> steps) throws IOException {
        if (content.length < 4 || content[0] != 'P' || content[1] != 'K') {
            return content;
        }
        var entries = new LinkedHashMap<String, byte[]>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(content))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), zip.readAllBytes());
            }
        }
        if (entries.isEmpty()) {
            return content;
        }
        var names = new ArrayList<>(entries.keySet());
        var name = names.get(random.nextInt(names.size()));
        steps.add("within " + name);
        entries.computeIfPresent(name, (key, entry) -> damaged(random, entry, steps));
        return SampleOffice.zip(entries);
    }

    private byte[] damaged(Random random, byte[] content, List<String> steps) {
        if (content.length == 0) {
            return content;
        }
        var at = random.nextInt(content.length);
        var length = Math.min(content.length - at, 1 + random.nextInt(1 << (1 + random.nextInt(12))));
        var kind = random.nextInt(8);
        steps.add("%d at %d for %d".formatted(kind, at, length));
        return switch (kind) {
            case 0 -> flipped(random, content, 1 + random.nextInt(16));
            case 1 -> overwritten(content, at, length, (byte) (random.nextBoolean() ? 0 : 0xFF));
            case 2 -> randomised(random, content, at, length);
            case 3 -> Arrays.copyOf(content, at);
            case 4 -> joined(content, at + length, at);
            case 5 -> joined(content, at, at + length);
            case 6 -> spliced(random, content, at);
            default -> figured(random, content, at);
        };
    }

    private static byte[] flipped(Random random, byte[] content, int times) {
        var flipped = content.clone();
        for (; times > 0; times--) {
            flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return flipped;
    }

    private static byte[] overwritten(byte[] content, int at, int length, byte with) {
        var overwritten = content.clone();
        Arrays.fill(overwritten, at, at + length, with);
        return overwritten;
    }

    private static byte[] randomised(Random random, byte[] content, int at, int length) {
        var noise = new byte[length];
        random.nextBytes(noise);
        var randomised = content.clone();
        System.arraycopy(noise, 0, randomised, at, length);
        return randomised;
    }

    /** The beginning up to one place and the end from another: what lies between is there twice, or not at all. */
    private static byte[] joined(byte[] content, int until, int from) {
        var joined = new ByteArrayOutputStream();
        joined.write(content, 0, until);
        joined.write(content, from, content.length - from);
        return joined.toByteArray();
    }

    /** Goes on with the end of another file. */
    private byte[] spliced(Random random, byte[] content, int at) {
        var other = samples.get(random.nextInt(samples.size())).content();
        var from = random.nextInt(Math.max(1, other.length));
        var spliced = new ByteArrayOutputStream();
        spliced.write(content, 0, at);
        spliced.write(other, from, other.length - from);
        return spliced.toByteArray();
    }

    /** Makes the next figure an unlikely one. */
    private static byte[] figured(Random random, byte[] content, int at) {
        var from = at;
        while (from < content.length && (content[from] < '0' || content[from] > '9')) {
            from++;
        }
        var end = from;
        while (end < content.length && content[end] >= '0' && content[end] <= '9') {
            end++;
        }
        var figures = List.of("0", "-1", "1", "2147483647", "4294967296", "99999999999999999999", "65535", "0.0000001");
        var figured = new ByteArrayOutputStream();
        figured.write(content, 0, from);
        figured.writeBytes(figures.get(random.nextInt(figures.size())).getBytes(StandardCharsets.US_ASCII));
        figured.write(content, end, content.length - end);
        return figured.toByteArray();
    }

    /** A sound file. */
    private record Sample(String name, byte[] content) {}

    /**
     * A damaged file.
     *
     * @param how it came about
     */
    record Mutated(String name, byte[] content, String how) {}
}
