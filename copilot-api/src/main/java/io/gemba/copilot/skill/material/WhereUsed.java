package io.gemba.copilot.skill.material;

import io.gemba.copilot.identity.Company;
import io.gemba.copilot.skill.Groups;
import io.gemba.copilot.skill.Lacks;
import io.gemba.copilot.skill.NotRead;
import io.gemba.copilot.skill.Product;
import io.gemba.copilot.skill.RecordKind;
import io.gemba.copilot.skill.Records;
import io.gemba.copilot.skill.Records.Read;
import io.gemba.copilot.skill.Report;
import io.gemba.copilot.skill.Report.Prose;
import io.gemba.copilot.skill.Report.Section;
import io.gemba.copilot.skill.Report.Subject;
import io.gemba.copilot.skill.Skill;
import io.gemba.copilot.skill.Slot;
import io.gemba.copilot.skill.Slots;
import io.gemba.copilot.skill.Telling;
import io.gemba.odoo.Domain;
import io.gemba.odoo.Grouping;
import io.gemba.odoo.Operator;
import io.gemba.odoo.RecordType;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Which products a part goes into, up to three levels up, and which open manufacturing orders use it. */
final class WhereUsed implements Skill {
    private static final String PRODUCT = "product";
    private static final String SITE = "site";
    private static final int LEVELS = 3;
    /** Bills of materials, and the sum of what orders use. */
    private static final int CALLS_BEHIND = 2;

    private static final int MOST_BOMS = 400;
    private static final List<String> OPEN = List.of("waiting", "confirmed", "partially_available", "assigned");

    @Override
    public String id() {
        return "where-used";
    }

    @Override
    public List<Slot> slots() {
        return List.of(new Slot.OfRecord(PRODUCT, RecordKind.PRODUCT, true), new Slot.OfSite(SITE));
    }

    @Override
    public RecordKind about() {
        return RecordKind.PRODUCT;
    }

    @Override
    public Set<RecordType> reads() {
        return Set.of(MaterialTypes.BOM_LINE, MaterialTypes.BOM, MaterialTypes.DEMAND);
    }

    @Override
    public Report report(Slots slots, Records records, Telling telling) {
        var product = slots.required(PRODUCT);
        var sites = Links.sites(slots.site(SITE), records.access());
        var needed = Domain.all(
                Domain.equal("product_id", product.read().id()),
                Domain.where("raw_material_production_id", Operator.NOT_EQUAL, null),
                Domain.in("state", OPEN),
                Domain.in("company_id", Links.numbers(sites)));
        var begun = records.begin(MaterialTypes.DEMAND, needed, "date, id");
        var levels = levels(product.read().id(), sites, records);
        var moves = begun.join();
        if (levels.getFirst().lack() != null && moves.lack() != null) {
            throw new NotRead(levels.getFirst().lack());
        }
        var boms = boms(levels, records);
        var uses = new Uses(product.read(), levels, boms, telling);
        var orders = new UsingOrders(product.read(), needed, moves, sum(needed, moves, records), telling);
        return report(slots, uses, orders, telling);
    }

    /** The lines that name the part, then those that name what these make, and so on. */
    private static List<Read> levels(long product, List<Company> sites, Records records) {
        var levels = new ArrayList<Read>();
        var seen = new LinkedHashSet<Long>();
        var of = Domain.equal("product_id", product);
        while (levels.size() < LEVELS && (levels.isEmpty() || records.left() > CALLS_BEHIND)) {
            var read = records.read(MaterialTypes.BOM_LINE, Domain.all(of, Boms.within(sites)), "id");
            levels.add(read);
            var made = Links.ids(read.rows(), "parent_product_tmpl_id");
            made.removeAll(seen);
            if (made.isEmpty()) {
                break;
            }
            seen.addAll(made);
            of = Domain.in("product_tmpl_id", made);
        }
        return levels;
    }

    private static Read boms(List<Read> levels, Records records) {
        var ids = new LinkedHashSet<Long>();
        levels.forEach(it -> ids.addAll(Links.ids(it.rows(), "bom_id")));
        return ids.isEmpty()
                ? Read.nothing()
                : records.read(
                        MaterialTypes.BOM,
                        Domain.all(Domain.in("id", ids.stream().limit(MOST_BOMS).toList()), Boms.archivedToo()),
                        "id");
    }

    /** Of more orders than were read, Odoo adds up what they need. */
    private static Groups sum(Domain needed, Read moves, Records records) {
        return moves.cut() && records.left() > 0
                ? records.groups(
                        MaterialTypes.DEMAND,
                        Grouping.of("stock.move", needed, List.of(), List.of("product_qty:sum", Grouping.COUNT)))
                : Groups.nothing("stock.move");
    }

    private static Report report(Slots slots, Uses uses, UsingOrders orders, Telling telling) {
        var scope = slots.site(SITE)
                .map(it -> " " + telling.words().say("late.at", Telling.clean(it.name())))
                .orElse("");
        var sections = new ArrayList<Section>();
        sections.add(new Prose(List.of(uses.answer(scope))));
        var more = new ArrayList<>(uses.lines());
        more.addAll(orders.lines());
        if (!more.isEmpty()) {
            sections.add(new Prose(more));
        }
        uses.sheet().ifPresent(sections::add);
        orders.sheet().ifPresent(sections::add);
        var lacks = new Lacks(telling.words());
        uses.levels().stream()
                .filter(it -> !it.succeeded() || it.cut())
                .findFirst()
                .ifPresent(it -> lacks.of("bom-lines", it));
        lacks.of("boms", uses.boms());
        lacks.of("using-orders", orders.moves());
        var whole = lacks.notes().isEmpty();
        lacks.shown(Math.max(uses.rows(), orders.moves().rows().size()), Uses.SHOWN);
        var shown = Product.of(Telling.label(uses.part(), "display_name"));
        return new Report(
                sections, lacks.notes(), new Subject(shown.name(), shown.numbers(), List.of(shown.name())), whole);
    }
}
