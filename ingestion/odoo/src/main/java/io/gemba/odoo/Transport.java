package io.gemba.odoo;

import java.time.Duration;
import tools.jackson.databind.JsonNode;

/** Carries calls to an Odoo. */
interface Transport {
    /**
     * The result of a call.
     *
     * @param timeout after which it is given up
     * @throws OdooFailure if there is none
     */
    JsonNode call(Call call, ApiKey key, Duration timeout);
}
