package io.gemba.copilot.skill;

import io.gemba.corpus.text.Identifiers;
import io.gemba.corpus.text.Language;
import io.gemba.corpus.text.Lexemes;
import io.gemba.corpus.text.PerLanguage;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A question as skills read it.
 *
 * @param text complete in itself
 * @param own what was asked, without what it leans on
 * @param known stems that the skill in question knows as words of its questions
 */
record Asked(String text, String own, Language language, Lexemes lexemes, Set<String> known) {
    private static final Pattern WORD = Pattern.compile("\\p{L}+");
    private static final int PART_OF_WORD = 4;
    private static final PerLanguage<String> PART = new PerLanguage<>("part", "Teil", "article", "artículo");

    Asked knowing(Set<String> stems) {
        return new Asked(text, own, language, lexemes, stems);
    }

    Meant meant() {
        return new Meant(text, language);
    }

    /** True if what was asked points at what is open, and means the record of a kind by that. */
    boolean pointsAt(RecordKind kind) {
        return new Meant(own, language).pointsAt(kind);
    }

    /** True if what was asked says "this" of what is open, and means the record of a kind by that. */
    boolean shows(RecordKind kind) {
        return new Meant(own, language).shows(kind);
    }

    /** True if what was asked points at anything. */
    boolean points() {
        return new Meant(own, language).points();
    }

    /** Without the numbers that it names: with the word for what they are. */
    String neutral() {
        var text = RecordKind.spoken(this.text, language);
        return Identifiers.in(text).isEmpty()
                ? text
                : Identifiers.without(text).replaceAll("\\s+", " ").strip() + " " + PART.get(language);
    }

    /**
     * What a model of questions looks at: its words as they stand, their stems, pairs of these, and parts of long ones.
     */
    List<String> features() {
        return features(neutral(), language, lexemes);
    }

    /** The same, of any question without numbers. */
    static List<String> features(String text, Language language, Lexemes lexemes) {
        var features = new LinkedHashSet<String>();
        WORD.matcher(text.toLowerCase(language.locale())).results().forEach(word -> features.add("w=" + word.group()));
        var before = "^";
        for (var stem : lexemes.of(text, language)) {
            features.add("s=" + stem);
            features.add("p=" + before + " " + stem);
            for (int from = 0; from + PART_OF_WORD <= stem.length(); from++) {
                features.add("c=" + stem.substring(from, from + PART_OF_WORD));
            }
            before = stem;
        }
        return List.copyOf(features);
    }

    /** The kinds of order that it names. */
    Set<RecordKind> orders() {
        var kinds = EnumSet.noneOf(RecordKind.class);
        for (var kind : List.of(RecordKind.ORDER, RecordKind.PURCHASE, RecordKind.SALE)) {
            if (!kind.references(text).isEmpty()) {
                kinds.add(kind);
            }
        }
        return kinds;
    }

    /** Of the kinds of record that are at hand, those that it may point at; none if it points at nothing. */
    Set<RecordKind> pointedAt(Set<RecordKind> atHand) {
        var meant = new Meant(own, language);
        if (atHand.isEmpty() || !meant.points()) {
            return Set.of();
        }
        var nouns = KindWords.in(own);
        return nouns.isEmpty() || nouns.stream().anyMatch(it -> it.stream().anyMatch(atHand::contains))
                ? atHand
                : Set.of();
    }

    /** True if it names an order, a part or whatever else goes by a number. */
    boolean namesRecord() {
        return !Identifiers.in(text).isEmpty() || !orders().isEmpty();
    }

    /** The stems of what it says, without numbers. */
    Set<String> stems() {
        return new LinkedHashSet<>(lexemes.of(bare(), language).stream()
                .filter(it -> !Character.isDigit(it.charAt(0)))
                .toList());
    }

    private String bare() {
        return Identifiers.without(RecordKind.withoutOrders(text, " "));
    }

    /** What in it may be names, beside those that are known to be and those of days. */
    Names names(Set<String> taken) {
        return names(taken, false);
    }

    /** The same; with what has digits in it, if that is no number of a product. */
    Names names(Set<String> taken, boolean digits) {
        var words = new HashSet<>(known);
        words.addAll(taken);
        var named = Periods.without(digits ? RecordKind.withoutOrders(text, " ") : bare());
        return new Names(named, language, lexemes, words);
    }
}
