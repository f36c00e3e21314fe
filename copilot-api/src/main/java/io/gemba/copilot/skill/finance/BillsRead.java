package io.gemba.copilot.skill.finance;

import io.gemba.copilot.skill.Records.Read;
import io.gemba.odoo.OdooRecord;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Vendor bills with what speaks for or against them.
 *
 * @param bills of the period
 * @param alike bills of any time that bear the same number of the same supplier
 * @param earlier posted bills of the same suppliers, of the year before the period
 * @param lines of the bills
 * @param ordered the lines of purchase orders that these bill
 * @param companies with the days up to which their books are closed
 */
record BillsRead(Read bills, Read alike, Read earlier, Read lines, Read ordered, Read companies) {

    /** The lines of each bill, by its id; of a bill that is missing here, the lines were not read in full. */
    Map<Long, List<OdooRecord>> linesByBill() {
        var byBill = lines.rows().stream().collect(Collectors.groupingBy(it -> Money.id(it, "move_id")));
        if (lines.cut()) {
            byBill.remove(Money.id(lines.rows().getLast(), "move_id"));
        }
        return byBill;
    }

    Map<Long, OdooRecord> orderedById() {
        return ordered.rows().stream().collect(Collectors.toMap(OdooRecord::id, it -> it));
    }

    Map<Long, OdooRecord> companiesById() {
        return companies.rows().stream().collect(Collectors.toMap(OdooRecord::id, it -> it));
    }
}
