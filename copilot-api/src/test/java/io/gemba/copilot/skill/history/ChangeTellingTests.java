package io.gemba.copilot.skill.history;

import static io.gemba.copilot.skill.Asking.assertBorneOut;
import static io.gemba.copilot.skill.Asking.rows;
import static io.gemba.copilot.skill.Asking.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.gemba.copilot.skill.Asking;
import io.gemba.copilot.skill.Records.Past;
import io.gemba.copilot.skill.Records.Read;
import io.gemba.copilot.skill.Report;
import io.gemba.copilot.skill.Report.Prose;
import io.gemba.copilot.skill.Report.Section;
import io.gemba.copilot.skill.Report.Subject;
import io.gemba.copilot.skill.Slots.Value;
import io.gemba.copilot.testing.OdooStory;
import io.gemba.corpus.text.Language;
import io.gemba.odoo.Domain;
import io.gemba.odoo.History;
import io.gemba.odoo.History.Change;
import io.gemba.odoo.History.Entry;
import io.gemba.odoo.OdooRecord;
import io.gemba.odoo.Query;
import io.gemba.odoo.testing.RealOdoo;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Histories as the addon tells them, of an order in a real Odoo. */
@Tag("real-odoo")
class ChangeTellingTests {
    private static final Instant LAST = Instant.parse("2026-03-09T14:05:00Z");
    private static final History FULL = new History(
            List.of(
                    entry(
                            LAST,
                            "Lena Vossberg",
                            new Change(
                                    "date_deadline",
                                    "Deadline",
                                    "datetime",
                                    null,
                                    "2026-03-12 10:00:00Z",
                                    "2026-04-02 10:00:00Z"),
                            new Change("product_qty", "Quantity", "float", null, "4.0", "1250.5")),
                    new Entry(1, LAST.minusSeconds(60), "Ruth Anselmsen", "comment", List.of()),
                    entry(
                            LAST.minusSeconds(86_400),
                            null,
                            new Change("origin", "Source", "char", null, null, "S00017 <b>now</b>"),
                            new Change("amount_total", "Total", "monetary", "EUR", "10.0", "99.5"),
                            new Change("active", "Active", "boolean", null, "true", "false"))),
            true,
            true,
            false);

    @SuppressWarnings("NullAway.Init")
    private static OdooRecord order;

    @BeforeAll
    static void readOrder() {
        var real = RealOdoo.running();
        var story = OdooStory.in(real);
        order = real.odoo()
                .as(real.keyOf("planner"), List.of())
                .read(Query.of("mrp.production", List.of("name", "display_name", "state"))
                        .where(Domain.equal("id", story.order().id())))
                .getFirst();
    }

    private static Entry entry(Instant at, @Nullable String author, Change... changes) {
        return new Entry(1, at, author, "notification", List.of(changes));
    }

    private static Report report(History history, Language language) {
        var told = new ChangeTelling(
                new Value.OfRecord(order, Instant.now()),
                Optional.of(Instant.parse("2026-03-01T00:00:00Z")),
                Read.nothing(),
                new Past(history, Instant.now(), null),
                Asking.telling(new WhatChanged(), language));
        var sections = new ArrayList<Section>(List.of(new Prose(told.lines())));
        told.sheet().ifPresent(sections::add);
        return new Report(sections, told.notes(), new Subject("", List.of(), List.of()), true);
    }

    @Test
    void saysWhoChangedWhatFromWhatToWhat() {
        var report = report(FULL, Language.ENGLISH);

        assertThat(text(report))
                .contains("5 tracked changes since Mar 1, 2026")
                .contains("Mar 9, 2026, 3:05 PM, Lena Vossberg changed Deadline from Mar 12, 2026, 11:00 AM")
                .contains("1 message was written there, by Ruth Anselmsen");
        assertThat(rows(report))
                .extracting(it -> it.cells())
                .hasSize(5)
                .anySatisfy(row -> assertThat(row)
                        .containsExactly("Mar 9, 2026, 3:05 PM", "Lena Vossberg", "Quantity", "4", "1,250.5"));
        assertThat(rows(report))
                .extracting(it -> it.cells())
                .anySatisfy(row -> assertThat(row).endsWith("Total", "10 EUR", "99.50 EUR"));
        assertThat(rows(report))
                .extracting(it -> it.cells())
                .anySatisfy(row -> assertThat(row).contains("unknown", "Source", "nothing"));
        assertThat(report.notes()).isEmpty();
        assertBorneOut(report);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void bearsOutEveryFigureInEveryLanguage(Language language) {
        assertBorneOut(report(FULL, language));
    }

    @Test
    void namesChangesBeyondTheTableInTheirNumberAlone() {
        var many = Stream.generate(() -> entry(
                        LAST,
                        "Lena Vossberg",
                        new Change("priority", "Priority", "selection", null, "Normal", "Urgent")))
                .limit(31)
                .toList();
        var report = report(new History(many, true, true, true), Language.ENGLISH);

        assertThat(text(report)).contains("31 tracked changes");
        assertThat(rows(report)).hasSize(20);
        assertThat(report.notes()).contains("There are more than I looked at: history of the record.");
        assertBorneOut(report);
    }

    @Test
    void tellsNoChangeFromNoneThatCouldBeRead() {
        var none = report(new History(List.of(), true, true, false), Language.ENGLISH);
        var closed = report(new History(List.of(), false, true, false), Language.ENGLISH);
        var unkept = report(new History(List.of(), true, false, false), Language.ENGLISH);

        assertThat(text(none)).contains("Odoo holds no tracked change of", "Only what Odoo tracks");
        assertThat(none.notes()).isEmpty();
        assertThat(text(closed)).contains("cannot be told field by field");
        assertThat(closed.notes()).anyMatch(it -> it.contains("addon"));
        assertThat(unkept.notes()).contains("Odoo keeps no history of such records.");
    }
}
