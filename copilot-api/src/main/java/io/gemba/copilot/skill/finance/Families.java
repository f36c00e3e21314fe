package io.gemba.copilot.skill.finance;

import io.gemba.copilot.grounding.RecordEvidence;
import io.gemba.copilot.skill.Records.Read;
import io.gemba.copilot.skill.Telling;
import java.util.Optional;

/** Product families: the categories of products. */
final class Families {
    private static final String FAMILY = "categ_id";

    private Families() {}

    /** A product that is of a family; empty for products without one. */
    static Optional<RecordEvidence> evidence(Read products, String family, Telling telling) {
        return products.rows().stream()
                .filter(it -> !family.isEmpty() && Money.label(it, FAMILY).equals(family))
                .findFirst()
                .map(it -> telling.evidence(it, family, products.asOf(), telling.reference(it, FAMILY)));
    }
}
