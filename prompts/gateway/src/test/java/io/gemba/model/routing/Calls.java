package io.gemba.model.routing;

import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import io.gemba.corpus.access.Classification;
import io.gemba.corpus.access.TenantId;
import io.gemba.model.ModelCall;
import java.time.Duration;
import java.time.Instant;
import java.util.function.UnaryOperator;

/** Calls that tests make. */
final class Calls {
    /** Is part of every question. */
    static final String PROMPT = "prompt-canary-83a1";

    static final String HASH = "0123456789abcdef".repeat(4);

    private Calls() {}

    static ModelCall call() {
        return call(it -> it);
    }

    static ModelCall call(UnaryOperator<ChatRequest.Builder> more) {
        return call(Classification.INTERNAL, Duration.ofSeconds(20), more);
    }

    static ModelCall call(Classification dataClass) {
        return call(dataClass, Duration.ofSeconds(20), it -> it);
    }

    static ModelCall within(Duration time) {
        return call(Classification.INTERNAL, time, it -> it);
    }

    private static ModelCall call(Classification dataClass, Duration time, UnaryOperator<ChatRequest.Builder> more) {
        ChatRequest.Builder request = ChatRequest.builder()
                .messages(SystemMessage.from("Answer."), UserMessage.from("Which torque? " + PROMPT));
        return new ModelCall(
                new TenantId(1),
                "answer/grounded",
                dataClass,
                HASH,
                more.apply(request).build(),
                Instant.now().plus(time));
    }

    /** A tool that finds late orders. */
    static ToolSpecification tool() {
        return ToolSpecification.builder()
                .name("late_orders")
                .description("Purchase orders that are late")
                .parameters(JsonObjectSchema.builder()
                        .addStringProperty("site")
                        .addIntegerProperty("days")
                        .required("site")
                        .build())
                .build();
    }

    /** A reply with a torque. */
    static ResponseFormat torqueSchema() {
        JsonObjectSchema root = JsonObjectSchema.builder()
                .addIntegerProperty("torque")
                .required("torque")
                .build();
        return ResponseFormat.builder()
                .type(ResponseFormatType.JSON)
                .jsonSchema(
                        JsonSchema.builder().name("torque").rootElement(root).build())
                .build();
    }
}
