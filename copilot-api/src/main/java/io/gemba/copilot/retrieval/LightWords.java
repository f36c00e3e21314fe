package io.gemba.copilot.retrieval;

import io.gemba.corpus.text.Language;
import io.gemba.corpus.text.PerLanguage;
import io.gemba.corpus.text.Umlauts;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Words that questions are made with and that say nothing of their subject, beyond the function words of a language.
 */
final class LightWords {
    private static final PerLanguage<Set<String>> WORDS = new PerLanguage<>(
            words("go goes going get gets getting got give gives given take takes taken put make makes made come"
                    + " comes look looks find found happen happens please say says know mean means need needs"
                    + " needed want wants use used using many much long often kind way thing things something"
                    + " anything let like keep one two see show ask also first still even exactly currently"
                    + " actually really quickly thanks ok okay hi hello again already there's what's who's where's"
                    + " how's it's i'm we're don't doesn't isn't aren't yet ever behind"),
            words("geben gibt gegeben machen macht gemacht tun getan nehmen kommen kommt gehen geht finden finde"
                    + " brauchen brauche braucht benötigt wissen weiß sagen sagt steht stehen lange oft viel viele"
                    + " hoch genau eigentlich gerade noch schon denn mal bitte danke hallo eine einen sowie jetzt"
                    + " gleich weiter benutzt genommen heißt bedeutet welcher gilt gelten"),
            words("faire fait donner donne prendre mettre met aller va trouver trouve savoir sait dire dit besoin"
                    + " besoins longtemps souvent beaucoup merci bonjour svp plaît encore déjà alors exactement"
                    + " affiche"),
            words("hacer hace dar da tomar poner ir va encontrar saber decir dice necesita necesitar mucho gracias"
                    + " hola favor todavía ya exactamente"));

    private LightWords() {}

    private static Set<String> words(String words) {
        var spellings = new HashSet<>(List.of(words.split(" ")));
        for (var word : words.split(" ")) {
            spellings.add(Umlauts.spelled(word));
        }
        return Set.copyOf(spellings);
    }

    static boolean contains(String word, Language language) {
        return WORDS.get(language).contains(word);
    }
}
