package io.gemba.copilot.event.web;

import io.gemba.copilot.event.Delivery;
import io.gemba.copilot.event.OdooEvents;
import io.gemba.copilot.event.Refused;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
class EventController {
    private static final int LARGEST = 1 << 20;

    private final OdooEvents odoo;

    EventController(OdooEvents odoo) {
        this.odoo = odoo;
    }

    /** The body is read as it is: what was signed are its bytes. */
    @PostMapping("/api/v1/events/odoo")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void odoo(
            @RequestHeader(name = "webhook-id", required = false) @Nullable String id,
            @RequestHeader(name = "webhook-timestamp", required = false) @Nullable String timestamp,
            @RequestHeader(name = "webhook-signature", required = false) @Nullable String signature,
            InputStream body)
            throws IOException {
        var bytes = body.readNBytes(LARGEST + 1);
        if (bytes.length > LARGEST) {
            throw Refused.tooLarge();
        }
        odoo.take(new Delivery(id, timestamp, signature, bytes));
    }
}
