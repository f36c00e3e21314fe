package io.gemba.acceptance.question;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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
    /** All of them. */
    public static Stream<GradedQuestion> all() {
        return Suite.questions("demo-plant", GradedQuestion.class);
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
