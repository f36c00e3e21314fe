package io.gemba.corpus.embedding;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * The embedding models that the settings describe, by name. One is loaded when it is first needed, since most
 * installations need one of them only.
 */
public final class KnownEmbedders {
    private final String wanted;
    private final Map<String, Supplier<Embedder>> models;
    private final Map<String, Embedder> open = new HashMap<>();

    /**
     * Knows models.
     *
     * @param wanted the name of the one that the corpus is to be filled with
     * @param models how each is loaded, by name
     */
    public KnownEmbedders(String wanted, Map<String, Supplier<Embedder>> models) {
        this.wanted = wanted;
        this.models = Map.copyOf(models);
        if (!models.containsKey(wanted)) {
            throw new EmbeddingUnknown(wanted, names());
        }
    }

    /** One model alone, loaded already. */
    public static KnownEmbedders only(Embedder embedder) {
        return new KnownEmbedders(embedder.spec().name(), Map.of(embedder.spec().name(), () -> embedder));
    }

    /** The name of the model that the corpus is to be filled with; the live one may still be another. */
    public String wanted() {
        return wanted;
    }

    /** A model by name; empty if the settings do not describe it. */
    public synchronized Optional<Embedder> find(String name) {
        if (!models.containsKey(name)) {
            return Optional.empty();
        }
        return Optional.of(open.computeIfAbsent(
                name, key -> Optional.ofNullable(models.get(key)).orElseThrow().get()));
    }

    /**
     * A model by name.
     *
     * @throws EmbeddingUnknown if the settings do not describe it
     */
    public Embedder require(String name) {
        return find(name).orElseThrow(() -> new EmbeddingUnknown(name, names()));
    }

    private TreeSet<String> names() {
        return new TreeSet<>(models.keySet());
    }
}
