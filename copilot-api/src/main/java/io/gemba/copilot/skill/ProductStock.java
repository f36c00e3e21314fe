package io.gemba.copilot.skill;

import io.gemba.copilot.grounding.RecordEvidence;
import io.gemba.copilot.identity.Company;
import io.gemba.copilot.skill.Records.Read;
import io.gemba.copilot.skill.Report.Line;
import io.gemba.copilot.skill.Report.Prose;
import io.gemba.copilot.skill.Report.Section;
import io.gemba.copilot.skill.Report.Subject;
import io.gemba.odoo.Domain;
import io.gemba.odoo.OdooRecord;
import io.gemba.odoo.Operator;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What there is of a product: where it lies, what is free of it, what comes, and what it is needed for. */
final class ProductStock implements Skill {
    private static final String PRODUCT = "product";
    private static final String SITE = "site";
    private static final String QUANTITY = "quantity";
    private static final List<String> OPEN = List.of("confirmed", "partially_available", "assigned", "waiting");

    @Override
    public String id() {
        return "product-stock";
    }

    @Override
    public List<Slot> slots() {
        return List.of(
                new Slot.OfRecord(PRODUCT, RecordKind.PRODUCT, Types.PRODUCT, true),
                new Slot.OfSite(SITE),
                new Slot.OfQuantity(QUANTITY));
    }

    @Override
    public RecordKind about() {
        return RecordKind.PRODUCT;
    }

    @Override
    public Report report(Slots slots, Records records, Telling telling) {
        var product = slots.required(PRODUCT);
        var id = product.read().id();
        var quants = records.begin(Types.QUANT, of(Domain.equal("product_id", id), slots), "location_id, id");
        var places =
                records.begin(Types.LOCATION, Domain.in("usage", List.of("internal", "transit")), "complete_name, id");
        var moves = records.begin(
                Types.MOVE,
                of(Domain.all(Domain.equal("product_id", id), Domain.in("state", OPEN)), slots),
                "date, id");
        var lines = records.begin(
                Types.PURCHASE_LINE,
                of(
                        Domain.all(
                                Domain.equal("product_id", id),
                                Domain.in("state", Purchases.LIVE),
                                Domain.where("product_qty", Operator.GREATER, 0)),
                        slots),
                "date_planned, id");
        var stock = new StockByPlace(
                product.read(),
                quants.join(),
                places.join(),
                moves.join(),
                records.access().companies(),
                telling);
        return report(slots, product, stock, lines.join(), telling);
    }

    private static Domain of(Domain wanted, Slots slots) {
        return slots.site(SITE)
                .map(Company::odooId)
                .map(it -> Domain.all(wanted, Domain.equal("company_id", it)))
                .orElse(wanted);
    }

    private static Report report(
            Slots slots, Slots.Value.OfRecord product, StockByPlace stock, Read lines, Telling telling) {
        var sections = new ArrayList<Section>();
        sections.add(new Prose(List.of(answer(slots, product, telling))));
        var coming = new ArrayList<Line>();
        var open = lines.rows().stream().filter(Purchases::isOpen).toList();
        if (!open.isEmpty()) {
            coming.add(PurchaseTelling.promise(open.getFirst(), lines.asOf(), Optional.empty(), telling));
        }
        coming.addAll(stock.needs());
        if (!coming.isEmpty()) {
            sections.add(new Prose(coming));
        }
        stock.sheet().ifPresent(sections::add);
        purchases(open, lines, telling).ifPresent(sections::add);
        stock.needSheet().ifPresent(sections::add);
        var lacks = new Lacks(telling.words());
        lacks.of("quants", stock.quants());
        lacks.of("locations", stock.places());
        lacks.of("moves", stock.moves());
        lacks.of("purchases", lines);
        var shown = Product.of(Telling.label(product.read(), "display_name"));
        return new Report(
                sections,
                lacks.notes(),
                new Subject(shown.name(), shown.numbers(), List.of(shown.name())),
                lacks.notes().isEmpty());
    }

    private static Optional<Section> purchases(List<OdooRecord> open, Read lines, Telling telling) {
        if (open.size() < 2) {
            return Optional.empty();
        }
        var words = telling.words();
        var columns = List.of(
                words.say("column.order"),
                words.say("column.supplier"),
                words.say("column.open"),
                words.say("column.promised"),
                words.say("column.late"),
                words.say("column.state"));
        return Optional.of(new Report.Sheet(
                columns,
                open.stream()
                        .limit(StockByPlace.SHOWN)
                        .map(line -> new Report.Row(
                                List.of(
                                        Purchases.order(line),
                                        Telling.label(line, "partner_id", ""),
                                        telling.amount(Purchases.open(line), Telling.label(line, "product_uom_id", "")),
                                        line.time("date_planned")
                                                .map(it -> telling.format()
                                                        .day(telling.format().dayOf(it)))
                                                .orElse(""),
                                        PurchaseTelling.daysLate(line, telling) > 0
                                                ? telling.days(PurchaseTelling.daysLate(line, telling))
                                                : "",
                                        words.named(
                                                "purchase", line.text("state").orElse(""))),
                                List.of(PurchaseTelling.evidence(line, lines.asOf(), telling))))
                        .toList()));
    }

    private static Line answer(Slots slots, Slots.Value.OfRecord product, Telling telling) {
        var read = product.read();
        var words = telling.words();
        var unit = Telling.label(read, "uom_id", "");
        var name = Telling.label(read, "display_name");
        var where = slots.site(SITE)
                .map(it -> " " + words.say("late.at", Telling.clean(it.name())))
                .orElse("");
        var hand = read.decimal("qty_available").orElse(BigDecimal.ZERO);
        var free = read.decimal("free_qty").orElse(BigDecimal.ZERO);
        RecordEvidence evidence = telling.evidence(
                read,
                name,
                product.asOf(),
                telling.quantity(read, "qty_available", unit),
                telling.quantity(read, "free_qty", unit),
                telling.quantity(read, "incoming_qty", unit),
                telling.quantity(read, "outgoing_qty", unit),
                telling.quantity(read, "virtual_available", unit));
        if (!read.has("qty_available")) {
            return new Line(words.say("stock.unknown", name), List.of(evidence));
        }
        var text = words.say(
                "stock.answer",
                name,
                telling.amount(hand, unit),
                telling.amount(free, unit),
                telling.amount(read.decimal("incoming_qty").orElse(BigDecimal.ZERO), unit),
                telling.amount(read.decimal("outgoing_qty").orElse(BigDecimal.ZERO), unit),
                where);
        return slots.quantity(QUANTITY)
                .map(wanted -> new Line(
                        words.say(
                                        free.compareTo(wanted) >= 0 ? "stock.enough" : "stock.not-enough",
                                        telling.amount(wanted, unit))
                                + " " + text,
                        List.of(evidence),
                        List.of(telling.amount(wanted, unit), where)))
                .orElseGet(() -> new Line(text, List.of(evidence), List.of(where)));
    }
}
