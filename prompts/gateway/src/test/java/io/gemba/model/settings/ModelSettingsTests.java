package io.gemba.model.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gemba.corpus.access.Classification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ByteArrayResource;

class ModelSettingsTests {
    private static final String AZURE = """
            gemba.models.providers.main:
              kind: azure-openai
              base-url: https://x.openai.azure.com
              deployment: gpt-4.1
              api-version: v1
              api-key-file: /run/secrets/azure
            """;

    @Test
    void usesNoModelByDefault() {
        ModelSettings settings = bind("gemba: {models: {chat: []}}");

        assertThat(settings)
                .isEqualTo(new ModelSettings(
                        List.of(),
                        Map.of(),
                        new TimeLimits(
                                Duration.ofSeconds(2),
                                Duration.ofSeconds(8),
                                Duration.ofSeconds(10),
                                Duration.ofSeconds(45),
                                Duration.ofSeconds(4)),
                        2,
                        Duration.ofSeconds(15)));
    }

    @Test
    void knowsEverySettingOfAProvider() {
        ModelSettings settings = bind("""
                gemba:
                  models:
                    chat: [plant-qwen, azure-main]
                    retries: 1
                    cooldown: 30s
                    limits: {connect: 1s, first-token: 5s, between-tokens: 6s, total: 30s, queue: 2s}
                    providers:
                      plant-qwen:
                        kind: vllm
                        base-url: http://gpu1:8000/v1
                        model: Qwen/Qwen3-32B
                        api-key-file: /run/secrets/qwen
                        data-classes: [internal, restricted]
                        max-concurrent: 8
                        first-token: 12s
                        max-output-tokens: 1000
                        context-tokens: 32768
                        thinking: false
                        schema: structured-outputs
                        sampling: false
                        extra-body: {"[top_k]": 20, "[mm_processor_kwargs]": {"[min_pixels]": 7}}
                        dimensions: 1024
                      azure-main:
                        kind: azure-openai
                        base-url: https://x.openai.azure.com
                        deployment: gpt-4.1
                        api-version: "2024-10-21"
                        entra:
                          tenant-id: t
                          client-id: c
                          client-secret-file: /run/secrets/entra
                          authority-host: https://login.microsoftonline.us
                          scope: https://cognitiveservices.azure.us/.default
                """);

        assertThat(settings.chat()).containsExactly("plant-qwen", "azure-main");
        assertThat(settings.retries()).isOne();
        assertThat(settings.cooldown()).isEqualTo(Duration.ofSeconds(30));
        assertThat(settings.limits())
                .isEqualTo(new TimeLimits(
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(6),
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(2)));
        assertThat(settings.provider("plant-qwen"))
                .isEqualTo(new ProviderSettings(
                        ProviderKind.VLLM,
                        URI.create("http://gpu1:8000/v1"),
                        "Qwen/Qwen3-32B",
                        null,
                        null,
                        Path.of("/run/secrets/qwen"),
                        null,
                        Set.of(Classification.INTERNAL, Classification.RESTRICTED),
                        8,
                        Duration.ofSeconds(12),
                        1000,
                        32_768,
                        false,
                        SchemaStyle.STRUCTURED_OUTPUTS,
                        false,
                        true,
                        Map.of("top_k", 20, "mm_processor_kwargs", Map.of("min_pixels", 7)),
                        1024));
        assertThat(settings.provider("azure-main").entra())
                .isEqualTo(new EntraSettings(
                        "t",
                        "c",
                        Path.of("/run/secrets/entra"),
                        false,
                        URI.create("https://login.microsoftonline.us"),
                        "https://cognitiveservices.azure.us/.default"));
    }

    @Test
    void hasDefaultsForAProvider() {
        ProviderSettings settings = bind(AZURE).provider("main");

        assertThat(settings)
                .isEqualTo(new ProviderSettings(
                        ProviderKind.AZURE_OPENAI,
                        URI.create("https://x.openai.azure.com"),
                        null,
                        "gpt-4.1",
                        "v1",
                        Path.of("/run/secrets/azure"),
                        null,
                        Set.of(Classification.PUBLIC, Classification.INTERNAL),
                        16,
                        null,
                        2048,
                        null,
                        null,
                        SchemaStyle.RESPONSE_FORMAT,
                        true,
                        true,
                        Map.of(),
                        null));
    }

