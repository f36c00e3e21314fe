package io.gemba.copilot.skill.finance;

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
 * What was ordered, received, billed and paid: of a purchase order or an invoice line by line, of a supplier, of what
 * is due on some days or of all by when it is due.
 */
final class InvoiceStatus implements Skill {
    private static final String ORDER = "order";
    private static final String INVOICE = "invoice";
    private static final String SUPPLIER = "supplier";
    private static final String SITE = "site";
    private static final String DUE = "due";

    @Override
    public String id() {
        return "invoice-status";
    }

    @Override
    public List<Slot> slots() {
        return List.of(
                new Slot.OfSite(SITE),
                new Slot.OfPeriod(DUE, true),
                new Slot.OfRecord(ORDER, RecordKind.PURCHASE, false),
                new Slot.OfRecord(INVOICE, RecordKind.INVOICE, false),
                new Slot.OfRecord(SUPPLIER, RecordKind.PARTNER, false));
    }

    @Override
    public RecordKind about() {
        return RecordKind.INVOICE;
    }

    @Override
    public Set<RecordType> reads() {
        return Set.of(FinanceTypes.BILL, FinanceTypes.BILL_LINE, FinanceTypes.ORDERED_LINE, FinanceTypes.BILLED_ORDER);
    }

    @Override
    public Report report(Slots slots, Records records, Telling telling) {
        var order = slots.record(ORDER);
        if (order.isPresent()) {
            return new MatchTelling(Matching.ofOrder(order.get(), records), telling).report();
        }
        var invoice = slots.record(INVOICE);
        if (invoice.isPresent()) {
            return new MatchTelling(Matching.ofInvoice(invoice.get(), records), telling).report();
        }
        var owed = new Owed(slots.record(SUPPLIER), slots.site(SITE), slots.period(DUE));
        return new PayablesTelling(Payables.read(owed, records, telling.today()), telling).report();
    }
}
