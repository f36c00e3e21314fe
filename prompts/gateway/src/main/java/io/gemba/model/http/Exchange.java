package io.gemba.model.http;

import io.gemba.model.Cancellation;
import io.gemba.model.FailureReason;
import io.gemba.model.ModelFailed;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * One request to one provider and the reply to it: how long to be patient, and whether to go on. Bound to the calling
 * thread while the request is made, since LangChain4j's interfaces have no place for it. Only the cancellation may be
 * used by another thread.
 */
public final class Exchange {
    private static final ScopedValue<Exchange> CURRENT = ScopedValue.newInstance();

    private final Deadline deadline;
    private final Duration firstToken;
    private final Duration betweenTokens;
    private final Cancellation cancellation;
    private @Nullable RuntimeException failure;
    private Deadline firstTokenBy;
    private boolean answered;
    private boolean begun;
    private boolean enough;
    private boolean ended;

    /**
     * An exchange that is about to begin.
     *
     * @param firstToken longest silence between sending the request and the reply's first token
     * @param betweenTokens longest silence after it
     */
    public Exchange(Deadline deadline, Duration firstToken, Duration betweenTokens, Cancellation cancellation) {
        this.deadline = deadline;
        this.firstToken = firstToken;
        this.firstTokenBy = Deadline.in(firstToken);
        this.betweenTokens = betweenTokens;
        this.cancellation = cancellation;
    }

    /** The exchange that the calling thread is in. */
    public static Exchange current() {
        return CURRENT.get();
    }

    /** Does the work within this exchange. */
    public <T extends @Nullable Object> T run(Callable<T> work) throws Exception {
        return ScopedValue.where(CURRENT, this).call(work::call);
    }

    /** A token has come, whether it is part of the answer or of the thinking before it. */
    public void begin() {
        begun = true;
    }

    /** Ends the exchange with a failure; the first one counts. Reading stops after the event at hand. */
    public void fail(RuntimeException reason) {
        if (failure == null) {
            failure = reason;
        }
    }

    /** Ends the exchange because what came is enough. Reading stops after the event at hand. */
    public void stop() {
        enough = true;
    }

    /** Whether the provider accepted the request, so that what goes wrong from then on is in the reply. */
    public boolean isAnswered() {
        return answered;
    }

    /** Whether the reply said by itself that it is complete. */
    public boolean isEnded() {
        return ended;
    }

    public Optional<RuntimeException> failure() {
        return Optional.ofNullable(failure);
    }

    public Deadline deadline() {
        return deadline;
    }

    boolean isEnough() {
        return enough;
    }

    void send() {
        firstTokenBy = Deadline.in(firstToken);
    }

    void answer() {
        answered = true;
    }

    void end() {
        ended = true;
    }

    Cancellation cancellation() {
        return cancellation;
    }

    /** How long to wait for what comes next. */
    Duration patience() {
        return deadline.leftUpTo(begun ? betweenTokens : firstTokenBy.left());
    }

    /** What it means that nothing came in time. */
    ModelFailed impatience() {
        return new ModelFailed(
                deadline.isOver()
                        ? new FailureReason.TimedOut()
                        : new FailureReason.Stalled(begun ? betweenTokens : firstToken));
    }

    void throwIfOver() {
        if (cancellation.isCancelled()) {
            throw new ModelFailed(new FailureReason.Cancelled());
        }
        if (failure != null) {
            throw failure;
        }
    }
}
