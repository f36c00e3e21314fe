package io.gemba.copilot.skill.material;

import io.gemba.copilot.grounding.RecordEvidence;
import io.gemba.copilot.identity.Company;
import io.gemba.copilot.skill.Groups;
import io.gemba.copilot.skill.Records.Read;
import io.gemba.copilot.skill.Report.Line;
import io.gemba.copilot.skill.Report.Row;
import io.gemba.copilot.skill.Report.Sheet;
import io.gemba.copilot.skill.Telling;
import io.gemba.odoo.Domain;
import io.gemba.odoo.OdooGroup;
import io.gemba.odoo.OdooRecord;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What lies of a product in the warehouses of each site.
 *
 * @param stock by company and place, as Odoo added it up
 * @param places where stock lies: suppliers, customers and losses are none
 */
record StockOfSites(OdooRecord product, List<Company> sites, Groups stock, Read places, Telling telling) {
    static final int SHOWN = 20;

    /** The one with the most free first; a site with none has a row that says so. */
    private List<Lot> lots() {
        var byPlace = places.rows().stream().collect(Collectors.toMap(OdooRecord::id, it -> it));
        var found = new LinkedHashMap<String, Lot>();
        for (var group : stock.rows()) {
            Optional.ofNullable(byPlace.get(Links.id(group, "location_id"))).ifPresent(place -> {
                var company = Links.id(group, "company_id");
                var warehouse = Telling.label(place, "warehouse_id", Telling.label(place, "complete_name"));
                found.computeIfAbsent(
                                company + ":" + warehouse,
                                key -> new Lot(company, Telling.label(place, "company_id", name(company)), warehouse))
                        .groups
                        .add(group);
            });
        }
        for (var site : sites) {
            var number = FoundShortages.number(site);
            if (found.values().stream().noneMatch(it -> it.company == number)) {
                found.put(number + ":", new Lot(number, Telling.clean(site.name()), ""));
            }
        }
        return found.values().stream()
                .sorted(Comparator.comparing(Lot::free).reversed())
                .toList();
    }

    private String name(long company) {
        return sites.stream()
                .filter(it -> FoundShortages.number(it) == company)
                .findFirst()
                .map(it -> Telling.clean(it.name()))
                .orElse("");
    }

    int rows() {
        return known() ? lots().size() : 0;
    }

    private boolean known() {
        return stock.succeeded() && places.succeeded();
    }

    private String unit() {
        return Telling.label(product, "uom_id", "");
    }

    private String name() {
        return Telling.label(product, "display_name");
    }

    Line answer(Optional<Company> site) {
        var words = telling.words();
        var at = site.map(it -> " " + words.say("late.at", Telling.clean(it.name())))
                .orElse("");
        if (!known()) {
            return new Line(words.say("stock.unknown", name()), List.of(itself()));
        }
        var lots = lots();
        var hand = sum(lots, "quantity:sum");
        if (hand.signum() == 0) {
            return new Line(words.say("elsewhere.none", name(), at), List.of(itself(), all(lots)), List.of(at));
        }
        var free = hand.subtract(sum(lots, "reserved_quantity:sum"));
        var most = lots.getFirst();
        return new Line(
                words.say(
                        "elsewhere.answer",
                        name(),
                        telling.amount(hand, unit()),
                        telling.amount(free, unit()),
                        at,
                        most.label(),
                        telling.amount(most.free(), unit())),
                List.of(itself(), all(lots), evidence(most)),
                List.of(at));
    }

    private static BigDecimal sum(List<Lot> lots, String of) {
        return lots.stream().map(it -> it.sum(of)).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private RecordEvidence itself() {
        return telling.evidence(product, name(), stock.asOf(), telling.text(product, "display_name"));
    }

    private RecordEvidence all(List<Lot> lots) {
        var hand = sum(lots, "quantity:sum");
        var reserved = sum(lots, "reserved_quantity:sum");
        return telling.evidence(
                "stock.quant",
                Domain.all(
                        stock.domain(),
                        Domain.in(
                                "location_id",
                                places.rows().stream().map(OdooRecord::id).toList())),
                telling.words().say("elsewhere.said", name()),
                lots.stream().mapToLong(Lot::count).sum(),
                telling.words().say("part.quants"),
                stock.asOf(),
                telling.computed("quantity", "on-hand", hand, unit()),
                telling.computed("reserved_quantity", "reserved", reserved, unit()),
                telling.computed("quantity", "free", hand.subtract(reserved), unit()));
    }

    Optional<Sheet> sheet() {
        if (!known()) {
            return Optional.empty();
        }
        var words = telling.words();
        var columns = List.of(
                words.say("column.company"),
                words.say("column.warehouse"),
                words.say("column.on-hand"),
                words.say("column.reserved"),
                words.say("column.free"));
        return Optional.of(
                new Sheet(columns, lots().stream().limit(SHOWN).map(this::row).toList()));
    }

    private Row row(Lot lot) {
        return new Row(
                List.of(
                        lot.site,
                        lot.warehouse,
                        telling.amount(lot.sum("quantity:sum"), unit()),
                        telling.amount(lot.sum("reserved_quantity:sum"), unit()),
                        telling.amount(lot.free(), unit())),
                List.of(evidence(lot)));
    }

    private RecordEvidence evidence(Lot lot) {
        var at = Domain.all(
                stock.domain(), Domain.equal("company_id", lot.company), Domain.in("location_id", lot.places()));
        return telling.evidence(
                "stock.quant",
                at,
                telling.words().say("elsewhere.said", name()) + " · " + lot.label(),
                lot.count(),
                name() + " · " + lot.label(),
                stock.asOf(),
                telling.computed("quantity", "on-hand", lot.sum("quantity:sum"), unit()),
                telling.computed("reserved_quantity", "reserved", lot.sum("reserved_quantity:sum"), unit()),
                telling.computed("quantity", "free", lot.free(), unit()));
    }

    /** What lies in one warehouse. */
    private static final class Lot {
        private final long company;
        private final String site;
        private final String warehouse;
        private final List<OdooGroup> groups = new ArrayList<>();

        Lot(long company, String site, String warehouse) {
            this.company = company;
            this.site = site;
            this.warehouse = warehouse;
        }

        String label() {
            return warehouse.isEmpty() || warehouse.equals(site) ? site : warehouse + " · " + site;
        }

        BigDecimal sum(String of) {
            return groups.stream()
                    .map(it -> it.decimal(of).orElse(BigDecimal.ZERO))
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
        }

        BigDecimal free() {
            return sum("quantity:sum").subtract(sum("reserved_quantity:sum"));
        }

        long count() {
            return groups.stream()
                    .mapToLong(it -> it.integer("__count").orElse(0L))
                    .sum();
        }

        List<Long> places() {
            return List.copyOf(Links.ids(groups, "location_id"));
        }
    }
}
