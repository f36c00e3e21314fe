package io.gemba.copilot.skill;

import io.gemba.corpus.text.Language;
import io.gemba.model.ModelTool;
import io.gemba.model.ModelTool.Parameter;
import io.gemba.model.ToolCall;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The skills that a model may choose from, as tools, and what it may say of them: which ones, and which words of the
 * question fill their slots. Anything else that it says voids all of it.
 *
 * @param skills those that the asker's copilots allow
 */
record Offer(Map<Skill, Examples> skills, Language language) {
    /** The tool by which a model leaves the question to the documents. */
    static final String DOCUMENTS = "documents";

    private static final String FOR_DOCUMENTS =
            "For anything that is written in a document: how something is done, rules, instructions, manuals,"
                    + " specifications, contracts, certificates. Also for everything that no other tool is for.";
    private static final int MOST_CALLS = 2;
    private static final int MOST_EXAMPLES = 4;
    private static final int LONGEST = 120;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    Offer {
        skills = Map.copyOf(skills);
    }

    List<ModelTool> tools() {
        return Stream.concat(
                        skills.entrySet().stream()
                                .map(it -> tool(it.getKey(), it.getValue()))
                                .sorted((a, b) -> a.name().compareTo(b.name())),
                        Stream.of(new ModelTool(DOCUMENTS, FOR_DOCUMENTS, List.of())))
                .toList();
    }

    /** Described by what it is asked with. */
    private ModelTool tool(Skill skill, Examples examples) {
        var questions = Stream.concat(
                        examples.suggested().get(language).stream().map(Examples.Suggested::question),
                        examples.questions().get(language).stream())
                .distinct()
                .limit(MOST_EXAMPLES)
                .toList();
        return new ModelTool(
                skill.id(),
                "Questions such as: " + String.join(" ", questions),
                skill.slots().stream().flatMap(it -> parameter(it).stream()).toList());
    }

    /** What is read off the question by itself is no parameter. */
    private static Optional<Parameter> parameter(Slot slot) {
        return switch (slot) {
            case Slot.OfRecord it ->
                Optional.of(new Parameter(
                        it.name(),
                        "number or name of the %s, as written"
                                .formatted(new Words(Language.ENGLISH)
                                        .say("kind." + it.kind().label()))));
            case Slot.OfPeriod it -> Optional.of(new Parameter(it.name(), "the words for the days meant, as written"));
            case Slot.OfShift it -> Optional.of(new Parameter(it.name(), "the words for the shift meant, as written"));
            case Slot.OfQuantity it -> Optional.of(new Parameter(it.name(), "a number with its unit, as written"));
            case Slot.OfSite it -> Optional.of(new Parameter(it.name(), "the plant or site named, as written"));
            case Slot.OverTime it -> Optional.empty();
            case Slot.OfOrdering it -> Optional.empty();
            case Slot.Own it -> Optional.empty();
        };
    }

    /**
     * What a model said.
     *
     * @param said the questions of the conversation, from which words may come
     * @throws NotOffered if it is not what was offered
     */
    Picked picked(List<ToolCall> calls, List<String> said) {
        if (calls.isEmpty()) {
            throw new NotOffered("no tool");
        }
        if (calls.size() > MOST_CALLS) {
            throw new NotOffered("more than %d tools".formatted(MOST_CALLS));
        }
        var picks = new ArrayList<Picked.One>();
        for (var call : calls) {
            if (!call.name().equals(DOCUMENTS)) {
                var skill = skill(call.name());
                picks.add(new Picked.One(skill, words(skill, arguments(call), said)));
            } else if (!arguments(call).isEmpty()) {
                throw new NotOffered("an argument that was not offered");
            }
        }
        if (picks.stream().map(Picked.One::skill).distinct().count() < picks.size()) {
            throw new NotOffered("the same skill twice");
        }
        return picks.isEmpty() ? new Picked.Documents() : new Picked.Skills(picks);
    }

    private Skill skill(String name) {
        return skills.keySet().stream()
                .filter(it -> it.id().equals(name))
                .findFirst()
                .orElseThrow(() -> new NotOffered("a skill that was not offered"));
    }

    private static JsonNode arguments(ToolCall call) {
        if (call.arguments().isBlank()) {
            return JSON.createObjectNode();
        }
        try {
            var arguments = JSON.readTree(call.arguments());
            if (!arguments.isObject()) {
                throw new NotOffered("arguments that are no object");
            }
            return arguments;
        } catch (JacksonException e) {
            throw new NotOffered("arguments that are no JSON");
        }
    }

    private static Map<String, String> words(Skill skill, JsonNode arguments, List<String> said) {
        var words = new HashMap<String, String>();
        for (var argument : arguments.properties()) {
            var isOffered = skill.slots().stream()
                    .flatMap(it -> parameter(it).stream())
                    .anyMatch(it -> it.name().equals(argument.getKey()));
            if (!isOffered) {
                throw new NotOffered("an argument that was not offered");
            }
            if (!argument.getValue().isString()) {
                throw new NotOffered("an argument that is no text");
            }
            var value = argument.getValue().asString().strip();
            if (value.length() > LONGEST || !value.isEmpty() && said.stream().noneMatch(it -> stands(value, it))) {
                throw new NotOffered("words that do not stand in the question");
            }
            if (!value.isEmpty()) {
                words.put(argument.getKey(), value);
            }
        }
        return words;
    }

    /** True if whole words of a text are those. */
    private static boolean stands(String words, String text) {
        return Pattern.compile("(?<![\\p{L}\\p{N}])" + Pattern.quote(plain(words)) + "(?![\\p{L}\\p{N}])")
                .matcher(plain(text))
                .find();
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\s+", " ")
                .strip();
    }

    /** What a model said was not what it was offered. The message holds nothing of what it said. */
    static final class NotOffered extends RuntimeException {
        private final String what;

        NotOffered(String what) {
            super(what, null, false, false);
            this.what = what;
        }

        String what() {
            return what;
        }
    }
}
