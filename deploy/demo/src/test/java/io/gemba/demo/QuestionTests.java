package io.gemba.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

class QuestionTests {
    private static final Path FILE = Path.of("../../evals/suites/demo-plant/cases/questions.jsonl");
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    record Relevant(String doc, @Nullable Integer page) {}

    record Question(
            String id,
            String as,
            String language,
            String kind,
            String ask,
            String expect,
            List<Relevant> relevant,
            List<String> mustContain,
            List<String> mustNotContain,
            List<String> mustNotSee,
            String note) {
        boolean grounded() {
            return expect.equals("grounded");
        }

        @Override
        public String toString() {
            return id;
        }
    }

    @Test
    void asksFortyFourQuestionsInThreeLanguagesByEveryPerson() {
        var all = questions().toList();

        assertThat(all).hasSize(44).extracting(Question::id).doesNotHaveDuplicates();
        assertThat(all.stream().collect(Collectors.groupingBy(Question::expect, Collectors.counting())))
                .containsOnly(Map.entry("grounded", 34L), Map.entry("abstained", 10L));
        assertThat(all.stream().map(Question::as).distinct())
                .containsExactlyInAnyOrderElementsOf(
                        Directory.people().stream().map(Directory.Person::login).toList());
        assertThat(all.stream()
                        .filter(it -> !it.grounded())
                        .map(Question::language)
                        .distinct())
                .containsExactlyInAnyOrder("en", "de", "fr");
        assertThat(all.stream().map(Question::kind).distinct())
                .containsExactlyInAnyOrder(
                        "value", "procedure", "definition", "policy", "list", "difference", "status");
    }

    @ParameterizedTest
    @MethodSource("questions")
    void expectsAnAnswerExactlyWhenAReadablePageHasOne(Question question) {
        var person = Directory.person(question.as());

        assertThat(question.relevant().isEmpty()).isEqualTo(!question.grounded());
        assertThat(question.relevant())
                .allMatch(it -> person.mayRead(RenderedPlant.document(it.doc()).path()));
    }

    @ParameterizedTest
    @MethodSource("questions")
    void findsWhatTheAnswerMustContainOnEveryPageNamed(Question question) {
        assertThat(question.relevant())
                .allSatisfy(it -> assertThat(plain(textOf(it)))
                        .contains(question.mustContain().stream()
                                .map(QuestionTests::plain)
                                .toList()));
    }

    @ParameterizedTest
    @MethodSource("questions")
    void hidesOnlyDocumentsThatTheAskerMayNotRead(Question question) {
        var person = Directory.person(question.as());

        assertThat(question.mustNotSee())
                .noneMatch(it -> person.mayRead(RenderedPlant.document(it).path()));
    }

    @ParameterizedTest
    @MethodSource("questions")
    void forbidsOnlyFiguresThatSomeDocumentHas(Question question) {
        assertThat(question.mustNotContain())
                .allMatch(value -> RenderedPlant.documents().stream()
                        .flatMap(it -> RenderedPlant.pagesOf(it.path()).stream())
                        .anyMatch(page -> plain(page).contains(plain(value))));
    }

    private static String textOf(Relevant place) {
        var pages = RenderedPlant.pagesOf(place.doc());
        return place.page() == null ? String.join(" ", pages) : pages.get(place.page() - 1);
    }

    /** White space and the separators of numbers do not count. */
    private static String plain(String text) {
        return text.replaceAll("[\\s\u00a0]+", " ")
                .replaceAll("(?<=\\d)[,. ](?=\\d{3}\\b)", "")
                .replaceAll("(?<=\\d),(?=\\d)", ".");
    }

    private static Stream<Question> questions() {
        try {
            return Files.readAllLines(FILE).stream().map(it -> JSON.readValue(it, Question.class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
