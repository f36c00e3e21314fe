package io.gemba.corpus.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.de.GermanAnalyzer;
import org.apache.lucene.analysis.es.SpanishAnalyzer;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;

/** The words of each language that carry grammar and no subject. */
final class FunctionWords {
    private static final List<String> ENGLISH = Arrays.asList(
            ("a about above after again against all am an and any are as at be because been before being below between"
                            + " both but by can could did do does doing don down during each few for from further had has have"
                            + " having he her here hers him his how i if in into is it its just may me might more most must my no"
                            + " nor not now of off on once only or other our out over own per please s same shall she should so"
                            + " some such t tell than that the their them then there these they this those through to too under"
                            + " until up us very was we were what when where which while who whom why will with would you your")
                    .split(" "));
    private static final List<String> GERMAN_QUESTIONS = Arrays.asList(
            ("wie wieviel wieviele wo wohin woher wann warum weshalb wieso wozu womit wofür wer wem wen wessen was"
                            + " welche welcher welches welchem welchen bitte muss müssen musst darf dürfen soll sollen sollte kann"
                            + " können gibt gilt bedeutet heißt beim zum zur vom ins ist sind werden wird")
                    .split(" "));
    private static final List<String> FRENCH_QUESTIONS = Arrays.asList(
            ("quel quelle quels quelles comment combien quand pourquoi où qui que quoi est doit doivent dois peut"
                            + " peuvent faut il elle on les des une un du de la le au aux chez svp")
                    .split(" "));
    private static final List<String> SPANISH_QUESTIONS = Arrays.asList(
            ("qué cuál cuáles cómo cuánto cuánta cuántos cuántas cuándo dónde quién quiénes cuanto cuanta cuantos cuantas"
                            + " por para debe deben puede pueden hay es son del al")
                    .split(" "));

    private FunctionWords() {}

    static CharArraySet of(Language language) {
        return switch (language) {
            case ENGLISH -> new CharArraySet(ENGLISH, true);
            case GERMAN -> withoutUmlauts(joined(GermanAnalyzer.getDefaultStopSet(), GERMAN_QUESTIONS));
            case FRENCH -> joined(FrenchAnalyzer.getDefaultStopSet(), FRENCH_QUESTIONS);
            case SPANISH -> joined(SpanishAnalyzer.getDefaultStopSet(), SPANISH_QUESTIONS);
        };
    }

    /** Those with an umlaut as people write them who have none on their keyboard, too. */
    private static CharArraySet withoutUmlauts(CharArraySet words) {
        var spellings = new ArrayList<String>();
        for (var word : words) {
            spellings.add(Umlauts.spelled(new String((char[]) word)));
        }
        return joined(words, spellings);
    }

    private static CharArraySet joined(CharArraySet known, List<String> more) {
        var words = new CharArraySet(known.size() + more.size(), true);
        words.addAll(known);
        words.addAll(more);
        return CharArraySet.unmodifiableSet(words);
    }
}
