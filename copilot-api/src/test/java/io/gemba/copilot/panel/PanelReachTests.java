package io.gemba.copilot.panel;

import static org.assertj.core.api.Assertions.assertThat;

import io.gemba.copilot.testing.RunningApi;
import org.junit.jupiter.api.Test;

class PanelReachTests extends RunningApi {

    @Test
    void saysWhichGembaItIsToWhoeverHasNotSignedIn() {
        var reply = nobody().get("/api/v1/panel");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("Content-Type")).startsWith("text/event-stream");
        assertThat(reply.text()).containsSubsequence("event:reached", "\"gemba\":\"http", "event:end");
        assertThat(reply.text()).doesNotContain("secret").doesNotContain("\"d\"");
    }
}
