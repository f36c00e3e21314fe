package io.gemba.ingestion;

import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import java.time.Duration;

/**
 * Puts what failed back into the queue, behind what waits already: after a while that doubles each time. What only
 * waited for its turn comes back soon.
 */
final class Retries<T> implements FailureHandler<T> {
    private static final Duration FIRST = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final int DOUBLINGS = 6;

    @Override
    public void onFailure(ExecutionComplete execution, ExecutionOperations<T> operations) {
        var waited =
                execution.getCause().filter(Suspects.Busy.class::isInstance).isPresent();
        operations.reschedule(
                execution,
                execution.getTimeDone().plus(waited ? FIRST : pause(execution.getExecution().consecutiveFailures)));
    }

    static Duration pause(int failures) {
        var pause = FIRST.multipliedBy(1L << Math.min(failures, DOUBLINGS));
        return pause.compareTo(LONGEST) < 0 ? pause : LONGEST;
    }
}
