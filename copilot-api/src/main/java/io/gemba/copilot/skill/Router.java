package io.gemba.copilot.skill;

import io.gemba.corpus.access.TenantId;
import io.gemba.corpus.embedding.Embedder;
import io.gemba.corpus.embedding.KnownEmbedders;
import io.gemba.corpus.text.Language;
import io.gemba.corpus.text.Lexemes;
import io.gemba.embedding.EmbeddingFailed;
import io.gemba.embedding.EmbeddingUnavailable;
import io.gemba.embedding.OnnxModelFiles;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says which skill a question is meant for: by what a model has learned from the examples, by how near it is to them in
 * meaning, and by how many of its words they are made with. A word that no example knows speaks against all of them, so
 * that questions for documents are left to documents. Without an embedding model, the others decide.
 */
final class Router {
    private static final Logger LOG = LoggerFactory.getLogger(Router.class);
    private static final double UNRELATED = 0.6;
    private static final double ALIKE = 0.95;
    private static final double LEARNED = 0.4;
    private static final double MEANING = 0.2;
    private static final double WORDS = 0.4;
    /** Makes of a model that is sure of little one that says what it holds for likeliest. */
    private static final double SHARPNESS = 1.5;
    /** What is left of the score of a skill that is about no record of the kind that is named or pointed at. */
    private static final double OF_ANOTHER_KIND = 0.5;

    /** Of each skill and language: the others would tell little more, and each costs a moment after the start. */
    private static final int MOST_EMBEDDED = 60;

    private final KnownEmbedders embedders;
    private final Lexemes lexemes;
    private final FutureTask<Loaded> loading;
    private final Map<Language, QuestionModel> models = new ConcurrentHashMap<>();
    private volatile @Nullable Vectors vectors;

    Router(List<? extends Skill> skills, Lexemes lexemes, KnownEmbedders embedders) {
        this.lexemes = lexemes;
        this.embedders = embedders;
        this.loading = new FutureTask<>(() -> Loaded.of(skills, lexemes));
    }

