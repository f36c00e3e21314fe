package io.gemba.copilot.skill.material;

import io.gemba.copilot.grounding.RecordEvidence;
import io.gemba.copilot.skill.Product;
import io.gemba.copilot.skill.RecordKind;
import io.gemba.copilot.skill.Records;
import io.gemba.copilot.skill.Report;
import io.gemba.copilot.skill.Report.Line;
import io.gemba.copilot.skill.Report.Prose;
import io.gemba.copilot.skill.Report.Section;
import io.gemba.copilot.skill.Report.Sheet;
import io.gemba.copilot.skill.Report.Subject;
import io.gemba.copilot.skill.Skill;
import io.gemba.copilot.skill.Slot;
import io.gemba.copilot.skill.Slots;
import io.gemba.copilot.skill.Telling;
import io.gemba.odoo.RecordType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What the master data of a product or of a site lacks, and which answers suffer from that. */
final class MasterData implements Skill {
    private static final String PRODUCT = "product";
    private static final String SITE = "site";

    @Override
    public String id() {
        return "master-data";
    }

    @Override
    public List<Slot> slots() {
        return List.of(new Slot.OfRecord(PRODUCT, RecordKind.PRODUCT, false), new Slot.OfSite(SITE));
    }

    @Override
    public RecordKind about() {
        return RecordKind.PRODUCT;
    }

    @Override
    public Set<RecordType> reads() {
        return Set.of(
                MaterialTypes.ORDERED,
                MaterialTypes.BOM,
                MaterialTypes.BOM_LINE,
                MaterialTypes.TEMPLATE,
                MaterialTypes.VENDOR,
                MaterialTypes.DEMANDED,
                MaterialTypes.ORDERPOINT_OF);
    }

    @Override
    public Report report(Slots slots, Records records, Telling telling) {
        var sites = Links.sites(slots.site(SITE), records.access());
        var checks = slots.record(PRODUCT)
                .<Checks>map(it -> new ProductChecks(sites, it.read(), records, telling))
                .orElseGet(() -> new SiteChecks(sites, records, telling))
                .made();
        var scope = scope(slots, telling);
        var findings = checks.findings();
        var sections = new ArrayList<Section>();
        sections.add(new Prose(List.of(answer(slots, checks, scope, telling))));
        var more = lines(checks, telling);
        if (!more.isEmpty()) {
            sections.add(new Prose(more));
        }
        if (!findings.isEmpty()) {
            sections.add(sheet(findings, scope, telling));
        }
        var notes = new ArrayList<>(checks.lacks().notes().stream().distinct().toList());
        checks.unlooked()
                .forEach(it -> notes.add(
                        telling.words().say("master.unlooked", telling.words().say(it.key()))));
        return new Report(sections, notes, subject(slots), notes.isEmpty());
    }

    private static String scope(Slots slots, Telling telling) {
        var words = telling.words();
        var scope = new StringBuilder();
        slots.record(PRODUCT)
                .ifPresent(it ->
                        scope.append(' ').append(words.say("late.for", Telling.label(it.read(), "display_name"))));
        slots.site(SITE).ifPresent(it -> scope.append(' ').append(words.say("late.at", Telling.clean(it.name()))));
        return scope.toString();
    }

    private static Line answer(Slots slots, Checks checks, String scope, Telling telling) {
        var words = telling.words();
        var findings = checks.findings();
        var evidence = new ArrayList<RecordEvidence>();
        slots.record(PRODUCT)
                .ifPresent(it -> evidence.add(telling.evidence(
                        it.read(),
                        Telling.label(it.read(), "display_name"),
                        it.asOf(),
                        telling.text(it.read(), "display_name"),
                        telling.computed("id", "gap-kinds", BigDecimal.valueOf(findings.size()), null))));
        if (findings.isEmpty()) {
            return new Line(words.say("master.none", scope), evidence, List.of(scope));
        }
        var most = findings.getFirst();
        evidence.add(most.evidence(telling, scope));
        return new Line(
                words.counted(
                        "master.answer",
                        findings.size(),
                        telling.format().number(findings.size()),
                        scope,
                        most.name(telling),
                        telling.format().number(most.count())),
                evidence,
                // How many rows the table has.
                List.of(scope, telling.format().number(findings.size())));
    }

    /** What is sound, and what counts as a gap. */
    private static List<Line> lines(Checks checks, Telling telling) {
        var said = new ArrayList<Line>();
        var words = telling.words();
        var sound = checks.sound();
        if (!sound.isEmpty()) {
            said.add(new Line(
                    words.say(
                            "master.sound",
                            sound.stream().map(it -> it.name(telling)).collect(Collectors.joining("; "))),
                    List.of()));
        }
        said.add(new Line(words.say("master.limits"), List.of()));
        return said;
    }

    private static Sheet sheet(List<Finding> findings, String scope, Telling telling) {
        var words = telling.words();
        return new Sheet(
                List.of(
                        words.say("column.gap"),
                        words.say("column.gaps"),
                        words.say("column.first"),
                        words.say("column.suffers")),
                findings.stream().map(it -> it.row(telling, scope)).toList());
    }

    private static Subject subject(Slots slots) {
        return slots.record(PRODUCT)
                .map(it -> Product.of(Telling.label(it.read(), "display_name")))
                .map(it -> new Subject(it.name(), it.numbers(), List.of(it.name())))
                .orElseGet(() -> new Subject("", List.of(), List.of()));
    }
}
