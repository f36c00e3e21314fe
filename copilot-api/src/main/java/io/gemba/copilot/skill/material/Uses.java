package io.gemba.copilot.skill.material;

import io.gemba.copilot.grounding.RecordEvidence;
import io.gemba.copilot.skill.Product;
import io.gemba.copilot.skill.Records.Read;
import io.gemba.copilot.skill.Report.Line;
import io.gemba.copilot.skill.Report.Row;
import io.gemba.copilot.skill.Report.Sheet;
import io.gemba.copilot.skill.Telling;
import io.gemba.odoo.OdooRecord;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The bills of materials that use a part, directly and through what they make.
 *
 * @param levels lines of them, the direct ones first
 * @param boms that these belong to, archived ones among them
 */
record Uses(OdooRecord part, List<Read> levels, Read boms, Telling telling) {
    static final int SHOWN = 20;

    /** Only what an active bill makes goes on into others. */
    private List<Use> uses() {
        var byId = boms.rows().stream().collect(Collectors.toMap(OdooRecord::id, it -> it));
        var uses = new ArrayList<Use>();
        var below = List.<OdooRecord>of();
        for (var level = 1; level <= levels.size(); level++) {
            var read = levels.get(level - 1);
            var found = new ArrayList<Use>();
            for (var line : read.rows()) {
                var bom = Optional.ofNullable(byId.get(Links.id(line, "bom_id")));
                if (bom.isPresent() && (level == 1 || isMadeBy(line, below))) {
                    found.add(new Use(level, line, bom.get(), read.asOf()));
                }
            }
            found.sort(Comparator.comparing((Use it) -> !it.isActive()).thenComparing(Use::product));
            uses.addAll(found);
            below = found.stream().filter(Use::isActive).map(Use::bom).toList();
        }
        return uses;
    }

    private static boolean isMadeBy(OdooRecord line, List<OdooRecord> boms) {
        return boms.stream()
                .anyMatch(it -> Links.id(it, "product_tmpl_id") == Links.id(line, "product_tmpl_id")
                        && (!it.has("product_id") || Links.id(it, "product_id") == Links.id(line, "product_id")));
    }

    private List<Use> told() {
        return uses().stream().filter(it -> it.level == 1 || it.isActive()).toList();
    }

    int rows() {
        return told().size();
    }

    private String name() {
        return Telling.label(part, "display_name");
    }

    Line answer(String scope) {
        var words = telling.words();
        var direct =
                told().stream().filter(it -> it.level == 1 && it.isActive()).toList();
        if (!levels.getFirst().succeeded() || !boms.succeeded()) {
            return new Line(words.say("used.unknown", name()), List.of(itself()));
        }
        if (direct.isEmpty()) {
            return new Line(words.say("used.none", name(), scope), List.of(itself()), List.of(scope));
        }
        var products = products(direct.stream());
        return new Line(
                words.counted(
                        "used.answer",
                        products,
                        name(),
                        telling.format().number(products),
                        scope,
                        Product.of(direct.getFirst().product()).shortest(),
                        perOf(direct.getFirst())),
                List.of(
                        itself(),
                        count(direct, "used-in", products),
                        direct.getFirst().evidence(this)),
                List.of(scope));
    }

    private String perOf(Use use) {
        return telling.words().say("used.per", Boms.amount(use.line, telling), Boms.amount(use.bom, telling));
    }

    private static long products(Stream<Use> uses) {
        return uses.map(it -> Links.id(it.bom, "product_tmpl_id")).distinct().count();
    }

    /** What it goes into further up, and what no longer counts. */
    List<Line> lines() {
        var said = new ArrayList<Line>();
        var words = telling.words();
        var above = told().stream().filter(it -> it.level > 1).toList();
        if (!above.isEmpty()) {
            var products = products(above.stream());
            var highest = above.stream().mapToInt(it -> it.level).max().orElse(1);
            said.add(new Line(
                    words.counted(
                            "used.above",
                            products,
                            telling.format().number(products),
                            telling.format().number(highest)),
                    List.of(telling.evidence(
                            "mrp.bom.line",
                            ids(above),
                            words.say("part.bom-lines"),
                            above.getFirst().asOf,
                            telling.computed("bom_id", "used-above", BigDecimal.valueOf(products), null),
                            telling.computed("bom_id", "level", BigDecimal.valueOf(highest), null)))));
        }
        var archived = told().stream().filter(it -> !it.isActive()).toList();
        if (!archived.isEmpty()) {
            var all = archived.stream().map(it -> it.bom.id()).distinct().count();
            said.add(new Line(
                    words.counted("used.archived", all, telling.format().number(all)),
                    List.of(count(archived, "archived", all))));
        }
        return said;
    }

    private static List<Long> ids(List<Use> uses) {
        return uses.stream().map(it -> it.line.id()).distinct().toList();
    }

    private RecordEvidence count(List<Use> uses, String labelKey, long number) {
        return telling.evidence(
                "mrp.bom.line",
                ids(uses),
                telling.words().say("part.bom-lines"),
                uses.getFirst().asOf,
                telling.computed("bom_id", labelKey, BigDecimal.valueOf(number), null));
    }

    private RecordEvidence itself() {
        return telling.evidence(part, name(), boms.asOf(), telling.text(part, "display_name"));
    }

    Optional<Sheet> sheet() {
        var told = told();
        if (told.isEmpty()) {
            return Optional.empty();
        }
        var words = telling.words();
        var columns = List.of(
                words.say("column.level"),
                words.say("column.product"),
                words.say("column.through"),
                words.say("column.quantity-per"),
                words.say("column.bom"),
                words.say("column.company"),
                words.say("column.state"));
        return Optional.of(
                new Sheet(columns, told.stream().limit(SHOWN).map(this::row).toList()));
    }

    private Row row(Use use) {
        var words = telling.words();
        return new Row(
                List.of(
                        telling.format().number(use.level),
                        use.product(),
                        use.level == 1
                                ? ""
                                : Product.of(Telling.label(use.line, "product_id", "?"))
                                        .shortest(),
                        perOf(use),
                        use.bom.text("code").map(Telling::clean).orElse(""),
                        Telling.label(use.bom, "company_id", ""),
                        words.say(!use.isActive() ? "bom.archived" : Boms.isKit(use.bom) ? "bom.kit" : "bom.active")),
                List.of(use.evidence(this), Boms.evidence(use.bom, boms.asOf(), telling)));
    }

    /** A line that names the part, or what it went into. */
    private record Use(int level, OdooRecord line, OdooRecord bom, Instant asOf) {
        boolean isActive() {
            return bom.flag("active");
        }

        String product() {
            return Boms.product(bom);
        }

        RecordEvidence evidence(Uses uses) {
            var telling = uses.telling;
            return telling.evidence(
                    line,
                    product(),
                    asOf,
                    telling.quantity(line, "product_qty", Boms.unit(line)),
                    telling.computed("bom_id", "made-per-bom", Boms.quantity(bom), Boms.unit(bom)),
                    telling.computed("bom_id", "level", BigDecimal.valueOf(level), null),
                    telling.reference(line, "product_id"),
                    telling.reference(line, "bom_id"));
        }
    }
}
