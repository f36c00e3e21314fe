package io.gemba.corpus.testing;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.output.Response;
import io.gemba.embedding.EmbeddingSpec;
import io.gemba.embedding.TextEmbedder;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** An embedding without a model: each word adds its own random direction, so texts that share words are near. */
public final class TestEmbedding implements EmbeddingModel {
    private static final int DIMENSIONS = 384;

    /** An embedder under the spec that {@link TestDatabase} declares. */
    public static TextEmbedder embedder() {
        return new TextEmbedder(
                new EmbeddingSpec("test", DIMENSIONS, 512, ""),
                new TestEmbedding(),
                text -> text.split("\\s+").length + 2);
    }

    @Override
    public Response<List<Embedding>> embedAll(List<TextSegment> segments) {
        return Response.from(
                segments.stream().map(segment -> embedding(segment.text())).toList());
    }

    private static Embedding embedding(String text) {
        var sum = new float[DIMENSIONS];
        for (var word : text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")) {
            var direction = new Random(word.hashCode());
            for (int d = 0; d < DIMENSIONS; d++) {
                sum[d] += (float) direction.nextGaussian();
            }
        }
        var embedding = Embedding.from(sum);
        embedding.normalize();
        return embedding;
    }
}
