package io.gemba.copilot.skill.material;

import io.gemba.copilot.grounding.RecordEvidence;
import io.gemba.copilot.skill.Records.Read;
import io.gemba.copilot.skill.Report.Line;
import io.gemba.copilot.skill.Report.Row;
import io.gemba.copilot.skill.Report.Sheet;
import io.gemba.copilot.skill.Telling;
import io.gemba.odoo.OdooRecord;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a product is made of.
 *
 * @param boms of the product, archived ones among them
 * @param components lines of those that are told
 * @param below bills by which components are made
 */
record Composition(OdooRecord product, Read boms, Read components, Read below, Telling telling) {
    static final int SHOWN = 20;
    static final int MOST_BOMS = 3;

    private List<OdooRecord> active() {
        return boms.rows().stream().filter(it -> it.flag("active")).toList();
    }

    private String name() {
        return Telling.label(product, "display_name");
    }

    private List<OdooRecord> of(OdooRecord bom) {
        return components.rows().stream()
                .filter(it -> Links.id(it, "bom_id") == bom.id())
                .toList();
    }

    Line answer(String scope) {
        var words = telling.words();
        var active = active();
        if (active.isEmpty()) {
            return new Line(words.say("made.none", name(), scope), List.of(itself()), List.of(scope));
        }
        var bom = active.getFirst();
        if (!components.succeeded()) {
            return new Line(words.say("made.unknown", name(), Boms.name(bom)), List.of(itself(), evidence(bom)));
        }
        var parts = of(bom).size();
        return new Line(
                words.counted(
                        Boms.isKit(bom) ? "made.kit" : "made.answer",
                        parts,
                        name(),
                        telling.format().number(parts),
                        Boms.amount(bom, telling),
                        Boms.name(bom),
                        scope),
                List.of(itself(), evidence(bom)),
                List.of(scope));
    }

    private RecordEvidence itself() {
        return telling.evidence(product, name(), boms.asOf(), telling.text(product, "display_name"));
    }

    private RecordEvidence evidence(OdooRecord bom) {
        return telling.evidence(
                bom,
                Boms.name(bom),
                boms.asOf(),
                telling.quantity(bom, "product_qty", Boms.unit(bom)),
                components.succeeded()
                        ? telling.computed("id", "components", BigDecimal.valueOf(of(bom).size()), null)
                        : null,
                telling.reference(bom, "company_id"));
    }

    List<Line> lines() {
        var said = new ArrayList<Line>();
        var words = telling.words();
        var active = active();
        if (!active.isEmpty()) {
            var made = of(active.getFirst()).stream()
                    .filter(it -> sub(it).isPresent())
                    .toList();
            if (!made.isEmpty()) {
                said.add(new Line(
                        words.counted("made.subs", made.size(), telling.format().number(made.size())),
                        List.of(count("mrp.bom.line", made, "sub-assemblies"))));
            }
        }
        if (active.size() > 1) {
            said.add(new Line(
                    words.say("made.several", telling.format().number(active.size())),
                    List.of(count("mrp.bom", active, "active-boms"))));
        }
        var archived = boms.rows().stream().filter(it -> !it.flag("active")).toList();
        if (!archived.isEmpty()) {
            said.add(new Line(
                    words.counted(
                            "made.archived", archived.size(), telling.format().number(archived.size())),
                    List.of(count("mrp.bom", archived, "archived"))));
        }
        return said;
    }

    private RecordEvidence count(String model, List<OdooRecord> of, String labelKey) {
        return telling.evidence(
                model,
                of.stream().map(OdooRecord::id).toList(),
                telling.words().say(model.equals("mrp.bom") ? "part.boms" : "part.bom-lines"),
                boms.asOf(),
                telling.computed("id", labelKey, BigDecimal.valueOf(of.size()), null));
    }

    /** The bill by which a component is made itself. */
    private Optional<OdooRecord> sub(OdooRecord line) {
        return below.rows().stream()
                .filter(it -> Links.id(it, "product_tmpl_id") == Links.id(line, "product_tmpl_id")
                        && (!it.has("product_id") || Links.id(it, "product_id") == Links.id(line, "product_id")))
                .findFirst();
    }

    Optional<Sheet> sheet() {
        if (components.rows().isEmpty()) {
            return Optional.empty();
        }
        var words = telling.words();
        var columns = List.of(
                words.say("column.bom"),
                words.say("column.component"),
                words.say("column.quantity"),
                words.say("column.made-here"));
        return Optional.of(new Sheet(
                columns, components.rows().stream().limit(SHOWN).map(this::row).toList()));
    }

    private Row row(OdooRecord line) {
        var evidence = new ArrayList<RecordEvidence>();
        evidence.add(Boms.line(line, components.asOf(), telling));
        var bom = active().stream()
                .filter(it -> it.id() == Links.id(line, "bom_id"))
                .findFirst();
        bom.ifPresent(it -> evidence.add(evidence(it)));
        var sub = sub(line);
        sub.ifPresent(it -> evidence.add(Boms.evidence(it, below.asOf(), telling)));
        return new Row(
                List.of(
                        active().size() > 1 ? bom.map(Boms::name).orElse("") : "",
                        Telling.label(line, "product_id", "?"),
                        Boms.amount(line, telling),
                        sub.map(it -> telling.words().say(Boms.isKit(it) ? "bom.kit" : "bom.sub"))
                                .orElse("")),
                evidence);
    }
}
