package io.gemba.model.routing;

import io.gemba.model.FailureReason;

/** What may be tried after a failure, by its reason. */
enum NextStep {
    /** The same provider once more, since it may have been a hiccup; then the next. */
    AGAIN_THEN_ELSEWHERE,
    /** The next provider, which is quicker than waiting; the same one only if it is the last. */
    ELSEWHERE_OR_AGAIN,
    /** The next provider only; the same one would fail again. */
    ELSEWHERE,
    /** Nothing: it is an outcome, not a fault. */
    NONE;

    static NextStep after(FailureReason reason) {
        return switch (reason) {
            case FailureReason.ServerFault it -> AGAIN_THEN_ELSEWHERE;
            case FailureReason.Cut it -> AGAIN_THEN_ELSEWHERE;
            case FailureReason.Malformed it -> AGAIN_THEN_ELSEWHERE;
            case FailureReason.RateLimited it -> ELSEWHERE_OR_AGAIN;
            case FailureReason.Unreachable it -> ELSEWHERE_OR_AGAIN;
            case FailureReason.Stalled it -> ELSEWHERE_OR_AGAIN;
            case FailureReason.Unauthorized it -> ELSEWHERE;
            case FailureReason.Rejected it -> ELSEWHERE;
            case FailureReason.ContextTooLong it -> ELSEWHERE;
            case FailureReason.Overloaded it -> ELSEWHERE;
            case FailureReason.Resting it -> ELSEWHERE;
            case FailureReason.ContentRefused it -> NONE;
            case FailureReason.TimedOut it -> NONE;
            case FailureReason.Cancelled it -> NONE;
            case FailureReason.NoProvider it -> NONE;
        };
    }
}
