package io.gemba.copilot.skill;

import io.gemba.corpus.text.Language;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What skills say, in a language. Whatever goes into a template is written out before, so that it stands as it is.
 *
 * @param packages whose templates are looked through, in this order
 */
public record Words(Language language, List<String> packages) {
    /** A name that ends in a full stop, as B.V., ends the sentence, too. */
    private static final Pattern ONE_STOP = Pattern.compile("(?<=\\p{L})\\.\\.(?!\\.)");

    private static final String COMMON = Words.class.getPackageName();

    public Words {
        packages = List.copyOf(packages);
    }

    /** What is common to all skills. */
    Words(Language language) {
        this(language, List.of(COMMON));
    }

    /** What a skill says: its package's own templates if it has any, then those that all have. */
    static Words of(Skill skill, Language language) {
        var own = skill.getClass();
        return new Words(
                language,
                own.getResource("words.properties") == null
                        ? List.of(COMMON)
                        : Stream.of(own.getPackageName(), COMMON).distinct().toList());
    }

    /**
     * What a template says.
     *
     * @throws MissingResourceException if there is none
     */
    public String say(String key, String... arguments) {
        var template = template(key)
                .orElseThrow(() -> new MissingResourceException("no template " + key, packages.getFirst(), key));
        return ONE_STOP.matcher(MessageFormat.format(template, (Object[]) arguments))
                .replaceAll(".");
    }

    /** What Odoo's own code for something is called; the code itself where there is no word for it. */
    public String named(String group, String code) {
        return template(group + "." + code)
                .map(it -> MessageFormat.format(it, new Object[0]))
                .orElse(code);
    }

    /** With the words for one of something, or for several. */
    public String counted(String key, long number, String... arguments) {
        return say(number == 1 ? key + ".one" : key + ".many", arguments);
    }

    private Optional<String> template(String key) {
        return packages.stream()
                .map(this::bundle)
                .filter(it -> it.containsKey(key))
                .findFirst()
                .map(it -> it.getString(key));
    }

    private ResourceBundle bundle(String of) {
        var locale = language == Language.ENGLISH ? Locale.ROOT : language.locale();
        return ResourceBundle.getBundle(
                of + ".words",
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }
}
