package io.gemba.ingestion.index;

import io.gemba.corpus.access.TenantId;
import io.gemba.corpus.database.CorpusDatabase;
import io.gemba.corpus.embedding.Embedder;
import io.gemba.corpus.embedding.Generation;
import io.gemba.corpus.embedding.Generations;
import io.gemba.corpus.embedding.KnownEmbedders;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The embedding models that documents are shown to: the live one, and the one that is about to take its place. */
public final class ModelsInUse {
    private final CorpusDatabase database;
    private final KnownEmbedders known;
    private final Generations generations = new Generations();
    private volatile @Nullable Embedder live;

    public ModelsInUse(CorpusDatabase database, KnownEmbedders known) {
        this.database = database;
        this.known = known;
    }

    /**
     * Those of this moment.
     *
     * @throws io.gemba.corpus.embedding.EmbeddingUnknown if the settings do not describe the live one
     */
    public Now now(TenantId tenant) {
        return database.forTenant(tenant, jdbc -> {
            var generation = generations.live(jdbc);
            var embedder = known.require(generation.model());
            live = embedder;
            return new Now(
                    new InUse(generation, embedder),
                    generations
                            .writable(jdbc)
                            .flatMap(next -> known.find(next.model()).map(it -> new InUse(next, it))));
        });
    }

    /** The one that was live when it was asked last; documents are cut so that it reads every chunk whole. */
    public Embedder live() {
        var seen = live;
        return seen == null ? now(new TenantId(1)).live().embedder() : seen;
    }

    /** A model and the generation that its vectors belong to. */
    public record InUse(Generation generation, Embedder embedder) {}

    /** What is used at a moment. */
    public record Now(InUse live, Optional<InUse> beside) {}
}
