package io.gemba.copilot.conflict;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a piece of a document states in one figure.
 *
 * @param about what the words beside the figure stand for, without those that do not tell
 * @param named identifiers beside it, such as sizes and parts
 * @param qualifiers that say under which condition it holds
 * @param beside other measures in the same piece that it depends on
 * @param measures what is stated; several if the piece has several figures of that dimension
 * @param surroundings what stands above
 */
record Claim(
        Set<String> about,
        Set<String> named,
        Set<Integer> qualifiers,
        List<Measure> beside,
        List<Measure> measures,
        Surroundings surroundings) {
    private static final int FEWEST = 2;
    private static final double COMMON = 0.6;
    private static final int MOST_MORE = 3;

    /**
     * True if another document's claim is about the same, under the same conditions, with a figure that cannot hold,
     * too.
     */
    boolean contradicts(Claim other) {
        return measures.size() == other.measures.size()
                && isOfOneDimension(other)
                && !agrees(other)
                && qualifiers.equals(other.qualifiers)
                && isOfTheSame(other)
                && isUnderTheSame(other)
                && saysTheSameAs(other);
    }

    private String dimension() {
        return measures.getFirst().dimension();
    }

    private boolean isOfOneDimension(Claim other) {
        return dimension().equals(other.dimension());
    }

    private boolean agrees(Claim other) {
        for (int i = 0; i < measures.size(); i++) {
            if (!measures.get(i).agreesWith(other.measures.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** What only one names has to be named above the other, and products that both are about have to be the same. */
    private boolean isOfTheSame(Claim other) {
        return isNamedAbove(named, other) && isNamedAbove(other.named, this) && areProductsInCommon(other);
    }

    private static boolean isNamedAbove(Set<String> names, Claim claim) {
        return names.stream()
                .allMatch(name -> claim.named.contains(name)
                        || claim.surroundings.subject().contains(name));
    }

    private boolean areProductsInCommon(Claim other) {
        var mine = new HashSet<>(surroundings.subject());
        mine.addAll(named);
        var theirs = new HashSet<>(other.surroundings.subject());
        theirs.addAll(other.named);
        return mine.isEmpty() || theirs.isEmpty()
                ? mine.isEmpty() && theirs.isEmpty() || common(other) > FEWEST
                : mine.stream().anyMatch(theirs::contains);
    }

    private boolean isUnderTheSame(Claim other) {
        return conditionsHold(beside, other.beside) && conditionsHold(other.beside, beside);
    }

    private static boolean conditionsHold(List<Measure> some, List<Measure> others) {
        return some.stream()
                .allMatch(it -> others.stream()
                        .anyMatch(that -> that.dimension().equals(it.dimension()) && that.agreesWith(it)));
    }

    private boolean saysTheSameAs(Claim other) {
        var common = common(other);
        var smaller = Math.min(about.size(), other.about.size());
        if (smaller == 0 || common < Math.min(FEWEST, smaller) || common < COMMON * smaller) {
            return false;
        }
        if (smaller == 1 && Math.max(about.size(), other.about.size()) > 1 + surroundings.common(other.surroundings)) {
            return false;
        }
        var more = more(about, other);
        var less = more(other.about, this);
        return Math.min(more, less) == 0 && Math.max(more, less) <= Math.min(MOST_MORE, common);
    }

    /** How many of its words the other has neither beside its figure nor around it. */
    private static long more(Set<String> words, Claim other) {
        return words.stream()
                .filter(word -> !other.about.contains(word)
                        && !other.surroundings.about().contains(word))
                .count();
    }

    private int common(Claim other) {
        return (int) about.stream().filter(other.about::contains).count();
    }

    /**
     * What stands above a claim.
     *
     * @param about what title and headings stand for
     * @param subject identifiers in them, such as products and machines, without the document's own number
     */
    record Surroundings(Set<String> about, Set<String> subject) {
        long common(Surroundings other) {
            return about.stream().filter(other.about::contains).count();
        }
    }
}
