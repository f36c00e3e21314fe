package io.gemba.model.routing;

/** The caller's own code failed on a piece of text; says nothing about the provider. */
final class ListenerFailed extends RuntimeException {
    private final RuntimeException thrown;

    ListenerFailed(RuntimeException thrown) {
        super(thrown);
        this.thrown = thrown;
    }

    RuntimeException thrown() {
        return thrown;
    }
}
