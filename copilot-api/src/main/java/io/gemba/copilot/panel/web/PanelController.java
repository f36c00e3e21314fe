package io.gemba.copilot.panel.web;

import io.gemba.copilot.identity.IdentitySettings;
import io.gemba.odoo.ClientKey;
import io.gemba.odoo.OdooSettings;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Which Gemba this is, as Odoo knows it, in two events with a pause between them: whoever checks a reverse proxy sees
 * whether it leads here, and whether it holds anything back. What it says is public; nobody has to sign in.
 */
@RestController
@RequestMapping("/api/v1/panel")
class PanelController {
    private static final Duration PAUSE = Duration.ofMillis(300);

    private final Map<String, String> reached;

    PanelController(IdentitySettings identity, ObjectProvider<OdooSettings> odoo) {
        this.reached = reached(identity, odoo.getIfAvailable());
    }

    private static Map<String, String> reached(IdentitySettings identity, @Nullable OdooSettings odoo) {
        var gemba = identity.publicUrl().toString();
        if (odoo == null || odoo.client() == null) {
            return Map.of("gemba", gemba);
        }
        return Map.of(
                "gemba", gemba,
                "client", odoo.client().id(),
                "key", ClientKey.id(odoo.client().keyFile()),
                "issuer", odoo.tokenIssuer());
    }

    @GetMapping(produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter reach() throws IOException {
        var emitter = new SseEmitter(PAUSE.plusSeconds(5).toMillis());
        emitter.send(SseEmitter.event().name("reached").data(reached, MediaType.APPLICATION_JSON));
        CompletableFuture.delayedExecutor(PAUSE.toMillis(), TimeUnit.MILLISECONDS)
                .execute(() -> end(emitter));
        return emitter;
    }

    private static void end(SseEmitter emitter) {
        try {
            emitter.send(SseEmitter.event().name("end").data("{}", MediaType.APPLICATION_JSON));
            emitter.complete();
        } catch (IOException e) {
            emitter.completeWithError(e);
        }
    }
}
