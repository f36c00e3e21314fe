package io.gemba.model.testing;

/** What content filters say to a prompt, with status 400. */
public final class Refusals {
    public static final String AZURE_PROMPT = AzureFormat.PROMPT_REFUSED;
    public static final String LITELLM_PROMPT = LiteLlmFormat.PROMPT_REFUSED;

    private Refusals() {}
}
