package io.gemba.acceptance.browser;

import io.gemba.acceptance.running.Client;
import java.time.Duration;
import org.awaitility.Awaitility;

/** Documents that a test hands in. */
final class Uploaded {
    private static final Duration LONGEST = Duration.ofMinutes(3);

    private Uploaded() {}

    /** Waits until a document is in a state. */
    static void await(Client client, String id, String state) {
        Awaitility.await()
                .atMost(LONGEST)
                .until(() -> client.get("/api/v1/documents/" + id)
                        .json()
                        .at("/state")
                        .asString()
                        .equals(state));
    }
}
