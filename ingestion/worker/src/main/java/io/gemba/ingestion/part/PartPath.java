package io.gemba.ingestion.part;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.regex.Pattern;

/**
 * Where a file lies in its container: names parted by slashes, without anything that leads out of it or cannot be
 * shown. It tells files apart and is shown to people; no file is ever written to it.
 */
public record PartPath(@JsonValue String value) {
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Cn}\\p{Zl}\\p{Zp}]");
    private static final Pattern DRIVE = Pattern.compile("^\\p{Alpha}:");
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST = 600;
    private static final String NAMELESS = "unnamed";

    /** Whatever a container says is made a path. */
    @JsonCreator
    public PartPath {
        var names = new ArrayList<String>();
        var clean = UNSEEN.matcher(Normalizer.normalize(value, Normalizer.Form.NFC))
                .replaceAll("")
                .replace('\\', '/');
        for (var part : DRIVE.matcher(clean).replaceFirst("").split("/")) {
            var name = part.strip();
            if (!name.isEmpty() && !name.equals(".") && !name.equals("..")) {
                names.add(ending(name, LONGEST_NAME));
            }
        }
        value = names.isEmpty()
                ? NAMELESS
                : ending(String.join("/", names), LONGEST).replaceFirst("^[/\\s]+", "");
    }

    /** The end of a name tells more than its beginning: what sort of file it is. */
    private static String ending(String name, int most) {
        var length = name.codePointCount(0, name.length());
        return length <= most ? name : name.substring(name.offsetByCodePoints(0, length - most));
    }

    /** The same path for another file there: "note.txt" becomes "note (2).txt". */
    public PartPath numbered(int number) {
        var dot = value.lastIndexOf('.');
        var stem = dot > value.lastIndexOf('/') + 1 ? dot : value.length();
        return new PartPath("%s (%d)%s".formatted(value.substring(0, stem), number, value.substring(stem)));
    }
}
