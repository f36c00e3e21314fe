package io.gemba.copilot.skill.material;

import static io.gemba.copilot.skill.Asking.assertBorneOut;
import static io.gemba.copilot.skill.Asking.evidence;
import static io.gemba.copilot.skill.Asking.rows;
import static io.gemba.copilot.skill.Asking.text;
import static io.gemba.copilot.skill.Asking.told;
import static org.assertj.core.api.Assertions.assertThat;

import io.gemba.copilot.skill.Asking;
import io.gemba.copilot.testing.OdooStory.Named;
import io.gemba.corpus.text.Language;
import io.gemba.odoo.testing.RealOdoo;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Against a real Odoo: twelve of a part lie in plant A, of which five are reserved for an order, and thirty in B. */
@Tag("real-odoo")
class StockElsewhereTests {
    @SuppressWarnings("NullAway.Init")
    private static RealOdoo real;

    @SuppressWarnings("NullAway.Init")
    private static Asking asking;

    @SuppressWarnings("NullAway.Init")
    private static Named part;

    @SuppressWarnings("NullAway.Init")
    private static Named nowhere;

    @SuppressWarnings("NullAway.Init")
    private static String picking;

    @BeforeAll
    static void make() {
        real = RealOdoo.running();
        asking = new Asking(real);
        var material = new Material(real);
        part = material.part("EL");
        nowhere = material.part("EN");
        material.stock(material.a, part, 12);
        material.stock(material.b, part, 30);
        material.order(material.a, material.part("EG"), 3, Map.of(part, 5));
        picking = transfer(real, material);
    }

    /** Four pieces from the stock of plant B to another place of its own, in two days. */
    private static String transfer(RealOdoo real, Material material) {
        var from = material.place(material.b, "lot_stock_id");
        var to = real.create(
                material.b,
                "stock.location",
                Map.of("name", "Annex" + material.mark(), "usage", "internal", "location_id", from));
        var id = real.create(
                material.b,
                "stock.picking",
                Map.of(
                        "picking_type_id",
                        material.place(material.b, "int_type_id"),
                        "location_id",
                        from,
                        "location_dest_id",
                        to,
                        "move_ids",
                        List.of(List.of(
                                0,
                                0,
                                Map.of(
                                        "product_id",
                                        part.id(),
                                        "product_uom_qty",
                                        4,
                                        "location_id",
                                        from,
                                        "location_dest_id",
                                        to,
                                        "date",
                                        Material.in(2))))));
        real.act(material.b, "stock.picking", "action_confirm", id);
        return material.name(material.b, "stock.picking", id, "name");
    }

    @Test
    void tellsWhatLiesInEachPlantAndWhatOfItIsFree() {
        var report = told(asking.ask("ops", "Which of our plants has %s?".formatted(part.name())));

        assertThat(text(report)).contains("42 Units on hand", "the most,");
        assertThat(rows(report))
                .anySatisfy(row -> assertThat(row.cells()).contains("12 Units", "5 Units", "7 Units"))
                .anySatisfy(row -> assertThat(row.cells()).contains("30 Units"));
        assertBorneOut(report);
        Citable.assertCitable(report, real, "ops");
    }

    @Test
    void namesTheOpenTransferWithItsStateAndDay() {
        var report = told(asking.ask("ops", "Show me open transfers of %s".formatted(part.name())));

        assertThat(text(report)).contains("1 open transfer moves it: " + picking, "4 Units from");
        assertThat(rows(report)).anySatisfy(row -> assertThat(row.cells()).contains(picking, "4 Units"));
        assertBorneOut(report);
        Citable.assertCitable(report, real, "ops");
    }

    @Test
    void tellsNothingOfAPlantThatIsNotTheAskers() {
        var report = told(asking.ask("planner", "Which of our plants has %s?".formatted(part.name())));

        assertThat(text(report)).contains("12 Units on hand", "7 Units of them free", "No open transfer", "alone");
        assertThat(rows(report))
                .singleElement()
                .satisfies(row -> assertThat(row.cells()).contains("12 Units", "5 Units", "7 Units"));
        assertThat(text(report) + rows(report)).doesNotContain(picking, "30 Units", "42 Units");
        assertThat(evidence(report)).noneMatch(it -> it.text().contains("30 Units"));
        assertBorneOut(report);
        Citable.assertCitable(report, real, "planner");
    }

    @Test
    void saysThatThereIsNoneOfIt() {
        var report = told(asking.ask("ops", "Which of our plants has %s?".formatted(nowhere.name())));

        assertThat(text(report)).startsWith("None of [" + nowhere.name() + "]");
        assertBorneOut(report);
        Citable.assertCitable(report, real, "ops");
    }

    @Test
    void answersInSpanish() {
        var report = told(asking.ask(
                "ops",
                "¿Cuál de nuestras plantas tiene %s?".formatted(part.name()),
                Language.SPANISH,
                Optional.empty()));

        assertThat(text(report)).contains("42 Units en stock", "1 traslado abierto lo mueve");
        assertBorneOut(report);
        Citable.assertCitable(report, real, "ops");
    }

    @Test
    void tellsEveryEmployeeOfTheirOwnPlantAsOdooDoes() {
        var report = told(asking.ask("maint", "Which of our plants has %s?".formatted(part.name())));

        assertThat(text(report)).contains("12 Units on hand");
        assertThat(evidence(report)).extracting(it -> it.model()).containsOnly("product.product", "stock.quant");
        assertBorneOut(report);
    }
}
