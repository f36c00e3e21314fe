package io.gemba.copilot.skill.planning;

import io.gemba.copilot.grounding.RecordEvidence;
import io.gemba.copilot.skill.ExpectedReceipts;
import io.gemba.copilot.skill.Lacks;
import io.gemba.copilot.skill.Product;
import io.gemba.copilot.skill.RecordKind;
import io.gemba.copilot.skill.Records;
import io.gemba.copilot.skill.Records.Read;
import io.gemba.copilot.skill.Report;
import io.gemba.copilot.skill.Report.Line;
import io.gemba.copilot.skill.Report.Prose;
import io.gemba.copilot.skill.Report.Section;
import io.gemba.copilot.skill.Report.Subject;
import io.gemba.copilot.skill.Skill;
import io.gemba.copilot.skill.Slot;
import io.gemba.copilot.skill.Slots;
import io.gemba.copilot.skill.Telling;
import io.gemba.copilot.skill.Types;
import io.gemba.odoo.Domain;
import io.gemba.odoo.OdooRecord;
import io.gemba.odoo.RecordType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** How a manufacturing order stands, and why it is late: its parts, what should bring them, its work, its customer. */
final class OrderStatus implements Skill {
    private static final String ORDER = "order";

    @Override
    public String id() {
        return "order-status";
    }

    @Override
    public List<Slot> slots() {
        return List.of(new Slot.OfRecord(ORDER, RecordKind.ORDER, true));
    }

    @Override
    public RecordKind about() {
        return RecordKind.ORDER;
    }

    @Override
    public Set<RecordType> reads() {
        return Set.of(
                PlanningTypes.WORK_ORDER,
                PlanningTypes.COMPONENT,
                PlanningTypes.QUANT,
                PlanningTypes.VENDOR,
                Types.PURCHASE_LINE,
                ExpectedReceipts.MOVE);
    }

    @Override
    public Report report(Slots slots, Records records, Telling telling) {
        var order = slots.required(ORDER);
        var read = order.read();
        var byOrder = Domain.equal("production_id", read.id());
        var works = records.begin(PlanningTypes.WORK_ORDER, byOrder, "id");
        var sale = read.text("origin")
                .map(it -> records.begin(Types.SALE, Domain.equal("name", it), "id"))
                .orElseGet(() -> CompletableFuture.completedFuture(Read.nothing()));
        var moves = records.read(PlanningTypes.COMPONENT, Domain.equal("raw_material_production_id", read.id()), "id");
        var components = OrderParts.of(read, moves, records);
        var alternatives = PartAlternatives.of(read, components, records, telling);
        var work = new OrderWork(works.join(), telling);
        return report(
                new OrderTiming(read, order.asOf(), telling), components, alternatives, work, sale.join(), telling);
    }

    private static Report report(
            OrderTiming timing,
            OrderParts parts,
            PartAlternatives alternatives,
            OrderWork work,
            Read sale,
            Telling telling) {
        var order = timing.order();
        var sections = new ArrayList<Section>();
        sections.add(new Prose(List.of(timing.answer())));
        var reasons = new ArrayList<Line>();
        if (!timing.isOver()) {
            reasons.addAll(parts.reasons(timing, alternatives, telling));
            reasons.addAll(work.reasons());
        }
        sale.first().ifPresent(it -> reasons.add(behind(it, sale, telling)));
        if (!reasons.isEmpty()) {
            sections.add(new Prose(reasons));
        }
        if (!timing.isOver()) {
            parts.sheet(telling).ifPresent(sections::add);
            work.sheet().ifPresent(sections::add);
        }
        var lacks = new Lacks(telling.words());
        lacks.of("components", parts.moves());
        lacks.of("stock", parts.stock());
        lacks.of("purchases", parts.lines());
        lacks.of("elsewhere", alternatives.quants());
        lacks.of("vendors", alternatives.vendors());
        lacks.of("moves", parts.expected().open());
        lacks.of("works", work.read());
        if (order.has("origin")) {
            lacks.of("sale", sale);
        }
        return new Report(
                sections,
                lacks.notes(),
                subject(order, parts, work),
                lacks.notes().isEmpty());
    }

    private static Line behind(OdooRecord sale, Read read, Telling telling) {
        var words = telling.words();
        var name = Telling.label(sale, "name");
        var customer = Telling.label(sale, "partner_id", words.say("unknown"));
        RecordEvidence evidence = telling.evidence(
                sale,
                name,
                read.asOf(),
                telling.state(sale, "state", "sale"),
                telling.reference(sale, "partner_id"),
                telling.day(sale, "commitment_date"));
        var text = sale.time("commitment_date")
                .map(it -> words.say(
                        "order.sale.promised",
                        name,
                        customer,
                        telling.format().day(telling.format().dayOf(it))))
                .orElseGet(() -> words.say("order.sale", name, customer));
        return new Line(text, List.of(evidence));
    }

    private static Subject subject(OdooRecord order, OrderParts parts, OrderWork work) {
        var product = Product.of(Telling.label(order, "product_id", ""));
        var words = new ArrayList<String>();
        words.add(product.name());
        words.addAll(work.machines());
        var numbers = new ArrayList<>(work.numbers());
        numbers.addAll(product.numbers());
        return new Subject(product.name(), numbers, words);
    }
}
