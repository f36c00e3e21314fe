package io.gemba.prompts;

/** A prompt file that cannot be used. The message names the file and what is wrong in it. */
public final class InvalidPrompt extends RuntimeException {
    InvalidPrompt(String location, String fault) {
        super("%s: %s".formatted(location, fault));
    }
}
