package io.gemba.model;

import dev.langchain4j.model.output.FinishReason;
import java.util.List;

/**
 * What a model answered.
 *
 * @param text the answer alone; what the model thought before it never gets here. Empty when it called tools only
 * @param provider the provider's name in the settings
 * @param model the model that answered, as the provider names it
 * @param finish {@code STOP} and {@code TOOL_EXECUTION} are whole replies, {@code LENGTH} was cut at the longest
 *     allowed
 * @param attempts how many requests it took, over all providers
 */
public record ModelReply(
        String text,
        List<ToolCall> toolCalls,
        Usage usage,
        String provider,
        String model,
        FinishReason finish,
        int attempts) {

    /** Tokens as the provider counted them; zero where it did not say. */
    public record Usage(int inputTokens, int outputTokens) {
        public static final Usage UNKNOWN = new Usage(0, 0);
    }

    public ModelReply {
        toolCalls = List.copyOf(toolCalls);
    }

    /** True if the model was cut short, so that the text may end within a word. */
    public boolean isCut() {
        return finish == FinishReason.LENGTH;
    }

    /** Does not show the text. */
    @Override
    public String toString() {
        return "ModelReply[%s, %s, %s, %d characters]".formatted(provider, model, finish, text.length());
    }
}
