package io.gemba.copilot.skill.material;

import static io.gemba.copilot.skill.Asking.assertBorneOut;
import static io.gemba.copilot.skill.Asking.evidence;
import static io.gemba.copilot.skill.Asking.rows;
import static io.gemba.copilot.skill.Asking.text;
import static io.gemba.copilot.skill.Asking.told;
import static org.assertj.core.api.Assertions.assertThat;

import io.gemba.copilot.skill.Asking;
import io.gemba.copilot.skill.Report;
import io.gemba.copilot.testing.OdooStory.Named;
import io.gemba.corpus.text.Language;
import io.gemba.odoo.testing.RealOdoo;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Against a real Odoo, with products each of which lacks something else. */
@Tag("real-odoo")
class MasterDataTests {
    @SuppressWarnings("NullAway.Init")
    private static RealOdoo real;

    @SuppressWarnings("NullAway.Init")
    private static Material material;

    @SuppressWarnings("NullAway.Init")
    private static Asking asking;

    @SuppressWarnings("NullAway.Init")
    private static Named bare;

    @SuppressWarnings("NullAway.Init")
    private static Named cheap;

    @SuppressWarnings("NullAway.Init")
    private static Named expired;

    @SuppressWarnings("NullAway.Init")
    private static Named renewed;

    @SuppressWarnings("NullAway.Init")
    private static Named made;

    @SuppressWarnings("NullAway.Init")
    private static Named ruled;

    @BeforeAll
    static void make() {
        real = RealOdoo.running();
        asking = new Asking(real);
        material = new Material(real);
        bare = material.part("MB");
        cheap = material.part("MC");
        expired = material.part("ME");
        renewed = material.part("MR");
        made = material.part("MM");
        ruled = material.part("MU");
        material.vendor(material.a, cheap, 0, Map.of("price", 0));
        material.vendor(material.a, expired, 5, Map.of("date_end", "2025-12-31"));
        material.vendor(material.a, renewed, 5, Map.of("date_end", "2025-12-31"));
        material.vendor(material.a, renewed, 5, Map.of());
        material.vendor(material.a, ruled, 5, Map.of());
        material.bom(material.a, made, Map.of(bare, 1, ruled, 2), Map.of());
        material.orderpoint(material.a, ruled, 1, 5);
        material.order(material.a, bare, 4, Map.of(cheap, 3, ruled, 2));
    }

    private static List<String> gaps(Report report) {
        return rows(report).stream().map(it -> it.cells().getFirst()).toList();
    }

    private static Report of(Named product) {
        return told(asking.ask("planner", "Which master data is missing for %s?".formatted(product.name())));
    }

    @Test
    void namesWhatIsMadeWithoutABillAndBoughtWithoutAVendor() {
        var report = of(bare);

        assertThat(gaps(report))
                .containsExactlyInAnyOrder(
                        "Products that open orders make without a bill of materials",
                        "Purchased products without a vendor price");
        assertThat(text(report)).contains("2 kinds of gaps in the master data for [" + bare.name() + "]");
        assertBorneOut(report);
        Citable.assertCitable(report, real, "planner");
    }

    @Test
    void namesPricesOfZeroWithoutLeadTimeAndAMissingRule() {
        var report = of(cheap);

        assertThat(gaps(report))
                .containsExactlyInAnyOrder(
                        "Vendor prices of zero",
                        "Vendor prices without a lead time",
                        "Components needed from stock without a reordering rule");
        assertBorneOut(report);
        Citable.assertCitable(report, real, "planner");
    }

    @Test
    void namesPricesThatHaveExpiredUnlessOneIsValid() {
        assertThat(gaps(of(expired))).containsExactly("Vendor prices that have all expired");
        assertThat(gaps(of(renewed))).isEmpty();
        assertThat(text(of(renewed))).startsWith("I found no gap in the master data for [" + renewed.name() + "]");
        assertThat(gaps(of(ruled))).isEmpty();
    }

    @Test
    void namesBillsWithoutOperationsAndComponentsWithoutARule() {
        var report = of(made);

        assertThat(rows(report))
                .anySatisfy(row -> assertThat(row.cells()).contains("Bills of materials without operations", "1"))
                .anySatisfy(row -> assertThat(String.join("|", row.cells()))
                        .contains("Components of its bill of materials without a reordering rule", bare.name())
                        .doesNotContain(ruled.name()))
                .hasSize(2);
        assertBorneOut(report);
        Citable.assertCitable(report, real, "planner");
    }

    /** Others may make records meanwhile, so that it is counted before and after. */
    @Test
    void countsTheGapsOfASiteAsOdooDoes() {
        var before = billsWithoutOperations();
        var report = told(asking.ask("planner", "Where does our master data have gaps?"));
        var after = billsWithoutOperations();

        var told = rows(report).stream()
                .filter(it -> it.cells().getFirst().equals("Bills of materials without operations"))
                .map(it -> Long.parseLong(it.cells().get(1)))
                .findFirst();
        assertThat(told)
                .hasValueSatisfying(it -> assertThat(it).isBetween(Math.min(before, after), Math.max(before, after)));
        assertThat(gaps(report))
                .contains(
                        "Products that open orders make without a bill of materials",
                        "Purchased products without a vendor price",
                        "Vendor prices of zero",
                        "Vendor prices without a lead time",
                        "Vendor prices that have all expired",
                        "Components needed from stock without a reordering rule");
        assertThat(report.whole()).as(report.notes().toString()).isTrue();
        assertBorneOut(report);
    }

    private static long billsWithoutOperations() {
        var domain = List.of(
                List.of("type", "=", "normal"),
                List.of("operation_ids", "=", false),
                List.of("company_id", "in", List.of(material.a, false)));
        return real.call(material.a, "mrp.bom", "search_count", Map.of("domain", domain))
                .asLong();
    }

    @Test
    void tellsAnotherPlantNothingOfIt() {
        var report = told(asking.ask("plantb", "Where does our master data have gaps?"));

        assertThat(evidence(report))
                .noneMatch(it -> it.text().contains(cheap.name()) || it.text().contains(made.name()));
        assertThat(text(report) + rows(report)).doesNotContain(cheap.name(), expired.name(), made.name());
        assertBorneOut(report);
        Citable.assertCitable(report, real, "plantb");
    }

    @Test
    void saysWhatMayNotBeRead() {
        var report = told(asking.ask("buyer", "Where does our master data have gaps?"));

        assertThat(report.notes()).anyMatch(it -> it.startsWith("Not looked at: orders for products without"));
        assertThat(gaps(report)).contains("Vendor prices of zero");
        assertThat(report.whole()).isFalse();
        assertBorneOut(report);
        Citable.assertCitable(report, real, "buyer");
    }

    @Test
    void answersInGerman() {
        var report = told(asking.ask(
                "planner",
                "Welche Stammdaten fehlen bei %s?".formatted(expired.name()),
                Language.GERMAN,
                Optional.empty()));

        assertThat(text(report)).contains("1 Art von Lücken in den Stammdaten");
        assertThat(gaps(report)).containsExactly("Lieferantenpreise, die alle abgelaufen sind");
        assertBorneOut(report);
        Citable.assertCitable(report, real, "planner");
    }
}
