package io.gemba.ingestion.parse;

import io.gemba.corpus.page.HiddenText;
import io.gemba.corpus.page.HiddenText.Kind;
import io.gemba.ingestion.layout.Token;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The text that a PDF carries for a page whose picture is read. What is drawn on the page is taken as it is. Text
 * behind the picture is somebody's word for what the picture shows: where picture and text nearly agree, the text
 * settles what was hard to read; what the picture does not show is not evidence.
 *
 * @param drawn words that are seen besides the picture, in points
 * @param behind words behind the picture, in points
 */
record TextLayer(List<Token> drawn, List<Token> behind) {
    static final TextLayer NONE = new TextLayer(List.of(), List.of());

    private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}\\p{N}]");
    private static final double TRUSTED = 0.6;
    private static final double ALIKE = 0.5;
    private static final float HARD_TO_READ = 0.9f;
    private static final float SETTLED = 0.95f;
    private static final float DOUBTFUL = 0.6f;
    private static final int TELLING = 4;

    /**
     * Joins what was recognised with what the file says.
     *
     * @param recognised in any unit
     * @param place brings the file's words to where they stand among the recognised ones
     */
    Merged merge(List<Token> recognised, UnaryOperator<Token> place) {
        if (drawn.isEmpty() && behind.isEmpty()) {
            return new Merged(recognised, List.of());
        }
        var words = withDrawn(recognised, drawn.stream().map(place).toList());
        return behind.isEmpty()
                ? new Merged(words, List.of())
                : withBehind(words, behind.stream().map(place).toList());
    }

    private static List<Token> withDrawn(List<Token> recognised, List<Token> drawn) {
        var rest = recognised.stream()
                .filter(word -> drawn.stream().noneMatch(other -> isSamePlace(word, other)))
                .filter(word -> drawn.size() < recognised.size() / 2 || word.confidence() >= DOUBTFUL)
                .toList();
        var words = new ArrayList<>(rest);
        words.addAll(drawn);
        return words;
    }

    private static Merged withBehind(List<Token> recognised, List<Token> behind) {
        var words = new ArrayList<>(recognised);
        var partners = behind.stream().map(word -> partner(word, words)).toList();
        var agreeing = 0;
        for (int i = 0; i < behind.size(); i++) {
            var partner = partners.get(i);
            agreeing += partner >= 0 && plain(behind.get(i)).equals(plain(words.get(partner))) ? 1 : 0;
        }
        var trusted = agreeing >= TRUSTED * behind.size();
        var told = words.stream().map(TextLayer::plain).collect(Collectors.toCollection(HashSet::new));
        var unseen = new Unseen(told);
        for (int i = 0; i < behind.size(); i++) {
            var word = behind.get(i);
            var partner = partners.get(i);
            var alike = partner >= 0 && isAlike(word, words.get(partner));
            if (alike && trusted) {
                words.set(partner, settled(words.get(partner), word));
            }
            unseen.next(word, alike);
        }
        return new Merged(words, unseen.texts());
    }

    private static Token settled(Token recognised, Token word) {
        if (plain(recognised).equals(plain(word))) {
            return recognised.read(recognised.text(), Math.max(SETTLED, recognised.confidence()));
        }
        return recognised.confidence() < HARD_TO_READ
                ? recognised.read(word.text(), recognised.confidence())
                : recognised;
    }

    /** Which recognised word stands in the same place; negative if none does. */
    private static int partner(Token word, List<Token> words) {
        var best = -1;
        var most = 0f;
        for (int i = 0; i < words.size(); i++) {
            var shared = shared(word, words.get(i));
            if (shared > most) {
                most = shared;
                best = i;
            }
        }
        return best;
    }

    private static boolean isSamePlace(Token a, Token b) {
        return shared(a, b) > 0;
    }

    /** How much of the narrower of two words lies over the other; 0 unless it is most of it. */
    private static float shared(Token a, Token b) {
        var wide = Math.min(a.x1(), b.x1()) - Math.max(a.x0(), b.x0());
        var high = Math.min(a.y1(), b.y1()) - Math.max(a.y0(), b.y0());
        var narrower = Math.min(a.x1() - a.x0(), b.x1() - b.x0());
        var lower = Math.min(a.y1() - a.y0(), b.y1() - b.y0());
        return wide > 0.5f * narrower && high > 0.4f * lower ? wide : 0;
    }

    private static boolean isAlike(Token a, Token b) {
        var one = plain(a);
        var other = plain(b);
        var longer = Math.max(one.length(), other.length());
        return longer == 0 || edits(one, other) <= ALIKE * longer;
    }

    /** How many letters have to be changed, added or left out (Levenshtein, 1966). */
    private static int edits(String one, String other) {
        var row = new int[other.length() + 1];
        Arrays.setAll(row, i -> i);
        for (int i = 1; i <= one.length(); i++) {
            var diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                var changed = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[other.length()];
    }

    private static String plain(Token word) {
        return NO_LETTERS.matcher(word.text().toLowerCase(Locale.ROOT)).replaceAll("");
    }

    /** The words of a page, and what its text layer says besides. */
    record Merged(List<Token> words, List<HiddenText> hidden) {}

    /** Several words in a row that the picture does not show were not misread: they are not there. */
    private static final class Unseen {
        private final List<String> texts = new ArrayList<>();
        private final List<Token> row = new ArrayList<>();
        private final Set<String> told;

        /** Words that are told elsewhere on the page are not what a hidden text is known by. */
        Unseen(Set<String> told) {
            this.told = told;
        }

        void next(Token word, boolean isSeen) {
            if (isSeen) {
                endRow();
            } else {
                row.add(word);
            }
        }

        private void endRow() {
            var telling = row.stream()
                    .map(TextLayer::plain)
                    .filter(word -> word.length() > 2 && !told.contains(word))
                    .count();
            if (telling >= TELLING && Legibility.isText(row)) {
                row.forEach(word -> texts.add(word.text()));
            }
            row.clear();
        }

        List<HiddenText> texts() {
            endRow();
            return texts.isEmpty() ? List.of() : List.of(HiddenText.of(Kind.UNLIKE_PICTURE, String.join(" ", texts)));
        }
    }
}
