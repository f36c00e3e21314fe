package io.gemba.model.routing;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.output.Response;
import dev.langchain4j.model.output.TokenUsage;
import io.gemba.corpus.access.Classification;
import io.gemba.model.Cancellation;
import io.gemba.model.EmbeddingCall;
import io.gemba.model.EmbeddingEndpoint;
import io.gemba.model.FailureReason;
import io.gemba.model.ModelFailed;
import io.gemba.model.ModelReply.Usage;
import io.gemba.model.provider.Provider;
import io.gemba.model.routing.Route.Manner;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One embedding endpoint. There is no other to fail over to, since vectors of two models do not compare. */
record RoutedEmbedding(Route route, Persistence persistence, Accounting accounting, Duration total)
        implements EmbeddingEndpoint {
    private static final int BATCH = 64;

    private record Vectors(List<float[]> all, int tokens) {}

    @Override
    public String provider() {
        return route.provider().name();
    }

    @Override
    public String model() {
        return route.provider().model();
    }

    @Override
    public boolean serves(Classification dataClass) {
        return route.serves(dataClass);
    }

    @Override
    public List<float[]> embed(EmbeddingCall call) {
        Turn turn = new Turn(RoutingModelGateway.deadline(call.deadline(), total), new Cancellation());
        return accounting
                .keep(call, turn, () -> embed(call, turn), it -> new Usage(it.tokens(), 0))
                .all();
    }

    private Vectors embed(EmbeddingCall call, Turn turn) {
        if (!route.serves(call.dataClass())) {
            throw new ModelFailed(new FailureReason.NoProvider(call.dataClass()));
        }
        List<float[]> all = new ArrayList<>();
        int tokens = 0;
        for (int from = 0; from < call.texts().size(); from += BATCH) {
            List<TextSegment> batch = call
                    .texts()
                    .subList(from, Math.min(from + BATCH, call.texts().size()))
                    .stream()
                    .map(TextSegment::from)
                    .toList();
            Vectors vectors =
                    persistence.ask(List.of(route), turn, Manner.WHOLE, (provider, exchange) -> embed(provider, batch));
            all.addAll(vectors.all());
            tokens += vectors.tokens();
        }
        return new Vectors(all, tokens);
    }

    private static Vectors embed(Provider provider, List<TextSegment> batch) {
        Response<List<Embedding>> response = provider.embedding().embedAll(batch);
        List<float[]> vectors =
                response.content().stream().map(Embedding::vector).toList();
        long lengths = vectors.stream().mapToInt(it -> it.length).distinct().count();
        if (vectors.size() != batch.size() || lengths != 1 || vectors.getFirst().length == 0) {
            throw new ModelFailed(new FailureReason.Malformed("vectors do not match the texts"));
        }
        int tokens = Optional.ofNullable(response.tokenUsage())
                .map(TokenUsage::inputTokenCount)
                .orElse(0);
        return new Vectors(vectors, tokens);
    }
}
