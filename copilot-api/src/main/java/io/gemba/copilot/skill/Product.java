package io.gemba.copilot.skill;

import io.gemba.corpus.text.Identifiers;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A product by what Odoo shows of it: {@code [TGX-63] Gear unit TGX 63}.
 *
 * @param numbers its internal reference, and what its name holds of that kind
 */
public record Product(String name, List<String> numbers) {
    private static final Pattern CODE = Pattern.compile("^\\[([^\\]]{1,60})]\\s*");

    /** What it is called where there is little room: its internal reference, if it has one. */
    public String shortest() {
        return numbers.stream().filter(it -> !name.contains(it)).findFirst().orElse(name);
    }

    public static Product of(String shown) {
        var code = CODE.matcher(shown);
        var numbers = new ArrayList<String>();
        var name = shown;
        if (code.find()) {
            numbers.add(code.group(1));
            name = shown.substring(code.end());
        }
        Identifiers.spellings(name).values().stream()
                .filter(it -> !numbers.contains(it))
                .forEach(numbers::add);
        return new Product(name, numbers);
    }
}
