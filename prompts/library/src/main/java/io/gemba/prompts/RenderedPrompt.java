package io.gemba.prompts;

/**
 * A prompt with its values filled in, ready to be sent.
 *
 * @param prompt what it was made from; carries the content hash that is kept with every answer
 */
public record RenderedPrompt(Prompt prompt, String system, String user) {

    /** SHA-256 over the prompt's file and schema, in lower-case hex; the values are not part of it. */
    public String contentHash() {
        return prompt.contentHash();
    }

    /** Does not show the text, which may hold what only the asking person may read. */
    @Override
    public String toString() {
        return "RenderedPrompt[" + prompt + "]";
    }
}
