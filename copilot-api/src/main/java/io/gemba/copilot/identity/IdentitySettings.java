package io.gemba.copilot.identity;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.hibernate.validator.constraints.time.DurationMax;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Whose tokens are trusted, and where people sign in.
 *
 * @param publicUrl where browsers reach Gemba; the name of its own issuer, too
 * @param internalUrl where Gemba reaches itself, if not at its public address
 * @param directory the file of who may read what
 * @param issuers whose tokens are trusted besides Gemba's own
 * @param signIn the provider that the console sends people to; Gemba's own issuer if none is named
 * @param ownIssuer Gemba's own issuer, for running without another
 * @param rightsCached how long a person's rights are taken as known; nobody keeps a right that was taken for longer
 *     than a minute
 * @param sessionKeyFile the key under which console sessions are kept
 * @param odoo how people of Odoo are taken, if there is one
 */
@Validated
@ConfigurationProperties("gemba.identity")
public record IdentitySettings(
        @NotNull URI publicUrl,
        @Nullable URI internalUrl,
        @NotNull Path directory,
        @DefaultValue List<@Valid TrustedIssuer> issuers,
        @Nullable @Valid SignIn signIn,
        @DefaultValue @Valid OwnIssuer ownIssuer,
        @DefaultValue("30s") @DurationMax(seconds = 60) Duration rightsCached,
        @NotNull Path sessionKeyFile,
        @DefaultValue @Valid OdooPeople odoo) {
    public IdentitySettings {
        if (publicUrl != null
                && (publicUrl.getHost() == null || !publicUrl.getRawPath().isEmpty())) {
            throw new IllegalArgumentException(
                    "public-url is an address such as https://gemba.example, without a path");
        }
    }

    /**
     * An issuer whose tokens are trusted.
     *
     * @param audience that a token has to be for
     * @param tenant whose people it knows; a token of one issuer never reaches another tenant
     * @param jwkSetUri where its keys are; found through the issuer if it is not given
     * @param loginClaim what names the person on the first sign-in
     * @param sharesLogins true if its logins mean the same people as those of other issuers that share theirs, so that
     *     what is somebody's stays theirs when they come another way
     */
    public record TrustedIssuer(
            @NotBlank String issuer,
            @DefaultValue("gemba") String audience,
            @DefaultValue("1") @Min(1) int tenant,
            @Nullable String jwkSetUri,
            @DefaultValue("preferred_username") String loginClaim,
            @DefaultValue("true") boolean sharesLogins) {}

    /** The provider that the console sends people to. */
    public record SignIn(
            @NotBlank String issuer,
            @NotBlank String clientId,
            @Nullable Path clientSecretFile,
            @DefaultValue({"openid", "profile"}) List<String> scopes) {}

    /**
     * Gemba's own issuer.
     *
     * @param keyFile its signing key, a JWK
     * @param passwordFile a line for each person: login, colon, bcrypt hash
     * @param clientSecretFile the console's secret
     * @param tokenLifetime how long a token holds before it is renewed
     */
    public record OwnIssuer(
            @DefaultValue("true") boolean enabled,
            @DefaultValue("1") @Min(1) int tenant,
            @Nullable Path keyFile,
            @Nullable Path passwordFile,
            @Nullable Path clientSecretFile,
            @DefaultValue("15m") Duration tokenLifetime) {}

    /**
     * People of Odoo. They sign in there, their tokens are trusted, and their rights are what Odoo says.
     *
     * @param tenant that the database is
     * @param sharesLogins true if its logins mean the same people as those of other issuers: then whoever came under a
     *     login before, and by another way, keeps what is theirs. A login may be given to somebody else in Odoo, so
     *     this has to be said; nobody takes over from another user of Odoo either way
     * @param keysKeyFile under which keys are kept with which people act in an Odoo without the addon; without it none
     *     are
     */
    public record OdooPeople(
            @DefaultValue("1") @Min(1) int tenant,
            @DefaultValue("false") boolean sharesLogins,
            @Nullable Path keysKeyFile) {}
}
