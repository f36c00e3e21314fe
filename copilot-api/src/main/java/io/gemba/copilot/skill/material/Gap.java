package io.gemba.copilot.skill.material;

import java.util.Locale;

/** What master data may lack. */
enum Gap {
    NO_BOM,
    NO_OPERATIONS,
    NO_VENDOR,
    NO_PRICE,
    NO_LEAD_TIME,
    EXPIRED,
    COMPONENT_WITHOUT_RULE,
    SOLD_WITHOUT_RULE,
    /** Of the bill of materials of the product that is asked about. */
    PART_WITHOUT_RULE;

    /** The key of its name in the templates; what suffers from it stands under the same with {@code .suffers}. */
    String key() {
        return "gap." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
