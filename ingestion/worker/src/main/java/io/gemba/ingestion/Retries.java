package io.gemba.ingestion;

import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import io.gemba.embedding.EmbeddingUnavailable;
import java.time.Duration;

/**
 * Puts what failed back into the queue, behind what waits already: after a while that doubles each time. What only
 * waited, for its turn or for an embedding model, comes back soon.
 */
final class Retries<T> implements FailureHandler<T> {
    private static final Duration FIRST = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final int DOUBLINGS = 6;

    /** An embedding model that is out of reach may answer again soon, and is no fault of the document. */
    private static final Duration MODEL_WAIT = Duration.ofSeconds(15);

    @Override
    public void onFailure(ExecutionComplete execution, ExecutionOperations<T> operations) {
        var pause = switch (execution.getCause().orElse(null)) {
            case Suspects.Busy busy -> FIRST;
            case EmbeddingUnavailable unavailable -> MODEL_WAIT;
            case null, default -> pause(execution.getExecution().consecutiveFailures);
        };
        operations.reschedule(execution, execution.getTimeDone().plus(pause));
    }

    static Duration pause(int failures) {
        var pause = FIRST.multipliedBy(1L << Math.min(failures, DOUBLINGS));
        return pause.compareTo(LONGEST) < 0 ? pause : LONGEST;
    }
}
