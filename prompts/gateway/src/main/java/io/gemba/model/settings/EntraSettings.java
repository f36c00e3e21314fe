package io.gemba.model.settings;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the gateway proves to Azure who it is, instead of with a key: as an application with a secret, or with the
 * managed identity of the machine it runs on.
 *
 * @param clientId the application, or a user-assigned managed identity
 * @param authorityHost where tokens come from; sovereign clouds have their own
 * @param scope what the token is for; sovereign clouds have their own
 */
public record EntraSettings(
        @Nullable String tenantId,
        @Nullable String clientId,
        @Nullable Path clientSecretFile,
        @DefaultValue("false") boolean managedIdentity,
        @DefaultValue("https://login.microsoftonline.com") URI authorityHost,

        @DefaultValue("https://cognitiveservices.azure.com/.default")
        String scope) {
    public EntraSettings {
        boolean application = tenantId != null && clientId != null && clientSecretFile != null;
        if (managedIdentity && (tenantId != null || clientSecretFile != null)) {
            throw new IllegalArgumentException("entra: a managed identity has no tenant-id and no client-secret-file");
        }
        if (!managedIdentity && !application) {
            throw new IllegalArgumentException(
                    "entra: give tenant-id, client-id and client-secret-file, or managed-identity: true");
        }
    }
}
