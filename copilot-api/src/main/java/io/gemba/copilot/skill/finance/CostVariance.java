package io.gemba.copilot.skill.finance;

import io.gemba.copilot.skill.Product;
import io.gemba.copilot.skill.RecordKind;
import io.gemba.copilot.skill.Records;
import io.gemba.copilot.skill.Report;
import io.gemba.copilot.skill.Report.Subject;
import io.gemba.copilot.skill.Skill;
import io.gemba.copilot.skill.Slot;
import io.gemba.copilot.skill.Slots;
import io.gemba.copilot.skill.Slots.Value.OfRecord;
import io.gemba.copilot.skill.Telling;
import io.gemba.odoo.Domain;
import io.gemba.odoo.RecordType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What finished orders cost against what was planned for them: by plant and product family, and by order. */
final class CostVariance implements Skill {
    private static final String PRODUCT = "product";
    private static final String PERIOD = "period";
    private static final String SITE = "site";

    @Override
    public String id() {
        return "cost-variance";
    }

    @Override
    public List<Slot> slots() {
        return List.of(
                new Slot.OfPeriod(PERIOD),
                new Slot.OfSite(SITE),
                new Slot.OfRecord(PRODUCT, RecordKind.PRODUCT, false));
    }

    @Override
    public RecordKind about() {
        return RecordKind.ORDER;
    }

    @Override
    public Set<RecordType> reads() {
        return Set.of(FinanceTypes.FINISHED_ORDER, FinanceTypes.CONSUMED, FinanceTypes.WORKED, FinanceTypes.FAMILY);
    }

    @Override
    public Report report(Slots slots, Records records, Telling telling) {
        var scope = new Scope(
                slots.period(PERIOD).orElseGet(() -> Scope.lastMonth(telling.today())), slots.site(SITE), telling);
        var product = slots.record(PRODUCT);
        var parts = new ArrayList<Domain>();
        parts.add(Domain.equal("state", "done"));
        parts.add(scope.timesOf("date_finished"));
        parts.add(scope.ofCompany());
        product.ifPresent(it -> parts.add(Domain.equal("product_id", it.read().id())));
        var orders = records.needed(
                FinanceTypes.FINISHED_ORDER, Domain.all(parts.toArray(Domain[]::new)), "date_finished desc, id desc");
        var costs = CostReading.of(orders, records);
        return new CostTelling(costs, scope, product.map(CostVariance::name), telling)
                .report(product.map(CostVariance::subject).orElseGet(() -> new Subject("", List.of(), List.of())));
    }

    private static String name(OfRecord product) {
        return Telling.label(product.read(), "display_name");
    }

    private static Subject subject(OfRecord product) {
        var named = Product.of(name(product));
        return new Subject(named.name(), named.numbers(), List.of(named.name()));
    }
}
