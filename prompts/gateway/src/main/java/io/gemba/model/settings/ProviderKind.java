package io.gemba.model.settings;

import io.gemba.corpus.access.Classification;
import io.gemba.corpus.text.Labels;
import java.util.Set;

/**
 * What a provider speaks, and what it may be shown unless the settings say otherwise. Nothing is shown restricted data
 * by default.
 */
public enum ProviderKind {
    OPENAI(false),
    AZURE_OPENAI(false),
    VLLM(true),
    LITELLM(false),
    OLLAMA(true);

    private final boolean onPremises;

    ProviderKind(boolean onPremises) {
        this.onPremises = onPremises;
    }

    /** Public and internal data; confidential data too where the model runs on one's own machines. */
    public Set<Classification> defaultDataClasses() {
        return onPremises
                ? Set.of(Classification.PUBLIC, Classification.INTERNAL, Classification.CONFIDENTIAL)
                : Set.of(Classification.PUBLIC, Classification.INTERNAL);
    }

    /** The name that settings use. */
    public String label() {
        return Labels.of(this);
    }
}
