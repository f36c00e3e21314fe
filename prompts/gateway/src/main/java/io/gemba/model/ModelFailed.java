package io.gemba.model;

/** No model answered. The message is safe in logs: it holds no key, nothing of the prompt and nothing of a reply. */
public final class ModelFailed extends RuntimeException {
    private final FailureReason reason;

    public ModelFailed(FailureReason reason) {
        super(reason.describe());
        this.reason = reason;
    }

    /** A failure of a provider that the settings know by this name. */
    public ModelFailed(String provider, FailureReason reason) {
        super("%s: %s".formatted(provider, reason.describe()));
        this.reason = reason;
    }

    public FailureReason reason() {
        return reason;
    }
}
