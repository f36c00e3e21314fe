package io.gemba.copilot.panel;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the panel may call the API from.
 *
 * @param origins Odoo's addresses as browsers name them, such as https://odoo.example; none are needed where a reverse
 *     proxy brings Gemba under Odoo's own address
 */
@ConfigurationProperties("gemba.panel")
public record PanelSettings(@DefaultValue List<String> origins) {
    public PanelSettings {
        origins = origins.stream().map(PanelSettings::exact).toList();
    }

    /** As browsers write it; anything but one exact origin is refused, for a pattern would let in whoever fits it. */
    private static String exact(String origin) {
        var address = URI.create(origin);
        var scheme = address.getScheme();
        if (scheme == null
                || !scheme.matches("(?i)https?")
                || address.getHost() == null
                || address.getRawUserInfo() != null
                || !address.getRawPath().isEmpty()
                || address.getRawQuery() != null
                || address.getRawFragment() != null) {
            throw new IllegalArgumentException(
                    "gemba.panel.origins are addresses such as https://odoo.example, without a path: " + origin);
        }
        var named = scheme + "://" + address.getHost();
        return (isUsual(scheme, address.getPort()) ? named : named + ":" + address.getPort()).toLowerCase(Locale.ROOT);
    }

    private static boolean isUsual(String scheme, int port) {
        return port == -1 || port == (scheme.equalsIgnoreCase("https") ? 443 : 80);
    }
}
