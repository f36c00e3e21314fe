package io.gemba.ingestion.classify;

import io.gemba.corpus.document.DocumentKind;
import io.gemba.corpus.document.VersionProgress.Facts;
import io.gemba.corpus.text.Identifiers;
import io.gemba.corpus.text.Language;
import io.gemba.corpus.text.LanguageDetector;
import io.gemba.ingestion.page.Block;
import io.gemba.ingestion.page.ReadPage;
import io.gemba.ingestion.page.Word;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads from a document's first pages what document control says about it, and tells its kind. */
public final class Classifier {
    private static final int LANGUAGE_PAGES = 12;
    private static final int LONGEST_TITLE = 160;
    private static final Pattern MEANINGLESS_TITLE =
            Pattern.compile("(?i)(?:microsoft \\w+ - .*|untitled.*|document\\d*|.*\\.(?:docx?|xlsx?|pdf|indd|html?))");
    private static final Pattern NUMBERED_NAME = Pattern.compile("\\b\\p{Lu}[\\p{L}]{0,5}[- ]?\\d[\\w/-]*");

    private final LanguageDetector languages = new LanguageDetector();

    /**
     * The facts of a document.
     *
     * @param fileName as it was handed in
     * @param fileTitle that the file itself carries
     * @param said what the uploader said it is; {@link DocumentKind#OTHER} if nothing
     */
    public Facts classify(List<ReadPage> pages, String fileName, @Nullable String fileTitle, DocumentKind said) {
        var stem = stem(fileName);
        var reading = new ControlReading(pages);
        var control = ControlFields.of(reading.fields());
        var title = title(pages, stem, fileTitle);
        var named = title + "\n" + stem;
        var number = control.number().or(() -> number(named));
        var revision =
                control.revision().or(() -> ControlFields.revisionIn(named)).or(reading::newestRevision);
        return new Facts(
                title,
                said == DocumentKind.OTHER ? kind(named, pages) : said,
                language(pages),
                number.orElse(null),
                revision.orElse(null),
                control.effectiveDate().or(() -> reading.dayOf(revision)).orElse(null),
                reading.notes(number, revision));
    }

    /**
     * The facts of a mail. It speaks of controlled documents without being one, so it has neither number nor revision.
     *
     * @param said what the uploader said it is; {@link DocumentKind#OTHER} if nothing
     */
    public Facts mail(List<ReadPage> pages, String fileName, @Nullable String subject, DocumentKind said) {
        return new Facts(
                title(pages, stem(fileName), subject),
                said == DocumentKind.OTHER ? DocumentKind.MAIL : said,
                language(pages),
                null,
                null,
                null);
    }

    private static String stem(String fileName) {
        return fileName.replaceFirst("\\.[^.]{1,8}$", "").replace('_', ' ').strip();
    }

    private Language language(List<ReadPage> pages) {
        return languages.detect(text(pages, LANGUAGE_PAGES)).orElse(Language.ENGLISH);
    }

    private static String title(List<ReadPage> pages, String stem, @Nullable String fileTitle) {
        if (fileTitle != null && !MEANINGLESS_TITLE.matcher(fileTitle).matches() && fileTitle.length() > 3) {
            return shortened(fileTitle);
        }
        return pages.stream()
                .findFirst()
                .flatMap(Classifier::largestHeading)
                .filter(heading -> heading.length() > 3)
                .map(Classifier::shortened)
                .orElse(stem);
    }

    private static Optional<String> largestHeading(ReadPage page) {
        return page.blocks().stream()
                .filter(Block.Heading.class::isInstance)
                .map(Block.Heading.class::cast)
                .max(Comparator.comparingDouble(Block.Heading::size)
                        .thenComparing(heading -> -heading.words().from()))
                .map(heading -> LabelledValue.text(page, heading.words()));
    }

    private static String shortened(String title) {
        return title.length() > LONGEST_TITLE ? title.substring(0, LONGEST_TITLE) : title;
    }

    private static DocumentKind kind(String named, List<ReadPage> pages) {
        return KindWords.in(named)
                .or(() -> pages.stream().findFirst().flatMap(page -> KindWords.in(headings(page))))
                .orElse(DocumentKind.OTHER);
    }

    private static String headings(ReadPage page) {
        return page.blocks().stream()
                .filter(Block.Heading.class::isInstance)
                .map(block -> LabelledValue.text(page, block.words()))
                .collect(Collectors.joining("\n"));
    }

    /** A name such as "SOP-014" in a title or file name. */
    private static Optional<String> number(String named) {
        return NUMBERED_NAME
                .matcher(named)
                .results()
                .map(match -> match.group().strip())
                .filter(name -> !Identifiers.in(name).isEmpty())
                .map(name -> name.replace(' ', '-').toUpperCase(Locale.ROOT))
                .findFirst();
    }

    private static String text(List<ReadPage> pages, int most) {
        return pages.stream()
                .limit(most)
                .flatMap(page -> page.words().stream())
                .map(Word::text)
                .collect(Collectors.joining(" "));
    }
}
