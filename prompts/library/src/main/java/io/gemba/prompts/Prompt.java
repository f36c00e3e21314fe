package io.gemba.prompts;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** One versioned prompt of the library. Immutable; made by {@link PromptLibrary}. */
public final class Prompt {
    private final FrontMatter head;
    private final Template system;
    private final Template user;
    private final Optional<String> schema;
    private final String contentHash;

    Prompt(FrontMatter head, Template system, Template user, Optional<String> schema, String contentHash) {
        this.head = head;
        this.system = system;
        this.user = user;
        this.schema = schema;
        this.contentHash = contentHash;
    }

    /** Unique in the library, such as {@code answer/grounded}. */
    public String id() {
        return head.id();
    }

    public int version() {
        return head.version();
    }

    /** The team that answers for it. */
    public String owner() {
        return head.owner();
    }

    public RiskTier riskTier() {
        return head.riskTier();
    }

    /** The names of the values that {@link #render} wants: these, no fewer and no more. */
    public Set<String> inputs() {
        return Set.copyOf(head.inputs());
    }

    /** The JSON schema that the model's reply has to fit; empty if the reply is plain text. */
    public Optional<String> schema() {
        return schema;
    }

    /** SHA-256 over the file and its schema, in lower-case hex. */
    public String contentHash() {
        return contentHash;
    }

    /**
     * Fills in the values, verbatim and in one pass: braces inside a value mean nothing.
     *
     * @throws WrongInputs if a declared input is missing or an undeclared one is given
     */
    public RenderedPrompt render(Map<String, String> values) {
        SortedSet<String> missing = new TreeSet<>(head.inputs());
        missing.removeAll(values.keySet());
        SortedSet<String> extra = new TreeSet<>(values.keySet());
        extra.removeAll(head.inputs());
        if (!missing.isEmpty() || !extra.isEmpty()) {
            throw new WrongInputs(id(), missing, extra);
        }
        return new RenderedPrompt(this, system.fill(values), user.fill(values));
    }

    @Override
    public String toString() {
        return "%s v%d".formatted(id(), version());
    }
}
