package io.gemba.acceptance.question;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/** The questions of a suite, as they lie in {@code evals}. */
final class Suite {
    private static final Path FOLDER = Path.of("../../evals/suites");
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .build();

    private Suite() {}

    /** All of a suite, each a line of its file. */
    static <T> Stream<T> questions(String suite, Class<T> type) {
        try {
            return Files.readAllLines(FOLDER.resolve(suite).resolve("cases/questions.jsonl")).stream()
                    .map(line -> JSON.readValue(line, type));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
