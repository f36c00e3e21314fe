package io.gemba.acceptance.question;

import static org.assertj.core.api.Assertions.assertThat;

import io.gemba.acceptance.running.Answer;
import io.gemba.acceptance.running.Client;
import io.gemba.acceptance.running.Gemba;
import io.gemba.acceptance.running.OdooServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Asks every graded question over records and documents once, beside Odoo, and grades all there is to its answer. */
@Tag("real-odoo")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RecordQuestionTests {
    private static final Path COPILOTS = Path.of("../../copilot-api/src/main/resources/io/gemba/copilot/copilots");
    private static final int LEAST_OF_A_SKILL = 3;
    private static final int LEAST_UNANSWERED = 20;
    /** Well before a token of the panel ends. */
    private static final Duration FRESH = Duration.ofMinutes(2);

    private final OdooServer odoo = OdooServer.given();
    private final Gemba gemba = Gemba.besideOdoo();
    private final RecordGrader grader = new RecordGrader(gemba, odoo);
    private final Map<String, SignedIn> signedIn = new HashMap<>();

    @ParameterizedTest(name = "{0}")
    @MethodSource("questions")
    void isAnsweredAsTheSuiteAsksAndShowsNothingHidden(RecordQuestion question) {
        var answer = asked(question);

        assertThat(grader.faults(question, answer)).as(told(question, answer)).isEmpty();
    }

    @Test
    void everySkillIsAskedForSeveralTimes() throws IOException {
        var asked = counted(RecordQuestion.all().flatMap(it -> it.skills().stream()));

        assertThat(asked.keySet()).isEqualTo(skills());
        assertThat(asked)
                .allSatisfy((skill, times) -> assertThat(times).as(skill).isGreaterThanOrEqualTo(LEAST_OF_A_SKILL));
    }

    @Test
    void manyQuestionsHaveNoAnswerForTheirAsker() {
        assertThat(RecordQuestion.all().filter(it -> it.expect().equals(List.of("abstained"))))
                .hasSizeGreaterThanOrEqualTo(LEAST_UNANSWERED);
    }

    private Answer asked(RecordQuestion question) {
        var client = as(question.as());
        var open = question.open();
        var first = open == null
                ? client.ask(question.ask())
                : client.ask(question.ask(), open.model(), odoo.idOf(open.model(), open.name()));
        return question.then() == null ? first : client.ask(question.then(), first.conversation());
    }

    private Client as(String login) {
        var known = signedIn.get(login);
        if (known == null || known.since().plus(FRESH).isBefore(Instant.now())) {
            known = new SignedIn(gemba.withToken(odoo.panelToken(login)), Instant.now());
            signedIn.put(login, known);
        }
        return known.client();
    }

    /** The skills that any copilot has. */
    private static Set<String> skills() throws IOException {
        try (Stream<Path> files = Files.list(COPILOTS)) {
            return files.flatMap(
                            it -> new YAMLMapper().readTree(it).path("skills").valueStream())
                    .map(JsonNode::asString)
                    .collect(Collectors.toSet());
        }
    }

    private static Map<String, Long> counted(Stream<String> names) {
        return names.collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }

    private static String told(RecordQuestion question, Answer answer) {
        return "%s asks: %s%n%s%n%s".formatted(question.as(), question, answer, answer.records());
    }

    private static Stream<RecordQuestion> questions() {
        return RecordQuestion.all();
    }

    private record SignedIn(Client client, Instant since) {}
}
