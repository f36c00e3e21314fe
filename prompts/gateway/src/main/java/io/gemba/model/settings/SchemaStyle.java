package io.gemba.model.settings;

/** How a reply's JSON schema is told to a vLLM server. */
public enum SchemaStyle {
    /** OpenAI's {@code response_format}; understood by every version since 0.6. */
    RESPONSE_FORMAT,
    /** {@code structured_outputs}, vLLM's own parameter since 0.11. */
    STRUCTURED_OUTPUTS,
    /** {@code guided_json}, vLLM's own parameter before 0.12. */
    GUIDED_JSON
}
