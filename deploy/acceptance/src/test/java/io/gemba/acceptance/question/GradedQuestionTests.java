package io.gemba.acceptance.question;

import static org.assertj.core.api.Assertions.assertThat;

import io.gemba.acceptance.running.Answer;
import io.gemba.acceptance.running.Event;
import io.gemba.acceptance.running.Gemba;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Asks every graded question twice, as a whole and as a stream. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GradedQuestionTests {
    private static final Pattern MARK = Pattern.compile("\\[(\\d+)]");
    private static final Pattern FIGURE = Pattern.compile("\\d+(?:[.,]\\d+)*");

    private final Gemba gemba = Gemba.running();
    private final Grader grader = new Grader(gemba);

    @ParameterizedTest(name = "{0}")
    @MethodSource("questions")
    void isAnsweredAsTheSuiteAsks(GradedQuestion question) {
        var answer = gemba.as(question.as()).ask(question.ask());

        assertThat(grader.faults(question, answer)).as(told(question, answer)).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("questions")
    void showsNothingHidden(GradedQuestion question) {
        var events = gemba.as(question.as()).stream(question.ask());

        var answer = answerOf(events);
        assertThat(grader.notHidden(question)).isEmpty();
        assertThat(grader.leaks(question, answer, events))
                .as(told(question, answer))
                .isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("questions")
    void streamsWhatTheAnswerSaysAndNothingUnsupported(GradedQuestion question) {
        var events = gemba.as(question.as()).stream(question.ask());

        var answer = answerOf(events);
        var deltas = events.stream()
                .filter(event -> event.name().equals("delta"))
                .map(event -> event.data().path("text").asString())
                .toList();
        var said = answer.outcome().equals("abstained") ? List.<String>of() : answer.statements();
        assertThat(String.join(" ", deltas)).as(told(question, answer)).isEqualTo(String.join(" ", said));
        assertThat(deltas).as(told(question, answer)).allSatisfy(delta -> assertSupported(delta, answer));
    }

    private static void assertSupported(String delta, Answer answer) {
        var cited = MARK.matcher(delta)
                .results()
                .map(mark -> Integer.parseInt(mark.group(1)))
                .collect(Collectors.toSet());
        var quotes = answer.citations().stream()
                .filter(citation -> cited.contains(citation.n()))
                .map(Answer.Citation::quote)
                .collect(Collectors.joining("\n"));
        var figures = FIGURE.matcher(MARK.matcher(delta).replaceAll(""))
                .results()
                .map(figure -> figure.group())
                .toList();
        if (!cited.isEmpty()) {
            assertThat(figures).allSatisfy(figure -> assertThat(quotes).contains(figure));
        }
    }

    private static Answer answerOf(List<Event> events) {
        return events.stream()
                .filter(event -> event.name().equals("answer"))
                .map(event -> new Answer(event.data()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no answer in " + events));
    }

    private static String told(GradedQuestion question, Answer answer) {
        return "%s asks: %s%n%s".formatted(question.as(), question, answer);
    }

    private static Stream<GradedQuestion> questions() {
        return GradedQuestion.all();
    }
}
