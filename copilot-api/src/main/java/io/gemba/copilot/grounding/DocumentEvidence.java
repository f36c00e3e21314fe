package io.gemba.copilot.grounding;

import io.gemba.corpus.access.Classification;
import io.gemba.corpus.chunk.Box;
import io.gemba.corpus.chunk.ChunkId;
import io.gemba.corpus.chunk.Piece;
import io.gemba.corpus.search.FoundChunk;
import io.gemba.corpus.search.FoundDocument;
import io.gemba.corpus.text.Language;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A span of a document that an answer may cite.
 *
 * @param pieces of one page, in reading order
 * @param heading the headings above it, the outermost first
 */
public record DocumentEvidence(
        ChunkId chunk, FoundDocument document, int page, List<Piece> pieces, List<String> heading, Language language)
        implements Evidence {
    /** The confidence below which readers are told to look at the page themselves. */
    public static final float POORLY_READ = 0.8f;

    public DocumentEvidence {
        pieces = List.copyOf(pieces);
        heading = List.copyOf(heading);
        if (pieces.isEmpty()) {
            throw new IllegalArgumentException("evidence has at least one piece");
        }
    }

    /** Pieces of a chunk as evidence, one for each page they stand on. */
    public static List<DocumentEvidence> of(FoundChunk chunk, List<Piece> pieces) {
        var pages = new LinkedHashMap<Integer, List<Piece>>();
        pieces.forEach(piece ->
                pages.computeIfAbsent(piece.page(), page -> new ArrayList<>()).add(piece));
        return pages.entrySet().stream()
                .map(entry -> new DocumentEvidence(
                        chunk.id(),
                        chunk.document(),
                        entry.getKey(),
                        entry.getValue(),
                        chunk.content().heading(),
                        chunk.content().language()))
                .toList();
    }

    /**
     * Chunks that follow one another in one section as evidence, one for each page they stand on.
     *
     * @param run in their order; the first stands for all
     */
    public static List<DocumentEvidence> ofRun(List<FoundChunk> run) {
        return of(
                run.getFirst(),
                run.stream().flatMap(chunk -> chunk.content().pieces().stream()).toList());
    }

    /** The words as they stand, a line per piece; of a row with its header cells. */
    @Override
    public String text() {
        return pieces.stream().map(DocumentEvidence::text).collect(Collectors.joining("\n"));
    }

    private static String text(Piece piece) {
        return piece.columns().isEmpty() ? piece.text() : String.join(" | ", piece.columns()) + "\n" + piece.text();
    }

    /** The words to show as a quote: as they stand, without header cells. */
    public String quote() {
        return pieces.stream().map(Piece::text).collect(Collectors.joining("\n"));
    }

    /** Where it stands on its page. */
    public List<Box> boxes() {
        return pieces.stream().flatMap(piece -> piece.boxes().stream()).toList();
    }

    /** The least confidence with which any of it was read, 0 to 1. */
    public float confidence() {
        return (float) pieces.stream().mapToDouble(Piece::confidence).min().orElse(1);
    }

    /** True if some of it was read from a picture, and not quite surely. */
    public boolean isPoorlyRead() {
        return confidence() < POORLY_READ;
    }

    @Override
    public Classification classification() {
        return document.classification();
    }

    /** Headings, title, number and revision: they hold figures that belong to what stands below. */
    @Override
    public List<String> around() {
        return Stream.of(String.join("\n", heading), document.title(), document.number(), document.revision())
                .filter(Objects::nonNull)
                .toList();
    }

    @Override
    public String origin() {
        var revision = document.revision() == null ? "" : ", revision " + document.revision();
        var state = switch (document.standing()) {
            case CURRENT -> document.draft() ? ", a draft" : "";
            case COMING -> document.draft() ? ", a draft" : ", not in force yet";
            case SUPERSEDED -> ", no longer in force";
            case WITHDRAWN -> ", withdrawn";
        };
        var under = heading.isEmpty() ? "" : ", section " + String.join(" > ", heading);
        return "%s%s%s, page %d%s".formatted(document.title(), revision, state, page, under);
    }
}
