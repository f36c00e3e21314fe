package io.gemba.odoo;

import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * The version of an Odoo.
 *
 * @param full as it calls itself, such as {@code 19.0-20260101}
 */
public record OdooVersion(int major, int minor, String full) {
    private static final Pattern NUMBER = Pattern.compile("\\d+");

    /** From what {@code /web/version} says; a release between two, as {@code saas~18.2}, counts as the one before. */
    static OdooVersion of(JsonNode reply) {
        var info = reply.path("version_info");
        var full = reply.path("version").asString("");
        return new OdooVersion(
                number(info.path(0).asString("")), number(info.path(1).asString("0")), full);
    }

    private static int number(String text) {
        var number = NUMBER.matcher(text);
        if (!number.find()) {
            throw new OdooFailure(OdooFailure.Kind.INVALID, "What answers there does not say which Odoo it is.");
        }
        return Integer.parseInt(number.group());
    }
}
