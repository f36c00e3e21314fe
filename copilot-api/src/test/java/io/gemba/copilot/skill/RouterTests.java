package io.gemba.copilot.skill;

import static org.assertj.core.api.Assertions.assertThat;

import io.gemba.corpus.access.TenantId;
import io.gemba.corpus.embedding.KnownEmbedders;
import io.gemba.corpus.text.Language;
import io.gemba.corpus.text.Lexemes;
import io.gemba.model.embedding.EmbeddingModels;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;

/** With questions that were not used in building it: they are no examples, and the threshold was not fitted to them. */
class RouterTests {
    private static final Path SUITE = Path.of("../evals/suites/demo-plant/cases");
    /** Of about 130. Those that name a number come back to documents if no record goes by it. */
    private static final int MOST_TAKEN_AWAY = 6;

    /** Asked of documents in the suite, and of records by whoever has an Odoo. */
    private static final List<String> RECORDS_TELL_TOO = List.of(
            "Purchase order P00934: when is Kressmar going to deliver the NU 2214 bearings?",
            "How many seal kits SK-160-4 are in stock, and in which bin?",
            "How much do we owe Helmgard in total on invoice HS-55120?",
            "What was the operating margin of the Marrenfeld plant last year?",
            "Combien de porte-satellites du lot 26-118 sont partis au rebut ?",
            "Combien de minutes le LX-620 s'est-il arrêté avec le défaut D10 ?");

    private static final TenantId TENANT = new TenantId(1);
    private static final Lexemes LEXEMES = new Lexemes();
    private static final double LIKENESS = Double.parseDouble(SkillSettings.LIKENESS);
    private static final Router ROUTER =
            new Router(AllSkills.all(), LEXEMES, KnownEmbedders.only(EmbeddingModels.bundled()));

    /** The skill that takes a question; none if it is left to documents. */
    private static String taken(String text, Language language) {
        return ROUTER.choices(TENANT, new Asked(text, text, language, LEXEMES, Set.of()), Set.of(), Set.of()).stream()
                .findFirst()
                .filter(it -> it.score() >= LIKENESS)
                .map(it -> it.skill().id())
                .orElse("none");
    }

    @ParameterizedTest
    @EnumSource
    void takesParaphrases(Language language) throws IOException {
        var wrong = new ArrayList<String>();
        var lines = lines("paraphrases_%s.txt".formatted(language.code()));
        for (var line : lines) {
            var parts = line.split(" ", 2);
            var taken = taken(parts[1], language);
            if (!taken.equals(parts[0])) {
                wrong.add("%s -> %s".formatted(line, taken));
            }
        }

        var most = language == Language.ENGLISH ? 0.10 : 0.15;
        assertThat(wrong).as("of %d", lines.size()).hasSizeLessThanOrEqualTo((int) Math.floor(most * lines.size()));
    }

    @Test
    void leavesQuestionsForDocumentsToDocuments() throws IOException {
        var json = JsonMapper.builder().build();
        var wrong = new ArrayList<String>();
        try (var files = Files.list(SUITE)) {
            for (var file : files.toList()) {
                for (var line : Files.readAllLines(file)) {
                    var asked = json.readTree(line);
                    var text = asked.path("ask").asString("");
                    var language = Language.ofTag(asked.path("language").asString("en"))
                            .orElseThrow();
                    if (!text.isEmpty() && !taken(text, language).equals("none")) {
                        wrong.add(text + " -> " + taken(text, language));
                    }
                }
            }
        }

        wrong.removeIf(it -> RECORDS_TELL_TOO.stream().anyMatch(it::startsWith));
        assertThat(wrong).hasSizeLessThanOrEqualTo(MOST_TAKEN_AWAY);
    }

    @Test
    void letsThoseWhoAskWhileItLearnsWaitForWhatItLearns() throws Exception {
        var fresh = new Router(AllSkills.all(), LEXEMES, KnownEmbedders.only(EmbeddingModels.bundled()));
        var text = "¿Qué pedidos de compra van con retraso?";
        var asked = new Asked(text, text, Language.SPANISH, LEXEMES, Set.of());

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Choice> question =
                    () -> fresh.choices(TENANT, asked, Set.of(), Set.of()).getFirst();
            var taken = threads.invokeAll(Collections.nCopies(4, question));

            assertThat(taken).allSatisfy(it -> assertThat(it.get().skill().id()).isEqualTo("late-purchases"));
        }
    }

    private static List<String> lines(String name) throws IOException {
        try (var file = Objects.requireNonNull(RouterTests.class.getResourceAsStream(name), name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }
}
