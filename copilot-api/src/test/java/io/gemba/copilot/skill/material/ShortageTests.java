package io.gemba.copilot.skill.material;

import static org.assertj.core.api.Assertions.assertThat;

import io.gemba.copilot.identity.Company;
import io.gemba.corpus.access.CompanyId;
import io.gemba.odoo.MadeValues;
import io.gemba.odoo.OdooRecord;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ShortageTests {
    private static final Instant DAY = Instant.parse("2026-03-20T08:00:00Z");
    private static final Company SITE = new Company(new CompanyId(1), "A", "Plant A", null, 1L);
    private static final Source VENDOR = new Source(
            MadeValues.record("product.supplierinfo", "{\"id\": 5, \"partner_id\": [9, \"Kress\"], \"delay\": 14}"),
            14,
            false,
            Instant.EPOCH);

    private static Shortage shortage(String wanted, String stock, String points, boolean whole) {
        return new Shortage(
                new Shortage.Part(7, 8, "[X] Part", "Units"),
                SITE,
                wanted.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new Need(new BigDecimal(wanted), 1, Optional.of(DAY))),
                stock.isEmpty() ? Optional.empty() : Optional.of(record("product.product", stock)),
                points.isEmpty() ? List.of() : List.of(record("stock.warehouse.orderpoint", points)),
                Optional.of(VENDOR),
                whole,
                ZoneId.of("UTC"));
    }

    private static OdooRecord record(String model, String values) {
        return MadeValues.record(model, "{\"id\": 7, " + values + "}");
    }

    @Test
    void missesWhatIsNeitherFreeNorReservedAndOrdersWhatDoesNotComeEither() {
        var shortage = shortage("10", "\"free_qty\": 3, \"incoming_qty\": 4, \"virtual_available\": -3", "", true);

        assertThat(shortage.missing()).isEqualByComparingTo("7");
        assertThat(shortage.uncovered()).isEqualByComparingTo("3");
        assertThat(shortage.toOrder()).isEqualByComparingTo("3");
        assertThat(shortage.orderBy()).contains(LocalDate.of(2026, 3, 6));
    }

    @Test
    void ordersNothingOfWhatComes() {
        var shortage = shortage("10", "\"free_qty\": 3, \"incoming_qty\": 20, \"virtual_available\": 13", "", true);

        assertThat(shortage.isMissing()).isTrue();
        assertThat(shortage.toOrder()).isZero();
        assertThat(shortage.orderBy()).isEmpty();
    }

    @Test
    void countsStockBelowZeroAsNone() {
        var shortage = shortage("10", "\"free_qty\": -5, \"incoming_qty\": 0, \"virtual_available\": -15", "", true);

        assertThat(shortage.missing()).isEqualByComparingTo("10");
        assertThat(shortage.toOrder()).isEqualByComparingTo("15");
    }

    @Test
    void leavesWhatIsNeededLaterOutOfAPeriod() {
        var shortage = shortage("10", "\"free_qty\": 0, \"incoming_qty\": 0, \"virtual_available\": -90", "", false);

        assertThat(shortage.toOrder()).isEqualByComparingTo("10");
    }

    @Test
    void knowsOfNothingMissingWithoutItsStock() {
        assertThat(shortage("10", "", "", true).isShort()).isFalse();
    }

    @Test
    void ordersWhatTheReorderingRuleAsksForByItsDayIfThatIsEarlier() {
        var shortage = shortage(
                "",
                "\"free_qty\": 4, \"incoming_qty\": 0, \"virtual_available\": 4",
                "\"product_min_qty\": 10, \"qty_forecast\": 4, \"qty_to_order\": 21, \"deadline_date\": \"2026-02-01\"",
                true);

        assertThat(shortage.isBelow()).isTrue();
        assertThat(shortage.forecast()).hasValueSatisfying(it -> assertThat(it).isEqualByComparingTo("4"));
        assertThat(shortage.toOrder()).isEqualByComparingTo("21");
        assertThat(shortage.orderBy()).contains(LocalDate.of(2026, 2, 1));
    }

    @Test
    void convertsWhatIsReservedToTheUnitOfStockAndAddsUnitsUp() {
        var dozens = MadeValues.group("{\"product_qty:sum\": 24, \"product_uom_qty:sum\": 2, \"quantity:sum\": 1,"
                + " \"date:min\": \"2026-03-20 08:00:00\", \"__count\": 2}");
        var pieces = MadeValues.group("{\"product_qty:sum\": 5, \"product_uom_qty:sum\": 5, \"quantity:sum\": 2,"
                + " \"date:min\": \"2026-03-18 08:00:00\", \"__count\": 1}");
        var none = MadeValues.group(
                "{\"product_qty:sum\": 0, \"product_uom_qty:sum\": 0, \"quantity:sum\": 0, \"date:min\": false, \"__count\": 1}");

        var need = Need.of(List.of(dozens, pieces, none));

        assertThat(need.wanted()).isEqualByComparingTo("15");
        assertThat(need.moves()).isEqualTo(4);
        assertThat(need.first()).contains(Instant.parse("2026-03-18T08:00:00Z"));
    }
}
