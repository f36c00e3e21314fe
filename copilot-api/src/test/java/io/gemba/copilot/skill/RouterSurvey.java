package io.gemba.copilot.skill;

import io.gemba.corpus.access.TenantId;
import io.gemba.corpus.embedding.KnownEmbedders;
import io.gemba.corpus.text.Language;
import io.gemba.corpus.text.Lexemes;
import io.gemba.model.embedding.EmbeddingModels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;

/**
 * Prints how many questions of a folder go to the skill that is meant, and which do not. The folder has a file
 * {@code <set>_<language>.txt} for each language, with lines of a skill's id, or "none", and a question.
 */
final class RouterSurvey {
    private static final Lexemes LEXEMES = new Lexemes();
    private static final double[] LIKENESS = {0.1, 0.15, 0.2, 0.25, 0.3, 0.35};

    private RouterSurvey() {}

    public static void main(String[] args) throws IOException {
        var router = new Router(AllSkills.all(), LEXEMES, KnownEmbedders.only(EmbeddingModels.bundled()));
        for (var language : Language.values()) {
            var lines = Files.readAllLines(Path.of(args[0], "%s_%s.txt".formatted(args[1], language.code())));
            var right = new int[LIKENESS.length];
            for (var line : lines) {
                var parts = line.split(" ", 2);
                var asked = new Asked(parts[1], parts[1], language, LEXEMES, Set.of());
                var choices = router.choices(new TenantId(1), asked, Set.of(), Set.of());
                for (int n = 0; n < LIKENESS.length; n++) {
                    var least = LIKENESS[n];
                    var taken = choices.stream()
                            .findFirst()
                            .filter(it -> it.score() >= least)
                            .map(it -> it.skill().id())
                            .orElse("none");
                    right[n] += taken.equals(parts[0]) ? 1 : 0;
                }
                if (!choices.stream()
                        .findFirst()
                        .map(it -> it.skill().id())
                        .orElse("none")
                        .equals(parts[0])) {
                    System.out.printf(
                            "  %s -> %s%n",
                            line,
                            choices.stream()
                                    .limit(3)
                                    .map(it -> "%s %.2f".formatted(it.skill().id(), it.score()))
                                    .toList());
                }
            }
            System.out.printf(
                    "%s of %d, by likeness %s: %s%n",
                    language, lines.size(), Arrays.toString(LIKENESS), Arrays.toString(right));
        }
    }
}
