package io.gemba.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.data.message.ChatMessageType;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.json.JsonRawSchema;
import io.gemba.corpus.access.Classification;
import io.gemba.corpus.access.TenantId;
import io.gemba.prompts.PromptLibrary;
import io.gemba.prompts.RenderedPrompt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelCallTests {
    private static final TenantId TENANT = new TenantId(1);
    private static final String HASH = "0".repeat(64);

    @TempDir
    Path folder;

    @Test
    void saysAPromptOfTheLibrary() throws IOException {
        Files.writeString(folder.resolve("value.schema.json"), "{\"type\":\"object\"}");
        Files.writeString(folder.resolve("value.prompt.md"), """
                ---
                id: extract/value
                version: 1
                owner: knowledge
                riskTier: low
                inputs: [text]
                schema: value.schema.json
                ---
                ## system
                Extract.
                ## user
                {{text}}
                """);
        RenderedPrompt prompt = PromptLibrary.in(folder).get("extract/value").render(Map.of("text", "49 Nm"));

        ModelCall call = ModelCall.of(TENANT, Classification.INTERNAL, prompt, Instant.MAX);

        assertThat(call.useCase()).isEqualTo("extract/value");
        assertThat(call.promptHash()).isEqualTo(prompt.contentHash());
        assertThat(call.request().messages())
                .extracting(it -> it.type())
                .containsExactly(ChatMessageType.SYSTEM, ChatMessageType.USER);
        assertThat(call.request().responseFormat().jsonSchema().name()).isEqualTo("extract_value");
        assertThat(call.request().responseFormat().jsonSchema().rootElement())
                .isEqualTo(JsonRawSchema.from("{\"type\":\"object\"}"));
    }

    @Test
    void leavesTheChoiceOfTheModelToTheGateway() {
        assertThatThrownBy(() -> call("a", HASH, it -> it.modelName("gpt-4.1")))
                .hasMessage("the gateway chooses the model");
        assertThatThrownBy(() -> call("a", HASH, it -> it.topK(5)))
                .hasMessage("top-k and penalties are not known to every provider");
    }

    @Test
    void wantsAProperUseCaseAndHash() {
        assertThatThrownBy(() -> call("What torque?", HASH, it -> it)).hasMessageContaining("a use case is a path");
        assertThatThrownBy(() -> call("a", "abc", it -> it)).hasMessage("a prompt hash is 64 hex digits");
    }

    private static ModelCall call(String useCase, String hash, UnaryOperator<ChatRequest.Builder> more) {
        ChatRequest request = more.apply(ChatRequest.builder().messages(UserMessage.from("secret")))
                .build();
        return new ModelCall(TENANT, useCase, Classification.INTERNAL, hash, request, Instant.MAX);
    }
}
