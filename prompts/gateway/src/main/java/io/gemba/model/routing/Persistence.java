package io.gemba.model.routing;

import io.gemba.model.FailureReason.RateLimited;
import io.gemba.model.FailureReason.Resting;
import io.gemba.model.ModelFailed;
import io.gemba.model.routing.Route.Attempt;
import io.gemba.model.routing.Route.Manner;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** The one loop that retries and fails over: never past the deadline, and never once the caller was handed text. */
final class Persistence {
    private static final Logger log = LoggerFactory.getLogger(Persistence.class);
    private static final Duration FIRST_BACKOFF = Duration.ofMillis(250);

    private final int retries;
    private final RetryBudget budget = new RetryBudget();

    Persistence(int retries) {
        this.retries = retries;
    }

    <T> T ask(List<Route> routes, Turn turn, Manner manner, Attempt<T> attempt) {
        Queue<Route> left = new ArrayDeque<>(routes);
        int spent = 0;
        int spentHere = 0;
        ModelFailed failure = null;
        budget.earn();
        while (true) {
            try {
                return left.element().attempt(turn, manner, attempt);
            } catch (ModelFailed latest) {
                failure = telling(failure, latest);
                NextStep step = turn.hasSaid() ? NextStep.NONE : NextStep.after(latest.reason());
                boolean more = left.size() > 1;
                if (again(step, more, spentHere) && spent < retries && waitedToRetry(latest, turn, spent)) {
                    spent++;
                    spentHere++;
                } else if (step != NextStep.NONE && more) {
                    left.remove();
                    spentHere = 0;
                    tellChange(latest, left.element());
                } else {
                    throw failure;
                }
            }
        }
    }

    private static void tellChange(ModelFailed failure, Route next) {
        log.atLevel(failure.reason() instanceof Resting ? Level.DEBUG : Level.WARN)
                .log(
                        "{}, asking {} instead",
                        failure.getMessage(),
                        next.provider().name());
    }

    /** That a provider is left alone says less than what it failed with just now. */
    private static ModelFailed telling(@Nullable ModelFailed before, ModelFailed latest) {
        return before != null && latest.reason() instanceof Resting ? before : latest;
    }

    private static boolean again(NextStep step, boolean more, int spentHere) {
        return switch (step) {
            case AGAIN_THEN_ELSEWHERE -> !more || spentHere == 0;
            case ELSEWHERE_OR_AGAIN -> !more;
            case ELSEWHERE, NONE -> false;
        };
    }

    private boolean waitedToRetry(ModelFailed failure, Turn turn, int spent) {
        Duration wait = wait(failure, spent);
        if (wait.compareTo(turn.deadline().left()) >= 0 || !budget.spend()) {
            return false;
        }
        log.info("{}, asking again in {} ms", failure.getMessage(), wait.toMillis());
        turn.pause(wait);
        return true;
    }

    /** As long as the provider asked for, or else anything up to a bound that doubles. */
    private static Duration wait(ModelFailed failure, int spent) {
        if (failure.reason() instanceof RateLimited limited
                && !limited.retryAfter().isZero()) {
            return limited.retryAfter();
        }
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(FIRST_BACKOFF.toMillis() << spent));
    }
}
