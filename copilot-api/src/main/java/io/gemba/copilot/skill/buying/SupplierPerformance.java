package io.gemba.copilot.skill.buying;

import io.gemba.copilot.skill.RecordKind;
import io.gemba.copilot.skill.Records;
import io.gemba.copilot.skill.Report;
import io.gemba.copilot.skill.Skill;
import io.gemba.copilot.skill.Slot;
import io.gemba.copilot.skill.Slots;
import io.gemba.copilot.skill.Telling;
import io.gemba.odoo.RecordType;
import java.util.List;
import java.util.Set;

/**
 * How punctual a supplier is and how long deliveries take, to the day; of all suppliers, which are the most and the
 * least punctual, by the week.
 */
final class SupplierPerformance implements Skill {
    private static final String SUPPLIER = "supplier";
    private static final String PERIOD = "period";
    private static final String SITE = "site";
    private static final int MONTHS = 12;

    @Override
    public String id() {
        return "supplier-performance";
    }

    @Override
    public List<Slot> slots() {
        return List.of(
                new Slot.OfRecord(SUPPLIER, RecordKind.PARTNER, false),
                new Slot.OfPeriod(PERIOD),
                new Slot.OfSite(SITE));
    }

    @Override
    public RecordKind about() {
        return RecordKind.PARTNER;
    }

    @Override
    public Set<RecordType> reads() {
        return SupplierReceipts.reads();
    }

    @Override
    public Report report(Slots slots, Records records, Telling telling) {
        var span = Span.of(slots, PERIOD, MONTHS, telling);
        var site = slots.site(SITE);
        return slots.record(SUPPLIER)
                .map(it -> {
                    var receipts = SupplierReceipts.read(it.read().id(), site, span, records);
                    return new SupplierTelling(it.read(), it.asOf(), receipts, span, site, telling).report();
                })
                .orElseGet(() -> {
                    var within = WeeklyReceipts.within(span);
                    var weekly = WeeklyReceipts.read(List.of(), site, within, records);
                    return new SupplierRanking(weekly, within, site, telling).report();
                });
    }
}