    @Test
    void takesTheManagedIdentityOfTheMachine() {
        EntraSettings entra = bind(AZURE.replace("api-key-file: /run/secrets/azure", "entra: {managed-identity: true}"))
                .provider("main")
                .entra();

        assertThat(entra)
                .isEqualTo(new EntraSettings(
                        null,
                        null,
                        null,
                        true,
                        URI.create("https://login.microsoftonline.com"),
                        "https://cognitiveservices.azure.com/.default"));
    }

    @ParameterizedTest
    @CsvSource({
        "openai, PUBLIC INTERNAL",
        "azure-openai, PUBLIC INTERNAL",
        "litellm, PUBLIC INTERNAL",
        "vllm, PUBLIC INTERNAL CONFIDENTIAL",
        "ollama, PUBLIC INTERNAL CONFIDENTIAL"
    })
    void showsConfidentialDataOnlyToModelsOnOnesOwnMachinesAndRestrictedDataToNone(String kind, String classes) {
        ProviderKind provider =
                ProviderKind.valueOf(kind.toUpperCase(Locale.ROOT).replace('-', '_'));

        assertThat(provider.label()).isEqualTo(kind);
        assertThat(provider.defaultDataClasses())
                .extracting(Classification::name)
                .containsExactlyInAnyOrder(classes.split(" "));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            kind: azure-openai                 | kind: claude                               | kind
            base-url: https://x.openai.azure.com | base-url: ftp://x                        | base-url is not an http or https address
            base-url: https://x.openai.azure.com | base-url: https://me:key@x               | base-url is not an http or https address
            base-url: https://x.openai.azure.com | base-url: https://x?api-key=1            | base-url is not an http or https address
            base-url: https://x.openai.azure.com | max-concurrent: 4                        | base-url is not an http or https address
            deployment: gpt-4.1                | model: gpt-4.1                             | deployment is missing
            api-version: v1                    | max-concurrent: 4                          | api-version is missing
            api-key-file: /run/secrets/azure   | max-concurrent: 4                          | Azure takes one of api-key-file and entra
            api-version: v1                    | api-version: v1\\n  entra: {managed-identity: true} | Azure takes one of api-key-file and entra
            api-key-file: /run/secrets/azure   | entra: {client-id: c}                      | entra: give tenant-id, client-id and client-secret-file
            api-key-file: /run/secrets/azure   | entra: {tenant-id: t, managed-identity: true} | entra: a managed identity has no tenant-id
            api-version: v1                    | api-version: v1\\n  thinking: false         | thinking is for vllm and ollama
            api-version: v1                    | api-version: v1\\n  schema: guided-json     | schema is for vllm
            api-version: v1                    | api-version: v1\\n  first-token: 0s         | first-token is not a positive duration
            kind: azure-openai                 | kind: openai                               | deployment is Azure's
            """)
    void saysWhatIsWrongWithAProvider(String part, String replacement, String fault) {
        String yaml = AZURE.replace(part, replacement.replace("\\n", "\n"));

        assertThatThrownBy(() -> bind(yaml)).hasStackTraceContaining(fault);
    }

    @Test
    void wantsAKeyForOpenAi() {
        assertThatThrownBy(() -> bind("""
                        gemba.models.providers.main: {kind: openai, base-url: "https://api.openai.com/v1", model: gpt-4.1}
                        """)).hasStackTraceContaining("api-key-file is missing");
    }

    @Test
    void wantsTheProvidersThatAreNamed() {
        assertThatThrownBy(() -> bind(AZURE + "\ngemba.models.chat: [main, other]"))
                .hasStackTraceContaining("chat names the provider 'other'; there are [main]");
        assertThatThrownBy(() -> bind(AZURE + "\ngemba.models.chat: [main, main]"))
                .hasStackTraceContaining("chat names a provider twice");
    }

    private static ModelSettings bind(String yaml) {
        try {
            var source = new YamlPropertySourceLoader()
                    .load("test", new ByteArrayResource(yaml.getBytes(StandardCharsets.UTF_8)))
                    .getFirst();
            StandardEnvironment environment = new StandardEnvironment();
            environment.getPropertySources().addFirst(source);
            return Binder.get(environment).bindOrCreate("gemba.models", Bindable.of(ModelSettings.class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
