package io.gemba.model.settings;

import io.gemba.corpus.access.Classification;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * One endpoint with one model.
 *
 * @param baseUrl as the provider documents it: with {@code /v1} for all but Azure and Ollama
 * @param model as the provider names it; for Azure the deployment is given instead
 * @param apiVersion for Azure: {@code v1}, or a dated version such as {@code 2024-10-21}
 * @param apiKeyFile holds the key and nothing else; read again when it changes
 * @param dataClasses what it may see; by default what {@link ProviderKind#defaultDataClasses} says
 * @param firstToken replaces the common limit, for a model that is slow to begin
 * @param maxOutputTokens the longest reply when the call does not say
 * @param contextTokens what the model can read; Ollama is told, and requests that cannot fit are not sent
 * @param thinking whether a model that can think does; by default as the server is set up
 * @param sampling false for models that accept no temperature and no top-p
 * @param tools false for models and servers that cannot call tools, such as a vLLM without a parser for them
 * @param extraBody further parameters of the request, sent as they are
 * @param dimensions the length of vectors, for embedding models that let one choose
 */
public record ProviderSettings(
        ProviderKind kind,
        URI baseUrl,
        @Nullable String model,
        @Nullable String deployment,
        @Nullable String apiVersion,
        @Nullable Path apiKeyFile,
        @Nullable EntraSettings entra,
        @DefaultValue Set<Classification> dataClasses,
        @DefaultValue("16") @Min(1) @Max(10_000) int maxConcurrent,
        @Nullable Duration firstToken,
        @DefaultValue("2048") @Min(1) @Max(131_072) int maxOutputTokens,
        @Nullable @Min(256) Integer contextTokens,
        @Nullable Boolean thinking,
        @DefaultValue("response-format") SchemaStyle schema,
        @DefaultValue("true") boolean sampling,
        @DefaultValue("true") boolean tools,
        @DefaultValue Map<String, Object> extraBody,
        @Nullable @Min(1) Integer dimensions) {
    public ProviderSettings {
        require(kind != null, "kind is missing");
        require(isEndpoint(baseUrl), "base-url is not an http or https address without user, query and fragment");
        boolean azure = kind == ProviderKind.AZURE_OPENAI;
        require(azure == (deployment != null), azure ? "deployment is missing" : "deployment is Azure's");
        require(azure == (apiVersion != null), azure ? "api-version is missing" : "api-version is Azure's");
        require(azure != (model != null), azure ? "Azure takes deployment instead of model" : "model is missing");
        require(azure || entra == null, "entra is Azure's");
        require(!azure || (entra == null) != (apiKeyFile == null), "Azure takes one of api-key-file and entra");
        require(kind != ProviderKind.OPENAI || apiKeyFile != null, "api-key-file is missing");
        require(
                thinking == null || kind == ProviderKind.VLLM || kind == ProviderKind.OLLAMA,
                "thinking is for vllm and ollama");
        require(schema == SchemaStyle.RESPONSE_FORMAT || kind == ProviderKind.VLLM, "schema is for vllm");
        require(extraBody.isEmpty() || kind != ProviderKind.OLLAMA, "extra-body is not for ollama");
        if (firstToken != null) {
            TimeLimits.requirePositive("first-token", firstToken);
        }
        dataClasses = dataClasses.isEmpty() ? kind.defaultDataClasses() : Set.copyOf(dataClasses);
        extraBody = Map.copyOf(extraBody);
    }

    /** What the provider calls the model: its name, or Azure's deployment. */
    public String modelName() {
        return Optional.ofNullable(model)
                .or(() -> Optional.ofNullable(deployment))
                .orElseThrow();
    }

    private static boolean isEndpoint(@Nullable URI url) {
        return url != null
                && ("http".equals(url.getScheme()) || "https".equals(url.getScheme()))
                && url.getHost() != null
                && url.getRawUserInfo() == null
                && url.getRawQuery() == null
                && url.getRawFragment() == null;
    }

    private static void require(boolean holds, String fault) {
        if (!holds) {
            throw new IllegalArgumentException(fault);
        }
    }
}
