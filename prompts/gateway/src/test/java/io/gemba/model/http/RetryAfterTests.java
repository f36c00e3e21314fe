package io.gemba.model.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryAfterTests {
    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "Retry-After, 2, PT2S",
        "retry-after, 0.25, PT0.25S",
        "retry-after-ms, 1500, PT1.5S",
        "Retry-After, -5, PT0S",
        "Retry-After, 99999999, PT24H",
        "Retry-After, 'Fri, 20 Nov 2026 10:00:30 GMT', PT30S",
        "Retry-After, 'Fri, 20 Nov 2026 09:00:00 GMT', PT0S"
    })
    void readsWhatServersSay(String header, String value, Duration wait) {
        assertThat(RetryAfter.in(headers(Map.of(header, List.of(value))), NOW)).hasValue(wait);
    }

    @ParameterizedTest
    @CsvSource({"soon", "NaN", "''", "2026-11-20"})
    void ignoresWhatItCannotRead(String value) {
        assertThat(RetryAfter.in(headers(Map.of("Retry-After", List.of(value))), NOW))
                .isEmpty();
    }

    @Test
    void prefersMilliseconds() {
        HttpHeaders headers = headers(Map.of("Retry-After", List.of("2"), "retry-after-ms", List.of("1200")));

        assertThat(RetryAfter.in(headers, NOW)).hasValue(Duration.ofMillis(1200));
    }

    private static HttpHeaders headers(Map<String, List<String>> headers) {
        return HttpHeaders.of(headers, (name, value) -> true);
    }
}
