package io.gemba.corpus.text;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A language that Gemba reads and answers in. */
public enum Language {
    ENGLISH("en"),
    GERMAN("de"),
    FRENCH("fr"),
    SPANISH("es");

    private final String code;

    Language(String code) {
        this.code = code;
    }

    /** The ISO 639-1 code. */
    public String code() {
        return code;
    }

    /** The locale without a country. */
    public Locale locale() {
        return Locale.of(code);
    }

    /** The language of an ISO 639-1 code or a tag such as {@code de-AT}; empty if Gemba does not read it. */
    public static Optional<Language> ofTag(String tag) {
        var code = Locale.forLanguageTag(tag).getLanguage();
        return Arrays.stream(values()).filter(it -> it.code.equals(code)).findFirst();
    }

    /** The language that is kept under a code; null if none is, or it is no longer read. */
    public static @Nullable Language kept(@Nullable String code) {
        return code == null ? null : ofTag(code).orElse(null);
    }
}
