package io.gemba.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.gemba.acceptance.running.Gemba;
import org.junit.jupiter.api.Test;

class InstallationTests {
    private final Gemba gemba = Gemba.running();

    @Test
    void readsEveryDocumentOfTheDemoPlant() {
        var list = gemba.as("ops").get("/api/v1/documents?limit=200").json();

        assertThat(list.path("counts").propertyNames()).containsExactly("indexed");
        assertThat(list.path("documents")).hasSize(38);
    }

    @Test
    void letsInWhoeverHoldsATokenOfTheCommand() {
        var token = gemba.command("token", "planner").strip();

        var me = gemba.withToken(token).get("/api/v1/me");

        assertThat(me.status()).isEqualTo(200);
        assertThat(me.json().path("login").asString()).isEqualTo("planner");
    }
}
