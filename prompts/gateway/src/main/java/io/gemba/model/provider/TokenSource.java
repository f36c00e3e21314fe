package io.gemba.model.provider;

import io.gemba.model.settings.EntraSettings;

/** Where Entra tokens come from. */
interface TokenSource {

    /** A token that is still good for some minutes. */
    String token();

    /** Makes the source that the settings describe. */
    interface Factory {
        TokenSource of(EntraSettings settings);
    }
}
