package io.gemba.prompts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Every prompt there is, all checked when the library is opened. */
public final class PromptLibrary {
    private final Map<String, Prompt> prompts;

    private PromptLibrary(Map<String, Prompt> prompts) {
        this.prompts = Map.copyOf(prompts);
    }

    /**
     * The prompts that are shipped: {@code prompts/<use case>/<name>.prompt.md} on the class path.
     *
     * @throws InvalidPrompt if one of them is not as it should be, or two have the same id
     */
    public static PromptLibrary shipped() {
        return open("classpath*:prompts/**/*.prompt.md");
    }

    /**
     * The prompts below a folder, such as candidates that are being evaluated.
     *
     * @throws InvalidPrompt if one of them is not as it should be, or two have the same id
     */
    public static PromptLibrary in(Path folder) {
        return open(folder.toUri() + "**/*.prompt.md");
    }

    /**
     * The prompt of that id.
     *
     * @throws NoSuchElementException if there is none
     */
    public Prompt get(String id) {
        Prompt prompt = prompts.get(id);
        if (prompt == null) {
            throw new NoSuchElementException("no prompt %s; there are %s".formatted(id, ids()));
        }
        return prompt;
    }

    public Set<String> ids() {
        return prompts.keySet();
    }

    private static PromptLibrary open(String pattern) {
        Map<String, Prompt> prompts = new TreeMap<>();
        for (Resource resource : find(pattern)) {
            PromptFile file = new PromptFile(resource);
            Prompt prompt = file.read();
            if (prompts.put(prompt.id(), prompt) != null) {
                throw new InvalidPrompt(file.location(), "another prompt has the id " + prompt.id());
            }
        }
        return new PromptLibrary(prompts);
    }

    private static Resource[] find(String pattern) {
        try {
            Resource[] found = new PathMatchingResourcePatternResolver().getResources(pattern);
            Arrays.sort(found, Comparator.comparing(Resource::getDescription));
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
