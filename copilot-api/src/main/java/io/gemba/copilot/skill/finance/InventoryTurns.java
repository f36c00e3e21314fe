package io.gemba.copilot.skill.finance;

import io.gemba.copilot.skill.RecordKind;
import io.gemba.copilot.skill.Records;
import io.gemba.copilot.skill.Report;
import io.gemba.copilot.skill.Skill;
import io.gemba.copilot.skill.Slot;
import io.gemba.copilot.skill.Slots;
import io.gemba.copilot.skill.Slots.Value.OfPeriod;
import io.gemba.copilot.skill.Telling;
import io.gemba.odoo.RecordType;
import java.util.List;
import java.util.Set;

/** How often stock turns and for how many days it lasts, by plant and product family. */
final class InventoryTurns implements Skill {
    private static final String PERIOD = "period";
    private static final String SITE = "site";
    private static final int DAYS = 365;

    @Override
    public String id() {
        return "inventory-turns";
    }

    @Override
    public List<Slot> slots() {
        return List.of(new Slot.OfPeriod(PERIOD), new Slot.OfSite(SITE));
    }

    @Override
    public RecordKind about() {
        return RecordKind.PRODUCT;
    }

    @Override
    public Set<RecordType> reads() {
        return Set.of(FinanceTypes.VALUED_MOVE, FinanceTypes.PLACE, FinanceTypes.COMPANY, FinanceTypes.FAMILY);
    }

    @Override
    public Report report(Slots slots, Records records, Telling telling) {
        var today = telling.today();
        // Of a period that is not over, only what has passed says how fast stock turns.
        var period = slots.period(PERIOD)
                .map(it -> it.to().isAfter(today) && !it.from().isAfter(today) ? new OfPeriod(it.from(), today) : it)
                .orElseGet(() -> Scope.lastDays(today, DAYS));
        var scope = new Scope(period, slots.site(SITE), telling);
        return new TurnsTelling(StockValue.read(scope, records), scope, telling).report();
    }
}
