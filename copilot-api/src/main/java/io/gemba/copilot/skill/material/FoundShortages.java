package io.gemba.copilot.skill.material;

import io.gemba.copilot.identity.Company;
import io.gemba.copilot.skill.Groups;
import io.gemba.copilot.skill.Lacks;
import io.gemba.copilot.skill.Product;
import io.gemba.copilot.skill.Records.Read;
import io.gemba.copilot.skill.Report;
import io.gemba.copilot.skill.Report.Prose;
import io.gemba.copilot.skill.Report.Section;
import io.gemba.copilot.skill.Report.Subject;
import io.gemba.copilot.skill.Slots;
import io.gemba.copilot.skill.Telling;
import io.gemba.odoo.Domain;
import io.gemba.odoo.OdooGroup;
import io.gemba.odoo.OdooRecord;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The shortages that were found.
 *
 * @param sites that were asked about
 * @param looked those of them whose stock was read
 * @param demand of open manufacturing orders, by site, part and unit
 * @param below which reordering rules were read
 * @param points reordering rules that may be below their minimum
 * @param stock of the parts, by the number of the site
 */
record FoundShortages(
        Slots slots,
        List<Company> sites,
        List<Company> looked,
        Groups demand,
        Domain below,
        Read points,
        Map<Long, Read> stock,
        Telling telling) {

    /** Without where the parts come from. */
    List<Shortage> shortages() {
        return looked.stream()
                .flatMap(this::at)
                .filter(Shortage::isShort)
                .sorted(Shortage.BY_URGENCY)
                .toList();
    }

    private Stream<Shortage> at(Company site) {
        var company = number(site);
        var parts = new LinkedHashSet<Long>();
        demand.rows().stream()
                .filter(it -> Links.id(it, "company_id") == company)
                .forEach(it -> parts.add(Links.id(it, "product_id")));
        points.rows().stream()
                .filter(it -> Links.id(it, "company_id") == company)
                .forEach(it -> parts.add(Links.id(it, "product_id")));
        return parts.stream().map(it -> of(it, site));
    }

    static long number(Company site) {
        return Optional.ofNullable(site.odooId()).orElse(0L);
    }

    private Shortage of(long product, Company site) {
        var company = number(site);
        var needs = demand.rows().stream()
                .filter(it -> Links.id(it, "company_id") == company && Links.id(it, "product_id") == product)
                .toList();
        var below = points.rows().stream()
                .filter(it -> Links.id(it, "company_id") == company && Links.id(it, "product_id") == product)
                .filter(FoundShortages::isBelow)
                .toList();
        var held = Optional.ofNullable(stock.get(company)).stream()
                .flatMap(it -> it.rows().stream())
                .filter(it -> it.id() == product)
                .findFirst();
        return new Shortage(
                part(product, needs, below, held),
                site,
                needs.isEmpty() ? Optional.empty() : Optional.of(Need.of(needs)),
                held,
                below,
                Optional.empty(),
                slots.period(Shortages.PERIOD).isEmpty(),
                telling.format().zone());
    }

    /** By the forecast; by what Odoo has kept of it where it may not be read. */
    private static boolean isBelow(OdooRecord point) {
        var minimum = point.decimal("product_min_qty").orElse(BigDecimal.ZERO);
        return point.decimal("qty_forecast")
                .map(it -> it.compareTo(minimum) < 0)
                .orElseGet(() -> point.decimal("qty_to_order_computed")
                                .orElse(BigDecimal.ZERO)
                                .signum()
                        > 0);
    }

    private static Shortage.Part part(
            long product, List<OdooGroup> needs, List<OdooRecord> points, Optional<OdooRecord> held) {
        var label = held.map(it -> Telling.label(it, "display_name"))
                .or(() -> points.stream().findFirst().map(it -> Telling.label(it, "product_id", "?")))
                .or(() -> needs.stream()
                        .flatMap(it -> it.reference("product_id").stream())
                        .findFirst()
                        .map(it -> Telling.clean(it.label())))
                .orElse("?");
        var unit = held.map(it -> Telling.label(it, "uom_id", ""))
                .or(() -> points.stream().findFirst().map(it -> Telling.label(it, "product_uom", "")))
                .orElse("");
        var template = held.map(it -> Links.id(it, "product_tmpl_id"))
                .or(() -> points.stream().findFirst().map(it -> Links.id(it, "product_tmpl_id")))
                .orElse(0L);
        return new Shortage.Part(product, template, label, unit);
    }

    /** What the question was narrowed to, as it stands in a sentence: with a blank in front, or empty. */
    String scope() {
        var words = telling.words();
        var scope = new StringBuilder();
        slots.record(Shortages.PRODUCT)
                .ifPresent(it ->
                        scope.append(' ').append(words.say("late.for", Telling.label(it.read(), "display_name"))));
        slots.site(Shortages.SITE)
                .ifPresent(it -> scope.append(' ').append(words.say("late.at", Telling.clean(it.name()))));
        slots.period(Shortages.PERIOD)
                .ifPresent(it -> scope.append(' ')
                        .append(words.say("shortages.until", telling.format().day(it.to()))));
        return scope.toString();
    }

    /** The key of the answer to as much of the question as could be looked at: of none there, nobody may read zero. */
    String answered() {
        var orders = demand.succeeded() && stock.values().stream().allMatch(Read::succeeded);
        if (orders && points.succeeded()) {
            return "shortages.answer";
        }
        return orders ? "shortages.answer.orders" : "shortages.answer.rules";
    }

    /** True if nothing that was asked about went unread, so that none found means none there. */
    boolean isWhole() {
        return demand.succeeded()
                && !demand.cut()
                && points.succeeded()
                && !points.cut()
                && looked.size() == sites.size()
                && stock.values().stream().allMatch(it -> it.succeeded() && !it.cut());
    }

    Report report(Sources sources) {
        var today = telling.today();
        var found = shortages().stream()
                .map(it -> it.from(sources.of(it.part(), number(it.site()), today)))
                .sorted(Shortage.BY_URGENCY)
                .toList();
        var told = new ShortageTelling(this);
        var sections = new ArrayList<Section>();
        sections.add(new Prose(List.of(told.answer(found))));
        var reasons = told.reasons(found);
        if (!reasons.isEmpty()) {
            sections.add(new Prose(reasons));
        }
        told.sheet(found).ifPresent(sections::add);
        var lacks = lacks(sources);
        var notes = new ArrayList<>(lacks.notes());
        if (looked.size() < sites.size()) {
            notes.add(telling.words().say("shortages.sites", names(sites.subList(looked.size(), sites.size()))));
        }
        var whole = notes.isEmpty();
        var shown = new Lacks(telling.words());
        shown.shown(found.size(), ShortageTelling.SHOWN);
        notes.addAll(shown.notes());
        return new Report(sections, notes, subject(found), whole);
    }

    private Lacks lacks(Sources sources) {
        var lacks = new Lacks(telling.words());
        lacks.of("demand", demand);
        lacks.of("orderpoints", points);
        stock.values().stream()
                .filter(it -> !it.succeeded() || it.cut())
                .findFirst()
                .ifPresent(it -> lacks.of("stock", it));
        lacks.of("vendors", sources.vendors());
        lacks.of("boms", sources.boms());
        return lacks;
    }

    private static String names(List<Company> sites) {
        return sites.stream()
                .map(it -> Telling.clean(it.name()))
                .reduce((a, b) -> a + ", " + b)
                .orElse("");
    }

    private static Subject subject(List<Shortage> found) {
        var products =
                found.stream().limit(3).map(it -> Product.of(it.part().label())).toList();
        return new Subject(
                products.stream().findFirst().map(Product::name).orElse(""),
                products.stream().flatMap(it -> it.numbers().stream()).toList(),
                products.stream().map(Product::name).toList());
    }
}
