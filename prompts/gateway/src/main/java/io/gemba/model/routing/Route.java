package io.gemba.model.routing;

import dev.langchain4j.exception.ContentFilteredException;
import dev.langchain4j.exception.UnsupportedFeatureException;
import io.gemba.corpus.access.Classification;
import io.gemba.model.FailureReason;
import io.gemba.model.ModelFailed;
import io.gemba.model.http.Exchange;
import io.gemba.model.provider.Provider;
import io.gemba.model.settings.ModelSettings;
import io.gemba.model.settings.TimeLimits;
import java.time.Duration;

/** One provider, and what stands before it: a bounded number of places, and rest after failures. */
final class Route {
    private final Provider provider;
    private final TimeLimits limits;
    private final Admission admission;
    private final Health health;

    /** What is done with the provider, within an exchange. */
    interface Attempt<T> {
        T make(Provider provider, Exchange exchange);
    }

    /** How a reply comes. */
    enum Manner {
        /** Piece by piece, so that silence says something. */
        STREAMED,
        /** As a whole, so that only the deadline counts. */
        WHOLE
    }

    Route(Provider provider, ModelSettings settings) {
        this.provider = provider;
        this.limits = settings.limits();
        this.admission = new Admission(provider.maxConcurrent());
        this.health = new Health(provider.name(), settings.cooldown());
    }

    Provider provider() {
        return provider;
    }

    boolean serves(Classification dataClass) {
        return provider.serves(dataClass);
    }

    boolean callsTools() {
        return provider.callsTools();
    }

    /**
     * Makes an attempt, when there is a place for it.
     *
     * @throws ModelFailed with the provider's name
     */
    <T> T attempt(Turn turn, Manner manner, Attempt<T> attempt) {
        try {
            turn.tries(this);
            health.permit();
            return admitted(turn, manner, attempt);
        } catch (ModelFailed e) {
            throw new ModelFailed(provider.name(), e.reason());
        }
    }

    private <T> T admitted(Turn turn, Manner manner, Attempt<T> attempt) {
        try {
            admission.enter(turn.deadline().leftUpTo(limits.queue()), turn.cancellation());
        } catch (ModelFailed e) {
            health.release();
            throw e;
        }
        try {
            turn.sends();
            return observed(exchange(turn, manner), attempt);
        } finally {
            admission.leave();
        }
    }

    private <T> T observed(Exchange exchange, Attempt<T> attempt) {
        try {
            T reply = exchange.run(() -> attempt.make(provider, exchange));
            health.answered();
            return reply;
        } catch (Exception e) {
            RuntimeException told = told(e, exchange);
            if (told instanceof ModelFailed failure) {
                health.failed(failure, exchange.isAnswered());
            } else {
                health.release();
            }
            throw told;
        }
    }

    private Exchange exchange(Turn turn, Manner manner) {
        return switch (manner) {
            case STREAMED -> {
                Duration firstToken = provider.firstToken().orElse(limits.firstToken());
                yield new Exchange(turn.deadline(), firstToken, limits.betweenTokens(), turn.cancellation());
            }
            case WHOLE -> new Exchange(turn.deadline(), limits.total(), limits.total(), turn.cancellation());
        };
    }

    /** What an exception means: the exchange's own failure, a fault in the reply, or a fault in the call. */
    private static RuntimeException told(Exception thrown, Exchange exchange) {
        return switch (thrown) {
            case ModelFailed failure -> failure;
            case ListenerFailed failure -> failure;
            case ContentFilteredException e -> new ModelFailed(new FailureReason.ContentRefused("refusal"));
            case UnsupportedFeatureException e -> new ModelFailed(new FailureReason.Rejected(0, "unsupported"));
            case RuntimeException e
            when Thread.currentThread().isInterrupted() -> new ModelFailed(new FailureReason.Cancelled());
            // What LangChain4j throws then quotes the reply.
            case RuntimeException e
            when exchange.isAnswered() -> new ModelFailed(new FailureReason.Malformed("unreadable reply"));
            case RuntimeException e -> e;
            default -> new IllegalStateException(thrown);
        };
    }
}
