package io.gemba.ingestion.page;

import io.gemba.corpus.page.HiddenText;
import io.gemba.corpus.page.HiddenText.Kind;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Finds messages in characters that have no shape: tags and variation selectors that spell out a text, long rows of
 * zero-width characters, and marks that turn the order of letters round where nothing is written from right to left.
 */
public final class UnseenCharacters {
    private static final Pattern TAGS = Pattern.compile("[\\x{E0001}-\\x{E007F}]{2,}");
    private static final Pattern SELECTORS = Pattern.compile("[\\uFE00-\\uFE0F\\x{E0100}-\\x{E01EF}]{3,}");
    private static final Pattern ZERO_WIDTH = Pattern.compile("[\\u200B-\\u200F\\u2060-\\u2064\\uFEFF]{8,}");
    private static final Pattern TURNED = Pattern.compile("[\\u202D\\u202E]([^\\u202C\\n]+)");
    private static final Pattern RIGHT_TO_LEFT = Pattern.compile("[\\u0590-\\u08FF\\uFB1D-\\uFDFF\\uFE70-\\uFEFC]");

    private UnseenCharacters() {}

    /** What is found in a text as a file holds it; mostly nothing. */
    public static List<HiddenText> in(String raw) {
        if (raw.chars().allMatch(c -> c < 0x200B)) {
            return List.of();
        }
        var found = new ArrayList<String>();
        TAGS.matcher(raw).results().forEach(match -> found.add(tags(match.group())));
        SELECTORS.matcher(raw).results().forEach(match -> found.add(selected(match.group())));
        ZERO_WIDTH.matcher(raw).results().forEach(match -> found.add(codes(match.group())));
        if (!RIGHT_TO_LEFT.matcher(raw).find()) {
            TURNED.matcher(raw).results().forEach(match -> found.add(match.group(1)));
        }
        found.removeIf(String::isBlank);
        return found.isEmpty() ? List.of() : List.of(HiddenText.of(Kind.CHARACTERS, String.join(" ", found)));
    }

    private static String tags(String tags) {
        return tags.codePoints()
                .map(point -> point - 0xE0000)
                .filter(letter -> letter >= ' ')
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }

    /** Each selector stands for a byte. */
    private static String selected(String selectors) {
        var bytes = new ByteArrayOutputStream();
        selectors
                .codePoints()
                .map(point -> point < 0x10000 ? point - 0xFE00 : point - 0xE0100 + 16)
                .forEach(bytes::write);
        return PrintedText.clean(bytes.toString(StandardCharsets.UTF_8));
    }

    private static String codes(String characters) {
        return characters.codePoints().mapToObj("U+%04X"::formatted).collect(Collectors.joining(" "));
    }
}
