package io.gemba.ingestion.chunk;

import io.gemba.corpus.chunk.Piece;
import io.gemba.corpus.text.Language;
import io.gemba.corpus.text.Sentences;
import io.gemba.ingestion.page.Block;
import io.gemba.ingestion.page.ReadPage;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads pages as one text: drops their furniture, joins what a page break parts, and files every piece under its
 * heading.
 */
final class Sections {
    private final Sentences sentences;
    private final Language language;
    private final HeadingPath path = new HeadingPath();
    private final List<Section> sections = new ArrayList<>();
    private final List<Piece> pieces = new ArrayList<>();
    private final TableRows rows = new TableRows();
    private @Nullable PieceText open;
    private int group;

    private Sections(Sentences sentences, Language language) {
        this.sentences = sentences;
        this.language = language;
    }

    static List<Section> of(List<ReadPage> pages, Language language, Sentences sentences) {
        var reading = new Sections(sentences, language);
        var furniture = Furniture.of(pages);
        for (var page : pages) {
            for (var block : page.blocks()) {
                if (block.words().length() > 0 && !furniture.includes(page, block)) {
                    reading.read(page, block);
                }
            }
        }
        reading.endParagraph();
        reading.endSection();
        return reading.sections;
    }

    private void read(ReadPage page, Block block) {
        switch (block) {
            case Block.Heading heading -> {
                endParagraph();
                endSection();
                path.enter(heading, PieceText.of(page, heading.words()).text());
            }
            case Block.Paragraph paragraph -> paragraph(page, paragraph);
            case Block.Item item -> {
                endParagraph();
                item(page, item);
            }
            case Block.Row row -> {
                endParagraph();
                rows.read(page, row, ++group).ifPresent(pieces::add);
            }
        }
        if (!(block instanceof Block.Row)) {
            rows.interrupt();
        }
    }

    private void paragraph(ReadPage page, Block.Paragraph paragraph) {
        var words = paragraph.words();
        var first = page.words().get(words.from()).text();
        var unfinished = open != null && !open.text().matches(".*[.:;!?]\\)?$");
        if (open != null && unfinished && Character.isLowerCase(first.codePointAt(0)) && startsPage(page, paragraph)) {
            open.append(page, words);
            return;
        }
        endParagraph();
        open = PieceText.of(page, words);
    }

    private static boolean startsPage(ReadPage page, Block block) {
        return page.blocks().stream()
                .filter(Block.Paragraph.class::isInstance)
                .findFirst()
                .filter(first -> first == block)
                .isPresent();
    }

    private void endParagraph() {
        var text = open;
        open = null;
        if (text == null || text.isEmpty()) {
            return;
        }
        group++;
        if (FieldLine.matches(text.text())) {
            pieces.add(piece(FieldLine.isField(text.text()) ? Piece.Kind.FIELD : Piece.Kind.SENTENCE, text));
            return;
        }
        for (var span : sentences.spans(text.text(), language)) {
            var place = text.place(span.start(), span.end());
            pieces.add(Piece.of(
                    Piece.Kind.SENTENCE,
                    text.text().substring(span.start(), span.end()),
                    place.page(),
                    place.boxes(),
                    place.confidence(),
                    group));
        }
    }

    private void item(ReadPage page, Block.Item item) {
        var continues = !pieces.isEmpty()
                && (pieces.getLast().kind() == Piece.Kind.STEP
                        || pieces.getLast().kind() == Piece.Kind.ITEM);
        if (!continues) {
            group++;
        }
        pieces.add(piece(item.ordered() ? Piece.Kind.STEP : Piece.Kind.ITEM, PieceText.of(page, item.words())));
    }

    private Piece piece(Piece.Kind kind, PieceText text) {
        var place = text.place();
        return Piece.of(kind, text.text(), place.page(), place.boxes(), place.confidence(), group);
    }

    private void endSection() {
        if (!pieces.isEmpty()) {
            sections.add(new Section(path.texts(), pieces));
            pieces.clear();
        }
    }
}
