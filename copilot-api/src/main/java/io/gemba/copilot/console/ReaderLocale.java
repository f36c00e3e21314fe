package io.gemba.copilot.console;

import io.gemba.corpus.text.Language;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Locale;
import org.springframework.web.servlet.i18n.AcceptHeaderLocaleResolver;

/**
 * The language of the directory, with the country of the browser where the two agree on the language; before somebody
 * has signed in, the browser's language if there are words for it.
 */
final class ReaderLocale extends AcceptHeaderLocaleResolver {
    private static final String LANGUAGE = ReaderLocale.class.getName();

    /** Says in which language the rest of a request is answered. */
    static void speak(HttpServletRequest request, Language language) {
        request.setAttribute(LANGUAGE, language);
    }

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        var preferred = Collections.list(request.getLocales());
        if (request.getAttribute(LANGUAGE) instanceof Language language) {
            return preferred.stream()
                    .filter(locale -> locale.getLanguage().equals(language.code()))
                    .findFirst()
                    .orElse(language.locale());
        }
        return preferred.stream()
                .filter(locale -> Language.ofTag(locale.toLanguageTag()).isPresent())
                .findFirst()
                .orElse(Locale.ENGLISH);
    }
}
