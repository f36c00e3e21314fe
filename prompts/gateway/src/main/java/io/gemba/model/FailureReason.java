package io.gemba.model;

import io.gemba.corpus.access.Classification;
import java.time.Duration;
import java.util.Locale;

/** Why a model did not answer. Nothing in it comes from a prompt, a reply or a key. */
public sealed interface FailureReason {

    /** No configured provider may see data of that class. */
    record NoProvider(Classification dataClass) implements FailureReason {
        @Override
        public String describe() {
            return "no provider may see %s data".formatted(dataClass.label());
        }
    }

    /** The provider did not accept the key or token. */
    record Unauthorized() implements FailureReason {
        @Override
        public String describe() {
            return "the provider does not accept the credentials";
        }
    }

    /**
     * The provider takes no more requests for now.
     *
     * @param retryAfter how long it asked to be left alone; zero if it did not say
     */
    record RateLimited(Duration retryAfter) implements FailureReason {
        @Override
        public String describe() {
            return retryAfter.isZero() ? "rate limited" : "rate limited for %d ms".formatted(retryAfter.toMillis());
        }
    }

    /** The provider does not understand or support the request: its settings or its version are to be looked at. */
    record Rejected(int status, String code) implements FailureReason {
        @Override
        public String describe() {
            return code.isEmpty() ? "rejected with " + status : "rejected with %d (%s)".formatted(status, code);
        }
    }

    /** The provider failed on its side. */
    record ServerFault(int status) implements FailureReason {
        @Override
        public String describe() {
            return "failed with " + status;
        }
    }

    /** The provider failed repeatedly and is being left alone for a while. */
    record Resting() implements FailureReason {
        @Override
        public String describe() {
            return "left alone after repeated failures";
        }
    }

    /**
     * No connection.
     *
     * @param cause the name of what went wrong, such as {@code ConnectException}
     */
    record Unreachable(String cause) implements FailureReason {
        @Override
        public String describe() {
            return "unreachable (%s)".formatted(cause);
        }
    }

    /** The provider accepted the request and then said nothing for too long. */
    record Stalled(Duration silence) implements FailureReason {
        @Override
        public String describe() {
            return "silent for %d ms".formatted(silence.toMillis());
        }
    }

    /** What came back is not what the provider's interface describes, or larger than any reply may be. */
    record Malformed(String what) implements FailureReason {
        @Override
        public String describe() {
            return "malformed reply (%s)".formatted(what);
        }
    }

    /** The connection broke, or the reply ended, before it was complete. */
    record Cut() implements FailureReason {
        @Override
        public String describe() {
            return "the reply broke off";
        }
    }

    /**
     * The provider's content filter or the model itself refused.
     *
     * @param category what the provider calls it, such as {@code violence} or {@code jailbreak}
     */
    record ContentRefused(String category) implements FailureReason {
        @Override
        public String describe() {
            return "content refused (%s)".formatted(category);
        }
    }

    /** The request is longer than the model can read. */
    record ContextTooLong() implements FailureReason {
        @Override
        public String describe() {
            return "the request is too long for the model";
        }
    }

    /** The call's deadline passed. */
    record TimedOut() implements FailureReason {
        @Override
        public String describe() {
            return "the deadline passed";
        }
    }

    /** Too many calls to the provider at once, and no place became free in time. */
    record Overloaded() implements FailureReason {
        @Override
        public String describe() {
            return "no free place in the queue";
        }
    }

    /** The caller gave up. */
    record Cancelled() implements FailureReason {
        @Override
        public String describe() {
            return "cancelled";
        }
    }

    /** A sentence that is safe in logs. */
    String describe();

    /** A stable name, such as {@code rate-limited}, for the ledger and for metrics. */
    default String code() {
        return getClass().getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }
}
