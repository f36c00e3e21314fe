package io.gemba.corpus.text;

import java.util.function.Function;

/** One value for each language. */
public record PerLanguage<T>(T english, T german, T french, T spanish) {

    public static <T> PerLanguage<T> of(Function<Language, T> value) {
        return new PerLanguage<>(
                value.apply(Language.ENGLISH),
                value.apply(Language.GERMAN),
                value.apply(Language.FRENCH),
                value.apply(Language.SPANISH));
    }

    public T get(Language language) {
        return switch (language) {
            case ENGLISH -> english;
            case GERMAN -> german;
            case FRENCH -> french;
            case SPANISH -> spanish;
        };
    }
}
