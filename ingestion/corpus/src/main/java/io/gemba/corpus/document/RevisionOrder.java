package io.gemba.corpus.document;

import java.math.BigInteger;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which of two revisions of a document is the later: numbers by their parts, letters A to Z before AA, and what goes on
 * after another, such as C1 after C. A number and a letter cannot be compared.
 */
public final class RevisionOrder {
    private static final Pattern PART = Pattern.compile("\\d+|\\p{L}+");

    private RevisionOrder() {}

    /** Negative if the first is the earlier; empty if they cannot be compared. */
    public static OptionalInt compare(String one, String other) {
        var a = parts(one);
        var b = parts(other);
        for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
            if (isNumber(a.get(i)) != isNumber(b.get(i))) {
                return OptionalInt.empty();
            }
            var order = order(a.get(i), b.get(i));
            if (order != 0) {
                return OptionalInt.of(order);
            }
        }
        return a.isEmpty() || b.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.compare(a.size(), b.size()));
    }

    /**
     * Positive if what has the first date and revision is the later, by date before revision; empty if neither tells.
     */
    public static OptionalInt later(
            @Nullable LocalDate date,
            @Nullable String revision,
            @Nullable LocalDate otherDate,
            @Nullable String otherRevision) {
        if (date != null && otherDate != null && !date.equals(otherDate)) {
            return OptionalInt.of(date.compareTo(otherDate));
        }
        if (revision == null || otherRevision == null) {
            return OptionalInt.empty();
        }
        var order = compare(revision, otherRevision);
        return order.orElse(0) == 0 ? OptionalInt.empty() : order;
    }

    private static List<String> parts(String revision) {
        return PART.matcher(revision.toUpperCase(Locale.ROOT))
                .results()
                .map(MatchResult::group)
                .toList();
    }

    private static boolean isNumber(String part) {
        return Character.isDigit(part.charAt(0));
    }

    private static int order(String a, String b) {
        if (isNumber(a)) {
            return new BigInteger(a).compareTo(new BigInteger(b));
        }
        return a.length() == b.length() ? a.compareTo(b) : Integer.compare(a.length(), b.length());
    }
}
