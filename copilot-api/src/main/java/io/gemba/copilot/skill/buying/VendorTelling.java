package io.gemba.copilot.skill.buying;

import io.gemba.copilot.grounding.RecordEvidence;
import io.gemba.copilot.grounding.RecordValue;
import io.gemba.copilot.identity.Company;
import io.gemba.copilot.skill.Lacks;
import io.gemba.copilot.skill.Product;
import io.gemba.copilot.skill.Purchases;
import io.gemba.copilot.skill.Records.Read;
import io.gemba.copilot.skill.Report;
import io.gemba.copilot.skill.Report.Line;
import io.gemba.copilot.skill.Report.Prose;
import io.gemba.copilot.skill.Report.Section;
import io.gemba.copilot.skill.Report.Subject;
import io.gemba.copilot.skill.Slots;
import io.gemba.copilot.skill.Slots.Value.OfQuantity;
import io.gemba.copilot.skill.Telling;
import io.gemba.odoo.OdooRecord;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tells from whom a part can be bought. */
record VendorTelling(
        Slots.Value.OfRecord product,
        Read prices,
        List<Offer> offers,
        Read last,
        WeeklyReceipts weekly,
        Span span,
        Telling telling) {

    Report report(Optional<OfQuantity> wanted, Optional<Company> site, Lacks lacks) {
        var whole = lacks.notes().isEmpty();
        var place = site.map(it -> " " + telling.words().say("late.at", Telling.clean(it.name())))
                .orElse("");
        var quantity = wanted.filter(it -> it.isOf(Telling.label(product.read(), "uom_id", "")))
                .map(OfQuantity::number);
        var sections = new ArrayList<Section>();
        sections.add(new Prose(answer(quantity, place)));
        if (!offers.isEmpty()) {
            var table = new VendorTable(this);
            sections.add(new Prose(List.of(new Line(telling.words().say("vendors.measure"), List.of(own())))));
            sections.add(table.sheet(quantity, lacks));
        }
        return new Report(sections, lacks.notes(), subject(), whole);
    }

    private List<Line> answer(Optional<BigDecimal> quantity, String place) {
        var words = telling.words();
        var others = offers.stream()
                .filter(it -> !it.current() && it.isValid())
                .filter(it -> quantity.map(it::covers).orElse(true))
                .toList();
        var given = Stream.concat(Stream.of(place), quantity.map(it -> telling.amount(it, unit())).stream())
                .toList();
        if (others.isEmpty()) {
            return List.of(new Line(none(quantity, place), evidence(), given));
        }
        var vendors = others.stream().map(Offer::vendorId).distinct().count();
        var first = others.getFirst();
        var said = new ArrayList<Line>();
        said.add(new Line(
                words.counted(
                        !last.succeeded()
                                ? "vendors.answer.unknown"
                                : currentVendor().isPresent() ? "vendors.answer" : "vendors.answer.any",
                        vendors,
                        name(),
                        telling.format().number(vendors),
                        currentVendor().orElse(""),
                        place),
                Stream.concat(evidence().stream(), Stream.of(count(others, vendors)))
                        .toList(),
                given));
        said.add(new Line(
                first.arrival()
                        .map(it -> words.say(
                                "vendors.first",
                                vendor(first),
                                telling.format().day(it),
                                telling.days(first.delay().orElse(0L)),
                                price(first),
                                from(first)))
                        .orElseGet(() -> words.say("vendors.first.unknown", vendor(first), price(first), from(first))),
                List.of(evidence(first))));
        cheapest(others, first).ifPresent(said::add);
        return said;
    }

    /** Where it is another one than is here first. */
    private Optional<Line> cheapest(List<Offer> others, Offer first) {
        if (!others.stream().allMatch(first::isComparable)) {
            return Optional.of(new Line(telling.words().say("vendors.uncomparable"), List.of(evidence(first))));
        }
        return others.stream()
                .min(Comparator.comparing((Offer it) -> it.terms().price()))
                .filter(it -> it.terms().price().compareTo(first.terms().price()) < 0)
                .map(it -> new Line(
                        telling.words()
                                .say(
                                        "vendors.cheapest",
                                        vendor(it),
                                        price(it),
                                        from(it),
                                        it.arrival()
                                                .map(day -> " "
                                                        + telling.words()
                                                                .say(
                                                                        "vendors.cheapest.day",
                                                                        telling.format()
                                                                                .day(day)))
                                                .orElse("")),
                        List.of(evidence(it))));
    }

    private String none(Optional<BigDecimal> quantity, String place) {
        var words = telling.words();
        if (!prices.succeeded()) {
            return words.say("vendors.unread", name());
        }
        if (offers.isEmpty()) {
            return words.say("vendors.none", name(), place);
        }
        if (quantity.isPresent()) {
            return words.say("vendors.none.quantity", name(), telling.amount(quantity.get(), unit()), place);
        }
        return currentVendor()
                .map(it -> words.say("vendors.none.other", name(), it, place))
                .orElseGet(() -> words.say("vendors.none.valid", name(), place));
    }

    private String unit() {
        return Telling.label(product.read(), "uom_id", "");
    }

    String name() {
        return Telling.label(product.read(), "display_name");
    }

    String vendor(Offer of) {
        return of.vendor()
                .map(it -> Telling.clean(it.label()))
                .orElse(telling.words().say("unknown"));
    }

    /** From whom it was ordered last. */
    Optional<String> currentVendor() {
        return last.first().map(it -> Telling.label(it, "partner_id", "")).filter(it -> !it.isEmpty());
    }

    String price(Offer of) {
        return telling.amount(of.terms().price(), currency(of));
    }

    private static String currency(Offer of) {
        return of.terms().currency().map(it -> Telling.clean(it.label())).orElse("");
    }

    private static String unit(Offer of) {
        return of.terms().unit().map(it -> Telling.clean(it.label())).orElse("");
    }

    String minimum(Offer of) {
        return telling.amount(of.terms().minimum(), unit(of));
    }

    /** From what quantity on, with a blank in front; empty if from the first. */
    private String from(Offer of) {
        return of.terms().minimum().signum() > 0 ? " " + telling.words().say("vendors.from", minimum(of)) : "";
    }

    private RecordEvidence own() {
        return telling.evidence(product.read(), name(), product.asOf(), telling.text(product.read(), "display_name"));
    }

    /** The product, and what was ordered of it last. */
    private List<RecordEvidence> evidence() {
        return Stream.concat(Stream.of(own()), last.first().map(this::ordered).stream())
                .toList();
    }

    private RecordEvidence ordered(OdooRecord line) {
        return telling.evidence(
                line,
                Purchases.order(line),
                last.asOf(),
                telling.reference(line, "partner_id"),
                telling.reference(line, "product_id"),
                telling.day(line, "date_planned"));
    }

    private RecordEvidence count(List<Offer> others, long vendors) {
        return telling.evidence(
                "product.supplierinfo",
                others.stream().map(it -> it.terms().read().id()).toList(),
                telling.words().say("part.prices"),
                prices.asOf(),
                telling.computed("partner_id", "vendors", BigDecimal.valueOf(vendors), null));
    }

    RecordEvidence evidence(Offer of) {
        var read = of.terms().read();
        return telling.evidence(
                read,
                vendor(of),
                prices.asOf(),
                telling.reference(read, "partner_id"),
                telling.quantity(read, "price", currency(of)),
                telling.computed("price", "net-price", of.terms().price(), currency(of)),
                telling.quantity(read, "min_qty", unit(of)),
                of.delay().map(it -> telling.days("delay", "agreed-days", it)).orElse(null),
                arrival(of),
                telling.text(read, "product_code"),
                telling.date(read, "date_start"),
                telling.date(read, "date_end"),
                telling.reference(read, "purchase_requisition_id"));
    }

    private @Nullable RecordValue arrival(Offer of) {
        return of.arrival()
                .map(it -> new RecordValue(
                        "delay",
                        telling.words().say("computed.arrival"),
                        it.toString(),
                        telling.format().day(it),
                        null,
                        true))
                .orElse(null);
    }

    private Subject subject() {
        var own = Product.of(name());
        var words = new ArrayList<String>(List.of(own.name()));
        offers.stream().map(this::vendor).distinct().limit(3).forEach(words::add);
        return new Subject(own.name(), own.numbers(), words);
    }
}
