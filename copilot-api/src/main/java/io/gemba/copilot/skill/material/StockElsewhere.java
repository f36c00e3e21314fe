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
import io.gemba.odoo.RecordType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Where a part lies across the asker's companies, what of it is free there, and which transfers move it. */
final class StockElsewhere implements Skill {
    static final String SITE = "site";
    private static final String PRODUCT = "product";
    private static final List<String> OWN = List.of("internal", "transit");
    private static final List<String> OPEN = List.of("waiting", "confirmed", "partially_available", "assigned");
    private static final int MOST_PLACES = 400;

    @Override
    public String id() {
        return "stock-elsewhere";
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
        return Set.of(MaterialTypes.STOCK, MaterialTypes.TRANSFER, MaterialTypes.PLACE);
    }

    @Override
    public Report report(Slots slots, Records records, Telling telling) {
        var product = slots.required(PRODUCT);
        var sites = Links.sites(slots.site(SITE), records.access());
        // Stock of no company may be that of companies that are not the asker's.
        var of = Domain.all(
                Domain.equal("product_id", product.read().id()), Domain.in("company_id", Links.numbers(sites)));
        var held = records.beginGroups(MaterialTypes.STOCK, lying(of));
        var transfers = records.read(
                MaterialTypes.TRANSFER,
                Domain.all(
                        of,
                        Domain.in("state", OPEN),
                        Domain.in("location_usage", OWN),
                        Domain.in("location_dest_usage", OWN)),
                "date, id");
        var stock = held.join();
        if (stock.lack() != null && transfers.lack() != null) {
            throw new NotRead(stock.lack());
        }
        var places = places(stock, records);
        var lying = new StockOfSites(product.read(), sites, stock, places, telling);
        return report(slots, lying, new OpenTransfers(product.read(), sites, transfers, telling));
    }

    private static Grouping lying(Domain of) {
        return Grouping.of(
                        "stock.quant",
                        of,
                        List.of("company_id", "location_id"),
                        List.of("quantity:sum", "reserved_quantity:sum", Grouping.COUNT))
                .atMost(MOST_PLACES);
    }

    /** Of the places that occur, those where stock lies. */
    private static Read places(Groups stock, Records records) {
        var ids = Links.ids(stock.rows(), "location_id");
        return ids.isEmpty()
                ? Read.nothing()
                : records.read(
                        MaterialTypes.PLACE,
                        Domain.all(Domain.in("id", ids), Domain.in("usage", OWN)),
                        "complete_name, id");
    }

    private static Report report(Slots slots, StockOfSites lying, OpenTransfers transfers) {
        var telling = lying.telling();
        var sections = new ArrayList<Section>();
        sections.add(new Prose(List.of(lying.answer(slots.site(SITE)))));
        var more = new ArrayList<>(transfers.lines());
        if (slots.site(SITE).isEmpty() && lying.sites().size() == 1) {
            more.add(only(lying.sites().getFirst(), telling));
        }
        if (!more.isEmpty()) {
            sections.add(new Prose(more));
        }
        lying.sheet().ifPresent(sections::add);
        transfers.sheet().ifPresent(sections::add);
        var lacks = new Lacks(telling.words());
        lacks.of("quants", lying.stock());
        lacks.of("locations", lying.places());
        lacks.of("transfers", transfers.read());
        var whole = lacks.notes().isEmpty();
        lacks.shown(Math.max(lying.rows(), transfers.read().rows().size()), StockOfSites.SHOWN);
        var shown = Product.of(Telling.label(lying.product(), "display_name"));
        return new Report(
                sections, lacks.notes(), new Subject(shown.name(), shown.numbers(), List.of(shown.name())), whole);
    }

    private static Report.Line only(Company site, Telling telling) {
        var name = Telling.clean(site.name());
        return new Report.Line(telling.words().say("elsewhere.only", name), List.of(), List.of(name));
    }
}
