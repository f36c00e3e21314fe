package io.gemba.copilot.copilots;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import io.gemba.corpus.document.DocumentKind;
import io.gemba.corpus.text.Language;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A copilot, as its file has it.
 *
 * @param id by which a directory gives it to people
 * @param name what it is called, by the code of a language
 * @param skills ids of the questions over records that it takes, those that matter most first
 * @param suggests ids of the skills whose questions it offers, by the kind of record that is open, or {@code any}; what
 *     is missing here is offered in the order of its skills
 * @param documents kinds of documents that its first questions are about
 * @param tone what a model is told of how to write
 * @param start the page it begins with
 * @param actions the kinds of action that it may propose to a person, once there are proposals
 */
public record Copilot(
        String id,
        Map<String, String> name,
        List<String> skills,
        @JsonSetter(nulls = Nulls.AS_EMPTY) Map<String, List<String>> suggests,
        @JsonSetter(nulls = Nulls.AS_EMPTY) List<String> documents,
        @JsonSetter(nulls = Nulls.AS_EMPTY) String tone,
        @JsonSetter(nulls = Nulls.AS_EMPTY) String start,
        @JsonSetter(nulls = Nulls.AS_EMPTY) List<String> actions) {
    private static final int LONGEST_TONE = 400;

    public Copilot {
        name = Map.copyOf(name);
        skills = List.copyOf(skills);
        suggests = Map.copyOf(suggests);
        documents = List.copyOf(documents);
        actions = List.copyOf(actions);
        start = start.isEmpty() ? "/" : start;
    }

    /** In a language; in English where it has no name in that. */
    public String name(Language language) {
        return name.getOrDefault(language.code(), name.getOrDefault(Language.ENGLISH.code(), id));
    }

    /** The kinds of documents that its first questions are about. */
    public List<DocumentKind> documentKinds() {
        return documents.stream()
                .flatMap(it -> DocumentKind.ofLabel(it).stream())
                .toList();
    }

    /**
     * Fails if it names what is not there.
     *
     * @throws IllegalArgumentException saying what that is
     */
    void check(List<String> known) {
        skills.stream().filter(it -> !known.contains(it)).findFirst().ifPresent(it -> refuse("skill", it));
        suggests.values().stream()
                .flatMap(List::stream)
                .filter(it -> !skills.contains(it))
                .findFirst()
                .ifPresent(it -> refuse("suggested skill", it));
        if (documentKinds().size() != documents.size()) {
            refuse("kind of document", documents.toString());
        }
        if (!start.startsWith("/") || start.startsWith("//")) {
            refuse("page", start);
        }
        if (tone.length() > LONGEST_TONE) {
            throw new IllegalArgumentException("the tone is longer than %d characters".formatted(LONGEST_TONE));
        }
        actions.stream()
                .filter(it -> ActionKind.ofLabel(it).isEmpty())
                .findFirst()
                .ifPresent(it -> {
                    throw new IllegalArgumentException(
                            "there is no action %s; there are %s".formatted(it, ActionKind.known()));
                });
        if (Set.copyOf(actions).size() < actions.size()) {
            throw new IllegalArgumentException("an action is named twice");
        }
    }

    private static void refuse(String what, String named) {
        throw new IllegalArgumentException("there is no %s %s".formatted(what, named));
    }
}
