package io.gemba.model.provider;

import com.microsoft.aad.msal4j.ClientCredentialFactory;
import com.microsoft.aad.msal4j.ClientCredentialParameters;
import com.microsoft.aad.msal4j.ConfidentialClientApplication;
import com.microsoft.aad.msal4j.IAuthenticationResult;
import com.microsoft.aad.msal4j.IHttpClient;
import com.microsoft.aad.msal4j.ManagedIdentityApplication;
import com.microsoft.aad.msal4j.ManagedIdentityId;
import com.microsoft.aad.msal4j.ManagedIdentityParameters;
import com.microsoft.aad.msal4j.MsalServiceException;
import io.gemba.model.FailureReason;
import io.gemba.model.ModelFailed;
import io.gemba.model.http.Deadline;
import io.gemba.model.http.Exchange;
import io.gemba.model.settings.EntraSettings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Tokens for Azure from Microsoft Entra ID, kept until shortly before they end. */
final class EntraTokens implements TokenSource {
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);
    private static final ExecutorService THREADS = Executors.newVirtualThreadPerTaskExecutor();

    private final Callable<CompletableFuture<IAuthenticationResult>> request;
    private final Clock clock;
    private @Nullable CompletableFuture<EntraToken> underWay;
    private volatile @Nullable EntraToken latest;

    private EntraTokens(Callable<CompletableFuture<IAuthenticationResult>> request, Clock clock) {
        this.request = request;
        this.clock = clock;
    }

    static EntraTokens of(EntraSettings settings, IHttpClient http, Clock clock) {
        return new EntraTokens(
                settings.managedIdentity() ? ofMachine(settings, http) : ofApplication(settings, http), clock);
    }

    private static Callable<CompletableFuture<IAuthenticationResult>> ofMachine(
            EntraSettings settings, IHttpClient http) {
        ManagedIdentityId id = Optional.ofNullable(settings.clientId())
                .map(ManagedIdentityId::userAssignedClientId)
                .orElseGet(ManagedIdentityId::systemAssigned);
        ManagedIdentityApplication application = ManagedIdentityApplication.builder(id)
                .httpClient(http)
                .executorService(THREADS)
                .disableInternalRetries()
                .build();
        String resource = settings.scope().replaceFirst("/\\.default$", "");
        return () -> application.acquireTokenForManagedIdentity(
                ManagedIdentityParameters.builder(resource).build());
    }

    private static Callable<CompletableFuture<IAuthenticationResult>> ofApplication(
            EntraSettings settings, IHttpClient http) {
        KeyFile secret =
                new KeyFile(Optional.ofNullable(settings.clientSecretFile()).orElseThrow());
        String clientId = Optional.ofNullable(settings.clientId()).orElseThrow();
        String authority = "%s/%s/".formatted(settings.authorityHost(), settings.tenantId());
        ClientCredentialParameters parameters =
                ClientCredentialParameters.builder(Set.of(settings.scope())).build();
        return () -> ConfidentialClientApplication.builder(
                        clientId, ClientCredentialFactory.createFromSecret(secret.value()))
                .authority(authority)
                .instanceDiscovery(false)
                .httpClient(http)
                .executorService(THREADS)
                .disableInternalRetries()
                .build()
                .acquireToken(parameters);
    }

    @Override
    public String token() {
        Instant now = clock.instant();
        Optional<EntraToken> known = Optional.ofNullable(latest);
        if (known.filter(it -> !it.isDue(now)).isPresent()) {
            return known.get().value();
        }
        try {
            return renewed();
        } catch (ModelFailed e) {
            return known.filter(it -> it.isGood(now)).orElseThrow(() -> e).value();
        }
    }

    private String renewed() {
        Deadline deadline = Exchange.current().deadline();
        try {
            Duration longest = deadline.leftUpTo(LONGEST_WAIT);
            return ask().get(longest.toNanos(), TimeUnit.NANOSECONDS).value();
        } catch (ExecutionException e) {
            throw new ModelFailed(reason(e.getCause()));
        } catch (TimeoutException e) {
            throw new ModelFailed(
                    deadline.isOver() ? new FailureReason.TimedOut() : new FailureReason.Unreachable("EntraTimeout"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ModelFailed(new FailureReason.Cancelled());
        }
    }

    /** One request at a time, whose answer everyone waits for. */
    private synchronized CompletableFuture<EntraToken> ask() {
        CompletableFuture<EntraToken> asked = underWay;
        if (asked == null || asked.isDone()) {
            asked = request().thenApply(this::keep);
            underWay = asked;
        }
        return asked;
    }

    private EntraToken keep(IAuthenticationResult result) {
        EntraToken token = new EntraToken(
                result.accessToken(), clock.instant(), result.expiresOnDate().toInstant());
        latest = token;
        return token;
    }

    private CompletableFuture<IAuthenticationResult> request() {
        try {
            return request.call();
        } catch (Exception e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private static FailureReason reason(@Nullable Throwable cause) {
        if (cause instanceof MsalServiceException refused
                && refused.statusCode() != null
                && refused.statusCode() / 100 == 4) {
            return new FailureReason.Unauthorized();
        }
        return new FailureReason.Unreachable("Entra");
    }
}
