package io.gemba.acceptance.question;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A line of the suite.
 *
 * @param as the login of who asks
 * @param relevant the pages of which one has to be cited
 * @param mustNotSee documents of which nothing may show
 */
public record GradedQuestion(
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
    private static final Path FILE = Path.of("../../evals/suites/demo-plant/cases/questions.jsonl");
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /** All of them. */
    public static Stream<GradedQuestion> all() {
        try {
            return Files.readAllLines(FILE).stream().map(line -> JSON.readValue(line, GradedQuestion.class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isAnswerable() {
        return expect.equals("grounded");
    }

    @Override
    public String toString() {
        return id + " " + ask;
    }

    /**
     * A page that answers.
     *
     * @param page none for a file without pages
     */
    record Relevant(String doc, @Nullable Integer page) {
        boolean isPage(String path, int number) {
            return doc.equals(path) && (page == null || page == number);
        }
    }
}
