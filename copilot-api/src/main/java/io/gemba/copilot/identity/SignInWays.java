package io.gemba.copilot.identity;

import io.gemba.odoo.OdooSettings;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where people may sign in to the console: in Odoo, with a provider for those who have no login there, or with Gemba's
 * own issuer where there is no provider.
 */
public final class SignInWays {
    private static final String CHOICE = "/sign-in";

    private final List<Way> ways;

    SignInWays(IdentitySettings settings, @Nullable OdooSettings odoo) {
        var found = new ArrayList<Way>();
        if (odoo != null && odoo.client() != null) {
            found.add(new Way(SignInProvider.ODOO, Kind.ODOO, host(odoo.browserUrl())));
        }
        if (settings.signIn() != null) {
            found.add(new Way(
                    SignInProvider.OTHER,
                    Kind.PROVIDER,
                    host(URI.create(settings.signIn().issuer()))));
        } else if (settings.ownIssuer().enabled()) {
            found.add(new Way(SignInProvider.OTHER, Kind.OWN, host(settings.publicUrl())));
        }
        this.ways = List.copyOf(found);
    }

    private static String host(URI url) {
        return String.valueOf(url.getHost());
    }

    /** The ways, the first one for most people. */
    public List<Way> all() {
        return ways;
    }

    /** Where somebody is sent who has not signed in: to the only way there is, else to choose. */
    String start() {
        return ways.size() == 1 ? ways.getFirst().path() : CHOICE;
    }

    /**
     * A way to sign in.
     *
     * @param host on which people do
     */
    public record Way(String id, Kind kind, String host) {
        /** Where it begins. */
        public String path() {
            return "/oauth2/authorization/" + id;
        }
    }

    /** What somebody needs to go a way. */
    public enum Kind {
        /** A login in Odoo. */
        ODOO,
        /** An account with the provider. */
        PROVIDER,
        /** A password that Gemba knows. */
        OWN
    }
}
