package io.gemba.copilot.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.gemba.corpus.text.Language;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class ReaderTests {
    private final Reader german = new Reader(Locale.GERMANY, ZoneOffset.UTC);
    private final Reader english = new Reader(Locale.US, ZoneOffset.UTC);

    @Test
    void writesAsTheReaderDoes() {
        assertThat(german.moment(Instant.parse("2026-11-05T07:30:00Z"))).isEqualTo("05.11.2026, 07:30");
        assertThat(german.number(12345)).isEqualTo("12.345");
        assertThat(english.number(12345)).isEqualTo("12,345");
        assertThat(german.seconds(1234)).isEqualTo("1,2");
        assertThat(german.bytes(999)).isEqualTo("999\u00a0B");
        assertThat(german.bytes(1_260_000)).isEqualTo("1,3\u00a0MB");
    }

    @Test
    void takesTheCountryFromTheBrowserWhereItAgreesWithTheDirectory() {
        var request = new MockHttpServletRequest();
        request.addPreferredLocale(Locale.of("de", "AT"));
        request.addPreferredLocale(Locale.of("fr", "CH"));
        var locales = new ReaderLocale();
        assertThat(locales.resolveLocale(request)).isEqualTo(Locale.of("fr", "CH"));

        ReaderLocale.speak(request, Language.GERMAN);
        assertThat(locales.resolveLocale(request)).isEqualTo(Locale.of("de", "AT"));
        ReaderLocale.speak(request, Language.SPANISH);
        assertThat(locales.resolveLocale(request)).isEqualTo(Locale.of("es"));
    }

    @Test
    void speaksEnglishToThoseWhoseLanguageItHasNoWordsFor() {
        var request = new MockHttpServletRequest();
        request.addPreferredLocale(Locale.of("pl", "PL"));

        assertThat(new ReaderLocale().resolveLocale(request)).isEqualTo(Locale.ENGLISH);
    }
}
