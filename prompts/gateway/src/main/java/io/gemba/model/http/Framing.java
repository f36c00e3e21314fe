package io.gemba.model.http;

/** How a streamed reply is cut into pieces. */
public enum Framing {
    /** Server-sent events, ended by {@code [DONE]}; OpenAI and all that speak like it. */
    EVENTS,
    /** One JSON object on each line, ended by the one that says {@code done}; Ollama. */
    LINES
}
