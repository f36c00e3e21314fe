package io.gemba.model.provider;

import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.embedding.EmbeddingModel;

/** What is spoken to a provider: LangChain4j's models, and a call's parameters in the provider's own terms. */
interface Wire {

    ChatModel chat();

    StreamingChatModel streaming();

    EmbeddingModel embedding();

    /** The parameters as this provider understands them, with its model and the defaults of its settings. */
    ChatRequestParameters parameters(ChatRequestParameters common);
}
