package io.gemba.model;

import io.gemba.corpus.access.Classification;
import java.util.function.Consumer;

/**
 * Calls a model. The gateway picks the provider by the call's data class, order of preference and health; it retries,
 * fails over, limits and accounts. Every method blocks the calling thread, which should be a virtual one, and none
 * outlasts the call's deadline.
 */
public interface ModelGateway {

    /**
     * Asks for a whole reply.
     *
     * @throws ModelFailed if no provider answered, with the reason of the last one tried
     */
    ModelReply complete(ModelCall call);

    /**
     * Asks for a reply and hands over its text piece by piece, in order, on the calling thread. Another provider is
     * tried only as long as no piece was handed over. Whatever {@code onText} throws ends the call and is thrown on.
     *
     * @throws ModelFailed if no provider answered, or the one that was answering broke off
     */
    ModelReply stream(ModelCall call, Cancellation cancellation, Consumer<String> onText);

    /** Whether a chat model is configured that can call tools and may see data of that class. */
    boolean callsTools(Classification dataClass);

    /** Whether a chat model is configured that may see data of that class. */
    boolean serves(Classification dataClass);
}
