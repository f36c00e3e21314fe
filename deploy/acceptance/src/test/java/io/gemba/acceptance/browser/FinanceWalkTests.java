package io.gemba.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The books at the end of the month: a bill, what is owed, what looks wrong, what was earned. */
class FinanceWalkTests extends DeskTest {

    FinanceWalkTests() {
        super("finance");
    }

    private static final String DEARER = "OG-8841";
    private static final ZoneId PLANT = ZoneId.of("Europe/Berlin");
    private static final DateTimeFormatter ODOO = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    @Test
    void fromABillToWhatIsOwedAndWhatLooksWrong() {
        begin("account.move", bill());
        visit.picture("finance-1-begin");

        var paid = panel.pick(panel.offer("Has this invoice been paid, and does it match its order?"));
        assertThat(paid.locator("p").first()).containsText("7,401.80 EUR");
        visit.picture("finance-2-paid");

        var odd = panel.ask("Which vendor bills look unusual?");
        assertThat(odd.locator("p").first()).containsText("stand out");
        assertThat(odd.locator("td").filter(saying("P00922"))).isVisible();
        visit.picture("finance-3-unusual");

        var owed = panel.ask("Which supplier payables are overdue?");
        assertThat(owed.locator("p").first()).containsText("overdue");
        visit.picture("finance-4-owed");
        assertThat(panel.praise(owed)).isVisible();

        var one = panel.ask("¿Y las de Kressmar?");
        assertThat(one.locator("p").first()).containsText("Kressmar Wälzlager GmbH");
        assertThat(one.locator("p").first()).containsText("EUR");
        visit.picture("finance-5-spanish");
        listsAsManyAsSaid(one, "Kressmar");
        visit.picture("finance-6-list");

        var margin = panel.ask("Show me the margin by product family of the last 12 months");
        assertThat(margin.locator("p").first()).containsText("cost " + euros(costOfDeliveries()));
        visit.picture("finance-7-margin");

        var refused = panel.ask("What happened in the last shift?");
        assertThat(refused).hasAttribute("data-outcome", "abstained");
        assertThat(refused).containsText("not part of your copilots");
        visit.picture("finance-8-refused");
    }

    /** What Odoo booked for what went to customers; nothing came back. */
    private double costOfDeliveries() {
        var delivered = odoo.call(
                "finance",
                "stock.move",
                "formatted_read_group",
                Map.of(
                        "domain",
                        List.of(
                                List.of("state", "=", "done"),
                                List.of("location_dest_usage", "=", "customer"),
                                List.of("date", ">=", aYearAgo())),
                        "groupby",
                        List.of(),
                        "aggregates",
                        List.of("value:sum")));
        return delivered.get(0).path("value:sum").asDouble();
    }

    private static String aYearAgo() {
        return LocalDate.now(PLANT)
                .minusMonths(12)
                .atStartOfDay(PLANT)
                .withZoneSameInstant(ZoneOffset.UTC)
                .format(ODOO);
    }

    private static String euros(double amount) {
        return NumberFormat.getInstance(Locale.US).format(amount) + " EUR";
    }

    private long bill() {
        var found = odoo.call(
                "finance",
                "account.move",
                "search_read",
                Map.of(
                        "domain",
                        List.of(List.of("ref", "=", DEARER), List.of("move_type", "=", "in_invoice")),
                        "fields",
                        List.of("id")));
        return found.get(0).path("id").asLong();
    }
}
