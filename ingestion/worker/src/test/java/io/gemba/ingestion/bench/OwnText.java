package io.gemba.ingestion.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** What stands in a table that is drawn at random. */
final class OwnText {
    private static final String[] WORDS = ("bearing housing flange gasket sealing ring bolt shaft cover plate filter"
                    + " insert valve spring motor bracket hose sensor cable terminal")
            .split(" ");
    private static final String[] UNITS = {"pcs", "kg", "m", "Stk", "l", "set"};
    private static final String[] PROPERTIES = {
        "Tensile strength", "Yield strength", "Elongation", "Hardness", "Carbon", "Density", "Moisture", "Viscosity"
    };

    private final Random random;

    OwnText(Random random) {
        this.random = random;
    }

    /** Of an invoice. */
    int number() {
        return 1000 + random.nextInt(8999);
    }

    String words(int count) {
        var words = new ArrayList<String>();
        for (int i = 0; i < count; i++) {
            words.add(WORDS[random.nextInt(WORDS.length)]);
        }
        return String.join(" ", words);
    }

    String total() {
        return money(100_000 + random.nextInt(9_000_000));
    }

    /** A line of an invoice. */
    List<String> item(int row) {
        var quantity = 1 + random.nextInt(400);
        var price = 1 + random.nextInt(90_000);
        var described = random.nextInt(3) == 0 ? words(8 + random.nextInt(6)) : words(1 + random.nextInt(3));
        return List.of(
                "" + (row + 1) * 10,
                described,
                "" + quantity,
                UNITS[random.nextInt(UNITS.length)],
                money(price),
                money((long) price * quantity));
    }

    /** A line of a certificate. */
    List<String> property(int row) {
        var limit = 10 + random.nextInt(500);
        return List.of(
                PROPERTIES[row % PROPERTIES.length] + (row < PROPERTIES.length ? "" : " at %d C".formatted(row * 10)),
                random.nextInt(4) == 0 ? "" : "ISO " + (1000 + random.nextInt(8999)),
                random.nextInt(6) == 0 ? "" : "MPa",
                "" + limit,
                random.nextInt(4) == 0 ? "" : "" + (limit + 80),
                "%d.%d".formatted(limit + random.nextInt(80), random.nextInt(10)));
    }

    private static String money(long cents) {
        return "%,d.%02d".formatted(cents / 100, cents % 100);
    }
}
