package io.gemba.corpus.embedding;

/** Vectors were made under a generation that is not the live one any more; they have to be made again. */
public final class EmbeddingChanged extends RuntimeException {
    private final Generation live;

    public EmbeddingChanged(Generation live) {
        super("the corpus is searched with %s now".formatted(live.model()));
        this.live = live;
    }

    /** The one that is live now. */
    public Generation live() {
        return live;
    }
}
