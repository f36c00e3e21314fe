package io.gemba.model.routing;

import io.gemba.model.Cancellation;
import io.gemba.model.Cancellation.Registration;
import io.gemba.model.FailureReason;
import io.gemba.model.ModelFailed;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A bounded number of places, given in the order of asking. */
final class Admission {
    private final Queue<CompletableFuture<Void>> waiting = new ArrayDeque<>();
    private int free;

    Admission(int places) {
        this.free = places;
    }

    /**
     * Takes a place, waiting for one if need be.
     *
     * @throws ModelFailed if none became free in time, or the caller gave up
     */
    void enter(Duration longest, Cancellation cancellation) {
        CompletableFuture<Void> place = ask();
        try (Registration cancelling = cancellation.onCancel(() -> place.cancel(false))) {
            place.get(longest.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            giveUp(place);
            throw new ModelFailed(new FailureReason.Overloaded());
        } catch (InterruptedException e) {
            giveUp(place);
            Thread.currentThread().interrupt();
            throw new ModelFailed(new FailureReason.Cancelled());
        } catch (CancellationException e) {
            throw new ModelFailed(new FailureReason.Cancelled());
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Gives the place to whoever has waited longest. */
    synchronized void leave() {
        for (CompletableFuture<Void> next = waiting.poll(); next != null; next = waiting.poll()) {
            if (next.complete(null)) {
                return;
            }
        }
        free++;
    }

    private synchronized CompletableFuture<Void> ask() {
        if (free > 0) {
            free--;
            return CompletableFuture.completedFuture(null);
        }
        CompletableFuture<Void> place = new CompletableFuture<>();
        waiting.add(place);
        return place;
    }

    private synchronized void giveUp(CompletableFuture<Void> place) {
        waiting.remove(place);
        if (!place.cancel(false)) {
            leave();
        }
    }
}
