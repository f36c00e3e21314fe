package io.gemba.copilot.skill.buying;

import static io.gemba.copilot.skill.Asking.assertBorneOut;
import static io.gemba.copilot.skill.Asking.evidence;
import static io.gemba.copilot.skill.Asking.rows;
import static io.gemba.copilot.skill.Asking.text;
import static io.gemba.copilot.skill.Asking.told;
import static io.gemba.copilot.skill.buying.Purchasing.ago;
import static io.gemba.copilot.skill.buying.Purchasing.line;
import static org.assertj.core.api.Assertions.assertThat;

import io.gemba.copilot.skill.Asking;
import io.gemba.copilot.skill.OpenRecord;
import io.gemba.copilot.skill.Outcome;
import io.gemba.copilot.testing.OdooStory.Named;
import io.gemba.corpus.text.Language;
import io.gemba.odoo.testing.RealOdoo;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Against a real Odoo, as its people. */
@Tag("real-odoo")
class UnconfirmedPurchasesTests {
    @SuppressWarnings("NullAway.Init")
    private static RealOdoo real;

    @SuppressWarnings("NullAway.Init")
    private static Asking asking;

    @SuppressWarnings("NullAway.Init")
    private static Purchasing buying;

    private static long company;

    @SuppressWarnings("NullAway.Init")
    private static Named supplier;

    @SuppressWarnings("NullAway.Init")
    private static Named soon;

    @SuppressWarnings("NullAway.Init")
    private static Named over;

    @SuppressWarnings("NullAway.Init")
    private static Named acknowledged;

    @SuppressWarnings("NullAway.Init")
    private static Named numbered;

    @SuppressWarnings("NullAway.Init")
    private static Named asked;

    /** Two that wait, one past its day; one acknowledged, one numbered, one received, and one only asked for. */
    @BeforeAll
    static void buy() {
        real = RealOdoo.running();
        asking = new Asking(real);
        company = Purchasing.companies(real).getFirst();
        buying = new Purchasing(real, company);
        supplier = buying.supplier("Wartenfels");
        var part = buying.part("UW");
        soon = buying.order(supplier, 12, line(part, 7, 3, ago(-4)));
        over = buying.order(supplier, 6, line(part, 3, 3, ago(2)));
        acknowledged = buying.order(supplier, 8, line(part, 1, 3, ago(-4)));
        real.act(company, "purchase.order", "action_acknowledge", acknowledged.id());
        numbered = buying.order(supplier, 8, line(part, 1, 3, ago(-4)));
        real.write(company, "purchase.order", numbered.id(), Map.of("partner_ref", "AB-4711-7"));
        buying.receive(buying.order(supplier, 20, line(part, 1, 3, ago(9))), 9);
        asked = buying.request(supplier, line(part, 2, 3, ago(-9)));
        real.write(company, "purchase.order", asked.id(), Map.of("state", "sent"));
    }

    private static String name() {
        return supplier.name().split(" ")[0];
    }

    @Test
    void namesWhatToChaseFirstAndLeavesOutWhatIsConfirmedOrHasCome() {
        var report = told(asking.ask("buyer", "Which orders has %s not confirmed?".formatted(name())));

        assertThat(text(report))
                .contains("2 open purchase orders from " + supplier.name() + " have not been confirmed")
                .contains("chased first: " + over.name(), "ordered 6 days ago", "2 days ago")
                .contains("1 more bears a number of the supplier")
                .contains("1 request was sent and has become no order: " + asked.name());
        assertThat(rows(report).stream().map(it -> it.cells().getFirst()))
                .containsExactly(over.name(), soon.name(), asked.name());
        assertThat(rows(report).get(1).cells()).contains("7 Units", "12 days");
        assertThat(text(report)).doesNotContain(acknowledged.name()).doesNotContain(numbered.name());
        assertBorneOut(report);
    }

    @Test
    void saysOfOneOrderWhetherItIsConfirmed() {
        var open = new OpenRecord("purchase.order", soon.id());
        var no = told(asking.ask(
                "buyer", "Hat der Lieferant diese Bestellung bestätigt?", Language.GERMAN, Optional.of(open)));
        var yes = told(asking.ask("buyer", "Has the supplier confirmed %s?".formatted(acknowledged.name())));
        var number = told(asking.ask("buyer", "Has the supplier confirmed %s?".formatted(numbered.name())));

        assertThat(text(no)).contains(soon.name(), "nicht bestätigt", "bestellt vor 12 Tagen");
        assertThat(text(yes)).contains("is marked as acknowledged");
        assertThat(text(number)).contains("AB-4711-7", "not marked as acknowledged");
        assertBorneOut(no);
        assertBorneOut(yes);
        assertBorneOut(number);
    }

    @Test
    void countsAllOfThem() {
        var report = told(asking.ask("buyer", "Which purchase orders have not been confirmed?"));

        var read = buying.read(
                "purchase.order",
                List.of(
                        List.of("state", "=", "purchase"),
                        List.of("company_id", "=", company),
                        List.of("acknowledged", "=", false),
                        List.of("partner_ref", "=", false),
                        List.of("receipt_status", "in", List.of("pending", "partial"))),
                "name");
        assertThat(evidence(report))
                .anySatisfy(it -> assertThat(it.values())
                        .anyMatch(value -> value.label().equals("Orders not confirmed")
                                && value.value().equals(Integer.toString(read.size()))));
        assertBorneOut(report);
    }

    @Test
    void showsNothingOfAnotherPlantNorToWhoMayNotRead() {
        var foreign = told(asking.ask("plantb", "Which orders has %s not confirmed?".formatted(name())));
        var maintenance = asking.ask("maint", "Which purchase orders have not been confirmed?");

        assertThat(text(foreign)).contains("No open purchase order from " + supplier.name());
        assertThat(rows(foreign)).isEmpty();
        assertThat(evidence(foreign)).noneMatch(it -> it.model().equals("purchase.order"));
        assertThat(maintenance).isEqualTo(new Outcome.Closed("You may not read purchase orders in Odoo."));
    }
}
