package io.gemba.copilot.skill.material;

import io.gemba.copilot.grounding.RecordEvidence;
import io.gemba.copilot.grounding.RecordValue;
import io.gemba.copilot.identity.Company;
import io.gemba.copilot.skill.Telling;
import io.gemba.odoo.Domain;
import io.gemba.odoo.OdooRecord;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** Bills of materials and their lines. */
final class Boms {
    private static final String KIT = "phantom";

    private Boms() {}

    /** Of some companies, and those that all share. */
    static Domain within(List<Company> sites) {
        return Domain.any(Domain.in("company_id", Links.numbers(sites)), Domain.equal("company_id", null));
    }

    /** Odoo leaves out what is archived unless it is asked for. */
    static Domain archivedToo() {
        return Domain.in("active", List.of(true, false));
    }

    static boolean isKit(OdooRecord bom) {
        return bom.text("type").filter(KIT::equals).isPresent();
    }

    /** What it makes: a variant, or any of a product. */
    static String product(OdooRecord bom) {
        return Telling.label(bom, "product_id", Telling.label(bom, "product_tmpl_id", "?"));
    }

    /** By its reference, if it has one. */
    static String name(OdooRecord bom) {
        return bom.text("code")
                .or(() -> bom.text("display_name"))
                .map(Telling::clean)
                .orElse("?");
    }

    static BigDecimal quantity(OdooRecord read) {
        return read.decimal("product_qty").orElse(BigDecimal.ZERO);
    }

    static String amount(OdooRecord read, Telling telling) {
        return telling.amount(quantity(read), unit(read));
    }

    static String unit(OdooRecord read) {
        return Telling.label(read, "product_uom_id", "");
    }

    static RecordEvidence evidence(OdooRecord bom, Instant asOf, Telling telling) {
        return telling.evidence(
                bom,
                product(bom) + " · " + name(bom),
                asOf,
                telling.quantity(bom, "product_qty", unit(bom)),
                active(bom, telling),
                telling.text(bom, "code"),
                telling.reference(bom, "company_id"));
    }

    private static RecordValue active(OdooRecord bom, Telling telling) {
        var is = bom.flag("active");
        return new RecordValue(
                "active",
                telling.words().say("field.active"),
                Boolean.toString(is),
                telling.words().say(is ? "bom.active" : "bom.archived"),
                null,
                false);
    }

    static RecordEvidence line(OdooRecord line, Instant asOf, Telling telling) {
        return telling.evidence(
                line,
                Telling.label(line, "product_id", "?"),
                asOf,
                telling.quantity(line, "product_qty", unit(line)),
                telling.reference(line, "product_id"),
                telling.reference(line, "bom_id"),
                telling.reference(line, "parent_product_tmpl_id"));
    }
}
