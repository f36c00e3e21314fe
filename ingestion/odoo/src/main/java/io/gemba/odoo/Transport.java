package io.gemba.odoo;

import java.time.Duration;
import tools.jackson.databind.JsonNode;

/**
 * Carries calls to an Odoo.
 *
 * @param <C> what it proves with on whose behalf it calls
 */
interface Transport<C extends Credentials> {
    /**
     * The result of a call.
     *
     * @param timeout after which it is given up
     * @throws OdooFailure if there is none
     */
    JsonNode call(Call call, C credentials, Duration timeout);
}
