package io.gemba.copilot.skill.planning;

import io.gemba.copilot.grounding.RecordEvidence;
import io.gemba.copilot.identity.Company;
import io.gemba.copilot.skill.Lacks;
import io.gemba.copilot.skill.Product;
import io.gemba.copilot.skill.PurchaseTelling;
import io.gemba.copilot.skill.Purchases;
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
import io.gemba.odoo.Reference;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

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
                new Slot.OfRecord(PRODUCT, RecordKind.PRODUCT, true),
                new Slot.OfSite(SITE),
                new Slot.OfQuantity(QUANTITY));
    }

    @Override
    public RecordKind about() {
        return RecordKind.PRODUCT;
    }

    @Override
    public Set<RecordType> reads() {
        return Set.of(PlanningTypes.QUANT, PlanningTypes.MOVE, Types.LOCATION, Types.PURCHASE_LINE);
    }

    @Override
    public Report report(Slots slots, Records records, Telling telling) {
        var product = slots.required(PRODUCT);
        var id = product.read().id();
        var quants = records.begin(PlanningTypes.QUANT, of(Domain.equal("product_id", id), slots), "location_id, id");
        var moves = records.read(
                PlanningTypes.MOVE,
                of(Domain.all(Domain.equal("product_id", id), Domain.in("state", OPEN)), slots),
                "date, id");
        var lines = bringing(moves, records);
        var places = places(quants.join(), moves, records);
        var stock = new StockByPlace(
                product.read(), quants.join(), places, moves, records.access().companies(), telling);
        return report(slots, product, stock, lines.join(), telling);
    }

    /** The lines of purchase orders whose receipts are still open: most lines of a product have long been received. */
    private static CompletableFuture<Read> bringing(Read moves, Records records) {
        var ids = references(moves, "purchase_line_id");
        return ids.isEmpty()
                ? CompletableFuture.completedFuture(Read.nothing())
                : records.begin(Types.PURCHASE_LINE, Domain.in("id", ids), "date_planned, id");
    }

    /** Of the places that occur, those where stock lies: a plant may have thousands of others. */
    private static Read places(Read quants, Read moves, Records records) {
        var ids = references(quants, "location_id");
        ids.addAll(references(moves, "location_id"));
        ids.addAll(references(moves, "location_dest_id"));
        return ids.isEmpty()
                ? Read.nothing()
                : records.read(
                        Types.LOCATION,
                        Domain.all(Domain.in("id", ids), Domain.in("usage", List.of("internal", "transit"))),
                        "complete_name, id");
    }

    private static Set<Long> references(Read read, String field) {
        return read.rows().stream()
                .flatMap(it -> it.reference(field).stream())
                .map(Reference::id)
                .collect(Collectors.toCollection(TreeSet::new));
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
        sections.add(new Prose(List.of(
                product.read().has("qty_available")
                        ? answer(slots, product, telling)
                        : stock.held().orElseGet(() -> unknown(product, telling)))));
        var coming = new ArrayList<Line>();
        var open = Purchases.sorted(lines.rows().stream().filter(Purchases::isOpen));
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
        var whole = lacks.notes().isEmpty();
        lacks.shown(Math.max(stock.rows(), open.size()), StockByPlace.SHOWN);
        var shown = Product.of(Telling.label(product.read(), "display_name"));
        return new Report(
                sections, lacks.notes(), new Subject(shown.name(), shown.numbers(), List.of(shown.name())), whole);
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

    private static Line unknown(Slots.Value.OfRecord product, Telling telling) {
        var name = Telling.label(product.read(), "display_name");
        return new Line(
                telling.words().say("stock.unknown", name),
                List.of(telling.evidence(product.read(), name, product.asOf(), telling.text(product.read(), "name"))));
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
        var text = words.say(
                "stock.answer",
                name,
                telling.amount(hand, unit),
                telling.amount(free, unit),
                telling.amount(read.decimal("incoming_qty").orElse(BigDecimal.ZERO), unit),
                telling.amount(read.decimal("outgoing_qty").orElse(BigDecimal.ZERO), unit),
                where);
        return slots.quantity(QUANTITY)
                .filter(wanted -> wanted.isOf(unit))
                .map(Slots.Value.OfQuantity::number)
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
