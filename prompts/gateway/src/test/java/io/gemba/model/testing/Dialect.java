package io.gemba.model.testing;

/** The five kinds of providers, as they speak. */
public enum Dialect {
    OPENAI("openai", new OpenAiFormat()),
    AZURE("azure-openai", new AzureFormat()),
    VLLM("vllm", new VllmFormat("reasoning")),
    LITELLM("litellm", new LiteLlmFormat()),
    OLLAMA("ollama", new OllamaFormat()),
    /** vLLM before 0.11, which calls thinking by another name. */
    OLDER_VLLM("vllm", new VllmFormat("reasoning_content"));

    private final String kind;
    private final WireFormat format;

    Dialect(String kind, WireFormat format) {
        this.kind = kind;
        this.format = format;
    }

    /** What the settings call it. */
    public String kind() {
        return kind;
    }

    WireFormat format() {
        return format;
    }
}
