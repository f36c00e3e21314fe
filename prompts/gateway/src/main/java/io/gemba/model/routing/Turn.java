package io.gemba.model.routing;

import io.gemba.model.Cancellation;
import io.gemba.model.Cancellation.Registration;
import io.gemba.model.FailureReason;
import io.gemba.model.ModelFailed;
import io.gemba.model.http.Deadline;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** One call on its way: until when, whether anything was said to the caller, and how often it was sent. */
final class Turn {
    private final Deadline deadline;
    private final Cancellation cancellation;
    private @Nullable Route latest;
    private int attempts;
    private boolean said;

    Turn(Deadline deadline, Cancellation cancellation) {
        this.deadline = deadline;
        this.cancellation = cancellation;
    }

    Deadline deadline() {
        return deadline;
    }

    Cancellation cancellation() {
        return cancellation;
    }

    /** The route tried last. */
    Optional<Route> latest() {
        return Optional.ofNullable(latest);
    }

    int attempts() {
        return attempts;
    }

    /** Whether the caller has been handed text, so that no other reply may follow. */
    boolean hasSaid() {
        return said;
    }

    void tries(Route route) {
        if (cancellation.isCancelled()) {
            throw new ModelFailed(new FailureReason.Cancelled());
        }
        if (deadline.isOver()) {
            throw new ModelFailed(new FailureReason.TimedOut());
        }
        latest = route;
    }

    void sends() {
        attempts++;
    }

    void says() {
        said = true;
    }

    /** Waits, unless the caller gives up. */
    void pause(Duration time) {
        CompletableFuture<Void> cancelled = new CompletableFuture<>();
        try (Registration cancelling = cancellation.onCancel(() -> cancelled.complete(null))) {
            cancelled.get(time.toNanos(), TimeUnit.NANOSECONDS);
            throw new ModelFailed(new FailureReason.Cancelled());
        } catch (TimeoutException e) {
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ModelFailed(new FailureReason.Cancelled());
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
