package io.gemba.model;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Lets another thread end a call that is under way. Cancelling closes the connection to the provider; the call ends
 * with {@link FailureReason.Cancelled}.
 */
public final class Cancellation {
    private final Set<Runnable> actions = new LinkedHashSet<>();
    private boolean cancelled;

    /** Ends the call; does nothing when it has ended already. */
    public void cancel() {
        List<Runnable> due;
        synchronized (this) {
            cancelled = true;
            due = new ArrayList<>(actions);
            actions.clear();
        }
        due.forEach(Runnable::run);
    }

    public synchronized boolean isCancelled() {
        return cancelled;
    }

    /**
     * Has an action run when the call is cancelled, at once if it was already. The action has to be quick and must not
     * throw; it runs on the cancelling thread and may still do so while the registration is being closed.
     */
    public Registration onCancel(Runnable action) {
        synchronized (this) {
            if (!cancelled) {
                actions.add(action);
                return () -> forget(action);
            }
        }
        action.run();
        return () -> {};
    }

    private synchronized void forget(Runnable action) {
        actions.remove(action);
    }

    /** Closing it makes the cancellation forget the action. */
    public interface Registration extends AutoCloseable {
        @Override
        void close();
    }
}