    /** Loaded by whoever needs them first; all others wait for that. */
    private Loaded loaded() {
        loading.run();
        try {
            return loading.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while examples are loaded", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the examples of skills cannot be read", e.getCause());
        }
    }

    /**
     * What all choices go by.
     *
     * @param spread of how many skills' examples have a stem
     */
    private record Loaded(Map<Skill, Examples> skills, Map<String, Integer> spread) {

        static Loaded of(List<? extends Skill> all, Lexemes lexemes) {
            var skills = new LinkedHashMap<Skill, Examples>();
            var spread = new HashMap<String, Integer>();
            all.forEach(it -> skills.put(it, Examples.of(it, lexemes)));
            skills.values().forEach(it -> it.stems().forEach(stem -> spread.merge(stem, 1, Integer::sum)));
            return new Loaded(skills, spread);
        }
    }

    private Map<String, List<List<String>>> features(Language language) {
        var features = new HashMap<String, List<List<String>>>();
        skills().forEach((skill, examples) ->
                features.put(skill.id(), features(examples.questions().get(language), language, lexemes)));
        features.put(QuestionModel.NONE, features(Examples.ofNone(language, lexemes), language, lexemes));
        return features;
    }

    private static List<List<String>> features(List<String> questions, Language language, Lexemes lexemes) {
        return questions.stream()
                .map(it -> Asked.features(it, language, lexemes))
                .toList();
    }

    /** Learned by whoever needs it first; all others wait for that. */
    private QuestionModel model(Language language) {
        return models.computeIfAbsent(language, it -> QuestionModel.learned(it, features(it)));
    }

    /** Learns before anybody asks, and embeds the examples if that is done in this process. */
    void warm() {
        // One after another: learning takes some memory for a moment.
        Thread.ofVirtual()
                .name("skills")
                .start(() -> Arrays.stream(Language.values()).forEach(this::model));
        if (embedders.wanted().equals(OnnxModelFiles.BUNDLED.name())) {
            Thread.ofVirtual().name("skills").start(() -> {
                try {
                    vectors(new TenantId(1));
                } catch (EmbeddingUnavailable | EmbeddingFailed e) {
                    LOG.warn("Skills are chosen by words alone: {}", e.getMessage());
                }
            });
        }
    }

    Map<Skill, Examples> skills() {
        return loaded().skills();
    }

    /** Stems of words that questions of a skill are made with, and that are no names. */
    Set<String> known(Skill skill) {
        return examples(skill).known();
    }

    private Set<String> stems(Skill skill) {
        return examples(skill).stems();
    }

    private Examples examples(Skill skill) {
        var examples = skills().get(skill);
        if (examples == null) {
            throw new IllegalArgumentException("no such skill: " + skill.id());
        }
        return examples;
    }

    /**
     * The skills that share a word with a question, the likeliest first.
     *
     * @param open kinds of record that the question may point at
     */
    List<Choice> choices(TenantId tenant, Asked asked, Set<String> names, Set<RecordKind> open) {
        var stems = new HashSet<>(asked.stems());
        stems.removeAll(names);
        var orders = asked.orders();
        var pointedAt = asked.pointedAt(open);
        var touched = skills().keySet().stream()
                .filter(skill -> stems.isEmpty()
                        || orders.contains(RecordKind.ORDER)
                        || stems.stream().anyMatch(stems(skill)::contains))
                .toList();
        if (touched.isEmpty()) {
            return List.of();
        }
        var meaning = meaning(tenant, asked, touched);
        var learned = sharpened(model(asked.language()).of(asked.features()));
        var forRecords = 1 - learned.getOrDefault(QuestionModel.NONE, 0.0);
        return touched.stream()
                .map(skill -> new Choice(
                        skill,
                        forRecords
                                * (isOfKind(skill, orders, pointedAt) ? 1 : OF_ANOTHER_KIND)
                                * score(skill, stems, learned, meaning)))
                .sorted((a, b) -> Double.compare(b.score(), a.score()))
                .toList();
    }

    private static Map<String, Double> sharpened(Map<String, Double> likely) {
        var sharp = new HashMap<String, Double>();
        likely.forEach((id, it) -> sharp.put(id, Math.pow(it, SHARPNESS)));
        var all = sharp.values().stream().mapToDouble(it -> it).sum();
        sharp.replaceAll((id, it) -> it / all);
        return sharp;
    }

    /** True of a skill that is about what is named, or else about what is pointed at or no record. */
    private static boolean isOfKind(Skill skill, Set<RecordKind> orders, Set<RecordKind> pointedAt) {
        return orders.isEmpty()
                ? pointedAt.isEmpty() || skill.recordSlots().isEmpty() || takes(skill, pointedAt)
                : takes(skill, orders);
    }

    private static boolean takes(Skill skill, Set<RecordKind> kinds) {
        return skill.slots().stream()
                .anyMatch(slot -> slot instanceof Slot.OfRecord wanted && kinds.contains(wanted.kind()));
    }

    private double score(Skill skill, Set<String> stems, Map<String, Double> learned, Map<Skill, Double> meaning) {
        var likely = learned.getOrDefault(skill.id(), 0.0);
        var near = meaning.getOrDefault(skill, likely);
        var words = stems.isEmpty() ? likely : words(skill, stems);
        return LEARNED * likely + MEANING * near + WORDS * words;
    }

    /** The share of the words that the skill's examples are made with; one that all skills share tells least. */
    private double words(Skill skill, Set<String> stems) {
        var own = stems(skill);
        var spread = loaded().spread();
        var known = 0.0;
        var all = 0.0;
        for (var stem : stems) {
            var weight = own.contains(stem) ? 1.0 / spread.getOrDefault(stem, 1) : 1.0;
            all += weight;
            if (own.contains(stem)) {
                known += weight;
            }
        }
        return all == 0 ? 0 : known / all;
    }

    /** How near it is to the nearest example of each skill, in [0, 1]; empty without a model. */
    private Map<Skill, Double> meaning(TenantId tenant, Asked asked, List<Skill> among) {
        try {
            var all = spoken().contains(asked.language()) ? vectors(tenant) : null;
            if (all == null) {
                return Map.of();
            }
            var own = all.embedder()
                    .passages(tenant, Embedder.QUESTIONS, List.of(asked.neutral()))
                    .getFirst();
            var near = new HashMap<Skill, Double>();
            for (var skill : among) {
                near.put(skill, scaled(all.nearest(skill, asked.language(), own)));
            }
            return near;
        } catch (EmbeddingUnavailable | EmbeddingFailed e) {
            LOG.warn("Skills are chosen by words alone: {}", e.getMessage());
            return Map.of();
        }
    }

    private static double scaled(double cosine) {
        return Math.clamp((cosine - UNRELATED) / (ALIKE - UNRELATED), 0, 1);
    }

    /** The languages that the model speaks: of the one that comes along, English alone. */
    private Set<Language> spoken() {
        return embedders.wanted().equals(OnnxModelFiles.BUNDLED.name())
                ? Set.of(Language.ENGLISH)
                : EnumSet.allOf(Language.class);
    }

    private @Nullable Vectors vectors(TenantId tenant) {
        var known = vectors;
        if (known == null) {
            var embedder = embedders.require(embedders.wanted());
            if (!embedder.mayRead(Embedder.QUESTIONS)) {
                return null;
            }
            known = embedded(tenant, embedder);
            vectors = known;
        }
        return known;
    }

    /** The examples never change, so that they are embedded once. */
    private synchronized Vectors embedded(TenantId tenant, Embedder embedder) {
        var known = vectors;
        if (known != null) {
            return known;
        }
        Map<Skill, Map<Language, List<float[]>>> all = new HashMap<>();
        skills().forEach((skill, examples) -> {
            Map<Language, List<float[]>> byLanguage = new HashMap<>();
            for (var language : spoken()) {
                var questions = some(examples.questions().get(language));
                byLanguage.put(language, embedder.passages(tenant, Embedder.QUESTIONS, questions));
            }
            all.put(skill, byLanguage);
        });
        return new Vectors(embedder, all);
    }

    /** Some of many, from all of them. */
    private static List<String> some(List<String> questions) {
        var step = Math.max(1, Math.ceilDiv(questions.size(), MOST_EMBEDDED));
        return IntStream.range(0, questions.size())
                .filter(it -> it % step == 0)
                .mapToObj(questions::get)
                .toList();
    }

    private record Vectors(Embedder embedder, Map<Skill, Map<Language, List<float[]>>> all) {

        double nearest(Skill skill, Language language, float[] own) {
            return all.getOrDefault(skill, Map.of()).getOrDefault(language, List.of()).stream()
                    .mapToDouble(it -> cosine(it, own))
                    .max()
                    .orElse(0);
        }

        /** Of vectors of unit length. */
        private static double cosine(float[] a, float[] b) {
            var sum = 0.0;
            for (int i = 0; i < a.length; i++) {
                sum += a[i] * b[i];
            }
            return sum;
        }
    }
}
