package io.gemba.copilot.skill.finance;

import io.gemba.copilot.grounding.RecordEvidence;
import io.gemba.odoo.OdooRecord;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/**
 * A bill that a rule caught.
 *
 * @param amount that it is about, in the bill's currency
 * @param said what was found, in the reader's language
 * @param evidence beside the bill itself
 */
record Finding(Rule rule, OdooRecord bill, BigDecimal amount, String said, List<RecordEvidence> evidence) {
    Finding {
        evidence = List.copyOf(evidence);
    }

    /** The rules, those first that money hangs on most. */
    enum Rule {
        DUPLICATE,
        PRICE,
        RECEIPT,
        AMOUNT,
        DUE,
        CLOSED,
        NO_ORDER,
        WEEKEND;

        /** Behind a dot in the templates. */
        String key() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
