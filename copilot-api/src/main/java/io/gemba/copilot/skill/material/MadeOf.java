package io.gemba.copilot.skill.material;

import io.gemba.copilot.identity.Company;
import io.gemba.copilot.skill.Lacks;
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
import io.gemba.odoo.OdooRecord;
import io.gemba.odoo.RecordType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What a product is made of: the components of its bill of materials, and which of them are made themselves. */
final class MadeOf implements Skill {
    private static final String PRODUCT = "product";
    private static final String SITE = "site";

    @Override
    public String id() {
        return "made-of";
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
        return Set.of(MaterialTypes.BOM, MaterialTypes.BOM_LINE);
    }

    @Override
    public Report report(Slots slots, Records records, Telling telling) {
        var product = slots.required(PRODUCT).read();
        var sites = Links.sites(slots.site(SITE), records.access());
        var boms = records.needed(
                MaterialTypes.BOM, Domain.all(of(product), Boms.within(sites), Boms.archivedToo()), Sources.BOM_ORDER);
        var shown = boms.rows().stream()
                .filter(it -> it.flag("active"))
                .limit(Composition.MOST_BOMS)
                .map(OdooRecord::id)
                .toList();
        var lines = shown.isEmpty()
                ? Read.nothing()
                : records.read(MaterialTypes.BOM_LINE, Domain.in("bom_id", shown), "bom_id, sequence, id");
        var made = made(lines, sites, records);
        return report(slots, new Composition(product, boms, lines, made, telling), telling);
    }

    private static Domain of(OdooRecord product) {
        return Domain.all(
                Domain.equal("product_tmpl_id", Links.id(product, "product_tmpl_id")),
                Domain.any(Domain.equal("product_id", null), Domain.equal("product_id", product.id())));
    }

    /** The bills by which components are made. */
    private static Read made(Read lines, List<Company> sites, Records records) {
        var templates = Links.ids(lines.rows(), "product_tmpl_id");
        return templates.isEmpty()
                ? Read.nothing()
                : records.read(
                        MaterialTypes.BOM,
                        Domain.all(Domain.in("product_tmpl_id", templates), Boms.within(sites)),
                        Sources.BOM_ORDER);
    }

    private static Report report(Slots slots, Composition made, Telling telling) {
        var scope = slots.site(SITE)
                .map(it -> " " + telling.words().say("late.at", Telling.clean(it.name())))
                .orElse("");
        var sections = new ArrayList<Section>();
        sections.add(new Prose(List.of(made.answer(scope))));
        var more = made.lines();
        if (!more.isEmpty()) {
            sections.add(new Prose(more));
        }
        made.sheet().ifPresent(sections::add);
        var lacks = new Lacks(telling.words());
        lacks.of("bom-lines", made.components());
        lacks.of("boms", made.below());
        var whole = lacks.notes().isEmpty();
        lacks.shown(made.components().rows().size(), Composition.SHOWN);
        var shown = Product.of(Telling.label(made.product(), "display_name"));
        return new Report(
                sections, lacks.notes(), new Subject(shown.name(), shown.numbers(), List.of(shown.name())), whole);
    }
}
