package io.gemba.copilot.skill.quality;

import io.gemba.copilot.grounding.RecordEvidence;
import io.gemba.copilot.grounding.RecordValue;
import io.gemba.copilot.skill.Telling;
import io.gemba.odoo.Domain;
import io.gemba.odoo.OdooRecord;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Incidents of one kind.
 *
 * @param kind the key of its name in the templates
 * @param domain that they are in
 * @param rows the latest of them
 * @param count how many there are
 * @param more true if there are more than could be counted
 * @param sums how much of something they concern, by its unit; empty if that is not counted
 */
record Incidents(
        String kind,
        String model,
        Domain domain,
        List<OdooRecord> rows,
        long count,
        boolean more,
        Map<String, BigDecimal> sums,
        Instant asOf) {
    private static final int FEW = 20;

    /** So many of them, in words. */
    String said(Telling telling) {
        var words = telling.words();
        if (count == 0) {
            return words.say("incidents.no." + kind);
        }
        var number = telling.format().number(count);
        var said = words.counted("incidents." + kind, count, more ? words.say("incidents.more-than", number) : number);
        return sums.isEmpty() || more ? said : said + " (" + amounts(telling) + ")";
    }

    private String amounts(Telling telling) {
        return sums.entrySet().stream()
                .map(it -> telling.amount(it.getValue(), it.getKey()))
                .collect(Collectors.joining(", "));
    }

    RecordEvidence evidence(String said, Telling telling) {
        var values = new ArrayList<RecordValue>();
        values.add(telling.computed("id", kind, BigDecimal.valueOf(count), null));
        sums.forEach((unit, sum) -> values.add(telling.computed(field(), "sum", sum, unit)));
        var label = telling.words().say("part." + kind);
        var given = values.toArray(RecordValue[]::new);
        return count > 0 && count <= FEW && rows.size() == count
                ? telling.evidence(model, rows.stream().map(OdooRecord::id).toList(), label, asOf, given)
                : telling.evidence(model, domain, said, count, label, asOf, given);
    }

    /** The field with how much of something one concerns. */
    private String field() {
        return model.equals("stock.scrap") ? "scrap_qty" : "quantity";
    }
}
