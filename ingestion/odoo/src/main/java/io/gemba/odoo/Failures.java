package io.gemba.odoo;

import io.gemba.odoo.OdooFailure.Kind;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Tells failures apart by the exception that Odoo names, which both interfaces do alike. */
final class Failures {
    private static final Map<String, Kind> KINDS = Map.ofEntries(
            Map.entry("odoo.exceptions.AccessError", Kind.DENIED),
            Map.entry("odoo.exceptions.AccessDenied", Kind.UNAUTHENTICATED),
            Map.entry("odoo.http.SessionExpiredException", Kind.UNAUTHENTICATED),
            Map.entry("werkzeug.exceptions.Unauthorized", Kind.UNAUTHENTICATED),
            Map.entry("werkzeug.exceptions.Forbidden", Kind.DENIED),
            Map.entry("werkzeug.exceptions.NotFound", Kind.ABSENT),
            Map.entry("odoo.exceptions.LockError", Kind.LOCKED),
            Map.entry("psycopg2.errors.LockNotAvailable", Kind.LOCKED),
            Map.entry("psycopg2.errors.SerializationFailure", Kind.LOCKED));
    private static final Pattern UNKNOWN_FIELD =
            Pattern.compile("(?i)invalid field|unknown field|field .{1,80} does not exist");
    private static final Pattern UNKNOWN_MODEL = Pattern.compile("^Object \\S+ doesn't exist$");
    private static final Pattern UNKNOWN_METHOD = Pattern.compile("has no attribute|method .{1,120} does not exist");
    private static final int LONGEST = 300;

    private Failures() {}

    /**
     * The failure that Odoo describes.
     *
     * @param name of the exception
     * @param message for the user; what follows its first line is left out
     */
    static OdooFailure of(int status, String name, String message) {
        var kind = kind(status, name, message);
        // What is not meant for users says where things lie.
        return new OdooFailure(kind, kind == Kind.UNREACHABLE ? "Odoo failed on its own." : shown(message));
    }

    static OdooFailure of(int status, JsonNode error) {
        return of(status, error.path("name").asString(""), error.path("message").asString(""));
    }

    private static Kind kind(int status, String name, String message) {
        if (UNKNOWN_MODEL.matcher(message).find()
                || UNKNOWN_METHOD.matcher(message).find()) {
            return Kind.ABSENT;
        }
        if (UNKNOWN_FIELD.matcher(message).find() || name.equals("builtins.KeyError")) {
            return Kind.UNKNOWN_FIELD;
        }
        var known = KINDS.get(name);
        if (known != null) {
            return known;
        }
        return switch (status) {
            case 401 -> Kind.UNAUTHENTICATED;
            case 403 -> Kind.DENIED;
            case 404 -> Kind.ABSENT;
            case 409 -> Kind.LOCKED;
            case 400, 422 -> Kind.INVALID;
            default -> name.startsWith("odoo.exceptions.") ? Kind.INVALID : Kind.UNREACHABLE;
        };
    }

    private static String shown(String message) {
        var line = message.strip().lines().findFirst().orElse("");
        if (line.isEmpty()) {
            return "Odoo failed without saying why.";
        }
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }
}
