package io.gemba.model.http;

import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** How long a server asks to be left alone: in milliseconds (OpenAI, Azure), in seconds, or until a date. */
final class RetryAfter {
    private static final Duration LONGEST = Duration.ofDays(1);

    private RetryAfter() {}

    static Optional<Duration> in(HttpHeaders headers, Instant now) {
        return headers.firstValue("retry-after-ms")
                .flatMap(RetryAfter::number)
                .map(it -> it / 1000)
                .or(() -> headers.firstValue("retry-after").flatMap(RetryAfter::number))
                .map(RetryAfter::seconds)
                .or(() -> headers.firstValue("retry-after").flatMap(it -> untilDate(it, now)));
    }

    private static Duration seconds(double seconds) {
        return Duration.ofMillis(Math.round(Math.clamp(seconds, 0, LONGEST.toSeconds()) * 1000));
    }

    private static Optional<Double> number(String value) {
        try {
            double number = Double.parseDouble(value);
            return Double.isNaN(number) ? Optional.empty() : Optional.of(number);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Optional<Duration> untilDate(String value, Instant now) {
        try {
            Instant date = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            Duration wait = Duration.between(now, date);
            return Optional.of(seconds(wait.toMillis() / 1000.0));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
