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

/**
 * A question as skills read it.
 *
 * @param text complete in itself
 * @param own what was asked, without what it leans on
 * @param known stems that the skill in question knows as words of its questions
 */
record Asked(String text, String own, Language language, Lexemes lexemes, Set<String> known) {
    private static final PerLanguage<String> ORDER = new PerLanguage<>("order", "Auftrag", "ordre", "orden");
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

    /** Without the numbers that it names: with the word for what they are. */
    String neutral() {
        var text = RecordKind.withoutOrders(this.text, ORDER.get(language));
        return Identifiers.in(text).isEmpty()
                ? text
                : Identifiers.without(text).replaceAll("\\s+", " ").strip() + " " + PART.get(language);
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

    /** The stems of what it says, without numbers. */
    Set<String> stems() {
        return new LinkedHashSet<>(lexemes.of(bare(), language).stream()
                .filter(it -> !Character.isDigit(it.charAt(0)))
                .toList());
    }

    private String bare() {
        return Identifiers.without(RecordKind.withoutOrders(text, " "));
    }

    /** What in it may be names, beside those that are known to be. */
    Names names(Set<String> taken) {
        return names(taken, false);
    }

    /** The same; with what has digits in it, if that is no number of a product. */
    Names names(Set<String> taken, boolean digits) {
        var words = new HashSet<>(known);
        words.addAll(taken);
        return new Names(digits ? RecordKind.withoutOrders(text, " ") : bare(), language, lexemes, words);
    }
}
