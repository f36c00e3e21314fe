package io.gemba.copilot.skill;

import io.gemba.corpus.text.Language;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;

/** What skills say, in a language. Whatever goes into a template is written out before, so that it stands as it is. */
record Words(Language language) {
    private static final String BUNDLE = "io.gemba.copilot.skill.words";

    String say(String key, String... arguments) {
        return MessageFormat.format(bundle().getString(key), (Object[]) arguments);
    }

    /** What Odoo's own code for something is called; the code itself where there is no word for it. */
    String named(String group, String code) {
        return Optional.of(group + "." + code)
                .filter(bundle()::containsKey)
                .map(it -> say(it))
                .orElse(code);
    }

    /** With the words for one of something, or for several. */
    String counted(String key, long number, String... arguments) {
        return say(number == 1 ? key + ".one" : key + ".many", arguments);
    }

    private ResourceBundle bundle() {
        var locale = language == Language.ENGLISH ? Locale.ROOT : language.locale();
        return ResourceBundle.getBundle(
                BUNDLE, locale, ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }
}
