package io.gemba.acceptance.question;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A line of the suite over records and documents.
 *
 * @param as the login of who asks
 * @param skills the questions over records that it is meant for; none if it is for documents
 * @param then what is asked on after it; the answer to that is graded
 * @param open the record that the asker has in front of them
 * @param expect the outcomes that are right
 * @param reason why it is not answered, where that matters
 * @param cites labels of records that have to be cited, or parts of them
 * @param models of which one has to be among the cited records
 * @param documents of which one has to be cited
 * @param figures that the answer has to tell, worked out in Odoo
 * @param notFigures that it must not tell
 * @param mustNotSee documents of which nothing may show
 */
public record RecordQuestion(
        String id,
        String as,
        String language,
        List<String> skills,
        String ask,
        @Nullable String then,
        @Nullable Open open,
        List<String> expect,
        @Nullable String reason,
        List<String> cites,
        List<String> models,
        List<String> documents,
        List<String> mustContain,
        List<String> mustNotContain,
        List<Figure> figures,
        List<Figure> notFigures,
        List<String> mustNotSee,
        String note) {
    /** All of them. */
    public static Stream<RecordQuestion> all() {
        return Suite.questions("plant-records", RecordQuestion.class);
    }

    /** The question whose answer is graded. */
    String last() {
        return then == null ? ask : then;
    }

    /** All that the asker wrote. */
    String asked() {
        return then == null ? ask : ask + "\n" + then;
    }

    @Override
    public String toString() {
        return id + " " + asked().replace("\n", " / ");
    }

    /** A record by its name. */
    public record Open(String model, String name) {}

    /**
     * A figure, or names, that hold on the day of asking.
     *
     * @param field that is added up, counted from, or named
     * @param domain in Odoo's notation; {@code @now}, {@code @today}, {@code @yesterday}, {@code @year} and
     *     {@code @today-30} stand for moments
     * @param by who reads it, if that is not the asker
     */
    public record Figure(
            Kind kind,
            String model,
            @Nullable String field,
            List<Object> domain,
            @Nullable String by) {
        /** How it is worked out. */
        public enum Kind {
            /** How many records there are. */
            COUNT,
            /** A field, added up. */
            SUM,
            /** The days that have gone by since the day in a field. */
            DAYS_SINCE,
            /** All values of a field, each of which has to be named. */
            NAMES
        }
    }
}
