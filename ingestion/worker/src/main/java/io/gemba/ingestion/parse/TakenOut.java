package io.gemba.ingestion.parse;

import io.gemba.corpus.page.HiddenText;
import io.gemba.corpus.page.HiddenText.Kind;
import io.gemba.ingestion.page.UnseenCharacters;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Gathers the text that is taken out of a part, by what hides it. */
final class TakenOut {
    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final int LONG_DESCRIPTION = 8;

    private final Map<Kind, StringBuilder> texts = new EnumMap<>(Kind.class);
    private final StringBuilder shown = new StringBuilder();

    void add(Kind kind, String text) {
        texts.computeIfAbsent(kind, it -> new StringBuilder()).append(text);
    }

    /** What a picture is described with; short descriptions say what everybody sees. */
    void alternative(String description) {
        if (SPACE.split(description).length >= LONG_DESCRIPTION) {
            add(Kind.ALTERNATIVE, description + " ");
        }
    }

    /** What stands between the texts of two paragraphs or cells. */
    void part() {
        texts.values().forEach(text -> text.append(' '));
    }

    /** Text that stays, in which characters without a shape may say something. */
    void stays(String text) {
        if (text.chars().anyMatch(c -> c >= 0x200B)) {
            shown.append(text);
        }
    }

    List<HiddenText> hidden() {
        var hidden = new ArrayList<>(UnseenCharacters.in(shown.toString()));
        texts.forEach((kind, text) -> {
            if (text.codePoints().anyMatch(Character::isLetterOrDigit)) {
                hidden.add(HiddenText.of(kind, text.toString()));
            }
        });
        return hidden;
    }
}
