package io.gemba.corpus.testing;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.output.Response;
import io.gemba.corpus.embedding.InProcessEmbedder;
import io.gemba.corpus.embedding.KnownEmbedders;
import io.gemba.embedding.EmbeddingSpec;
import io.gemba.embedding.TextEmbedder;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** An embedding without a model: each word adds its own random direction, so texts that share words are near. */
public final class TestEmbedding implements EmbeddingModel {
    private static final int DIMENSIONS = 384;

    private static final String NAME = "test";

    private final int salt;
    private final int dimensions;

    private TestEmbedding(String name, int dimensions) {
        this.salt = name.equals(NAME) ? 0 : name.hashCode();
        this.dimensions = dimensions;
    }

    /** An embedder under the spec that {@link TestDatabase} declares. */
    public static TextEmbedder embedder() {
        return embedder(NAME, DIMENSIONS);
    }

    /** Another one; vectors of two names have nothing to do with each other. */
    public static TextEmbedder embedder(String name, int dimensions) {
        return new TextEmbedder(
                new EmbeddingSpec(name, dimensions, 512, ""),
                new TestEmbedding(name, dimensions),
                text -> text.split("\\s+").length + 2);
    }

    /** The one that {@link TestDatabase} declares, as the only one that is known. */
    public static KnownEmbedders known() {
        return KnownEmbedders.only(new InProcessEmbedder(embedder()));
    }

    @Override
    public Response<List<Embedding>> embedAll(List<TextSegment> segments) {
        return Response.from(
                segments.stream().map(segment -> embedding(segment.text())).toList());
    }

    private Embedding embedding(String text) {
        var sum = new float[dimensions];
        for (var word : text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")) {
            var direction = new Random(word.hashCode() + salt);
            for (int d = 0; d < dimensions; d++) {
                sum[d] += (float) direction.nextGaussian();
            }
        }
        var embedding = Embedding.from(sum);
        embedding.normalize();
        return embedding;
    }
}
