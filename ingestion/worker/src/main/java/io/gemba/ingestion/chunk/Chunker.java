package io.gemba.ingestion.chunk;

import io.gemba.corpus.chunk.ChunkContent;
import io.gemba.corpus.chunk.Piece;
import io.gemba.corpus.text.Language;
import io.gemba.corpus.text.LanguageDetector;
import io.gemba.corpus.text.Sentences;
import io.gemba.embedding.EmbeddingSpec;
import io.gemba.embedding.TokenCounter;
import io.gemba.ingestion.page.ReadPage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;

/**
 * Cuts a document into chunks that an embedding model reads whole. A chunk never crosses a heading; it is cut between
 * pieces, and within a list or a table only where they are long.
 */
public final class Chunker {
    private static final int WANTED_TOKENS = 220;
    private static final int WANTED_TOKENS_OF_A_LIST = 380;
    private static final int RESERVE = 24;

    private final Sentences sentences = new Sentences();
    private final LanguageDetector languages = new LanguageDetector();
    private final TokenCounter tokens;
    private final IntSupplier maxTokens;

    /** Cuts for the model of that spec, counting tokens as it does. */
    public Chunker(EmbeddingSpec spec, TokenCounter tokens) {
        this(spec::maxTokens, tokens);
    }

    /**
     * Cuts for a model that may be another from one document to the next.
     *
     * @param maxTokens how many tokens it reads
     */
    public Chunker(IntSupplier maxTokens, TokenCounter tokens) {
        this.maxTokens = maxTokens;
        this.tokens = tokens;
    }

    private int limit() {
        return maxTokens.getAsInt() - RESERVE - EmbeddedText.MOST_CONTEXT_TOKENS;
    }

    /** The chunks of a document in reading order; empty if it holds no text. */
    public List<ChunkContent> chunks(List<ReadPage> pages, Language language) {
        var chunks = new ArrayList<ChunkContent>();
        var perPage = PageLanguages.of(pages, language);
        for (var section : Sections.of(pages, language, sentences)) {
            var current = new ArrayList<Piece>();
            var used = 0;
            for (var piece : withinLimit(section.pieces())) {
                var needed = tokens.count(EmbeddedText.of(piece));
                if (!current.isEmpty() && used + needed > wanted(current.getLast(), piece)) {
                    chunks.add(chunk(chunks.size(), section, current, perPage));
                    current.clear();
                    used = 0;
                }
                current.add(piece);
                used += needed;
            }
            if (!current.isEmpty()) {
                chunks.add(chunk(chunks.size(), section, current, perPage));
            }
        }
        return chunks;
    }

    /** Steps of one procedure belong together, so their chunk may grow larger. */
    private int wanted(Piece last, Piece next) {
        var oneList =
                last.group() == next.group() && next.kind() != Piece.Kind.ROW && next.kind() != Piece.Kind.SENTENCE;
        return Math.min(limit(), oneList ? WANTED_TOKENS_OF_A_LIST : WANTED_TOKENS);
    }

    /** A chunk that does not tell its language is in that of its page. */
    private ChunkContent chunk(int ordinal, Section section, List<Piece> pieces, PageLanguages perPage) {
        var ofPage = perPage.of(pieces.getFirst().page());
        var content = new ChunkContent(ordinal, section.heading(), pieces, ofPage);
        var own = languages.detect(content.text()).orElse(ofPage);
        return own == ofPage ? content : new ChunkContent(ordinal, section.heading(), pieces, own);
    }

    /** A piece that is longer than the model reads is cut between words. */
    private List<Piece> withinLimit(List<Piece> pieces) {
        var within = new ArrayList<Piece>();
        for (var piece : pieces) {
            if (tokens.count(EmbeddedText.of(piece)) <= limit()) {
                within.add(piece);
            } else {
                halves(piece, within);
            }
        }
        return within;
    }

    private void halves(Piece piece, List<Piece> within) {
        var words = piece.text().split(" ");
        if (words.length < 2) {
            var half = piece.text().length() / 2;
            within.addAll(withinLimit(List.of(
                    textOf(piece, piece.text().substring(0, half)),
                    textOf(piece, piece.text().substring(half)))));
            return;
        }
        var half = words.length / 2;
        within.addAll(withinLimit(List.of(
                textOf(piece, String.join(" ", Arrays.copyOfRange(words, 0, half))),
                textOf(piece, String.join(" ", Arrays.copyOfRange(words, half, words.length))))));
    }

    private static Piece textOf(Piece piece, String text) {
        return Piece.of(piece.kind(), text, piece.page(), piece.boxes(), piece.confidence(), piece.group());
    }

    private record PageLanguages(Map<Integer, Language> told, Language ofDocument) {
        static PageLanguages of(List<ReadPage> pages, Language ofDocument) {
            var told = new HashMap<Integer, Language>();
            for (var page : pages) {
                var language = page.language();
                if (language != null) {
                    told.put(page.number(), language);
                }
            }
            return new PageLanguages(told, ofDocument);
        }

        Language of(int page) {
            return told.getOrDefault(page, ofDocument);
        }
    }
}
