package io.gemba.copilot.skill.history;

import static io.gemba.copilot.skill.Asking.assertBorneOut;
import static io.gemba.copilot.skill.Asking.evidence;
import static io.gemba.copilot.skill.Asking.rows;
import static io.gemba.copilot.skill.Asking.text;
import static io.gemba.copilot.skill.Asking.told;
import static org.assertj.core.api.Assertions.assertThat;

import io.gemba.copilot.skill.Asking;
import io.gemba.copilot.skill.OpenRecord;
import io.gemba.copilot.skill.Outcome;
import io.gemba.copilot.testing.OdooStory;
import io.gemba.corpus.text.Language;
import io.gemba.odoo.testing.RealOdoo;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against a real Odoo, as its people, with keys: what changed field by field only the addon may tell. */
@Tag("real-odoo")
class WhatChangedTests {
    private static final String WRITTEN = "The bearings arrive on 31 December, call 0815";

    @SuppressWarnings("NullAway.Init")
    private static OdooStory story;

    @SuppressWarnings("NullAway.Init")
    private static Asking asking;

    @BeforeAll
    static void tellStory() {
        var real = RealOdoo.running();
        story = OdooStory.in(real);
        asking = new Asking(real);
        real.call(
                story.a(),
                "purchase.order",
                "message_post",
                Map.of("ids", List.of(story.purchase().id()), "body", WRITTEN, "message_type", "comment"));
    }

    @Test
    void saysWhoMadeARecordAndWhoLastChangedItAndThatMoreCannotBeRead() {
        var report = told(asking.ask(
                "buyer",
                "What changed on %s since last week?".formatted(story.purchase().name())));

        assertThat(text(report))
                .contains("What changed on " + story.purchase().name(), "cannot be told field by field")
                .contains("It was made by ", "It was last changed by ", "1 message was written there, by ")
                .doesNotContain("0815");
        assertThat(rows(report)).isEmpty();
        assertThat(report.notes()).anyMatch(it -> it.startsWith("The history of fields cannot be read"));
        assertThat(report.whole()).isFalse();
        assertThat(evidence(report)).noneMatch(it -> it.text().contains("0815"));
        assertBorneOut(report);
    }

    @ParameterizedTest
    @CsvSource({
        "ENGLISH,What changed on this order and who changed it?,It was made by",
        "GERMAN,'Was wurde an diesem Auftrag geändert, und von wem?',Angelegt von",
        "FRENCH,'Qu''est-ce qui a changé sur cet ordre, et qui l''a changé ?',Créé par",
        "SPANISH,¿Qué cambió en esta orden y quién lo cambió?,Creado por"
    })
    void tellsOfTheOrderThatIsOpen(Language language, String question, String said) {
        var report = told(asking.ask(
                "planner",
                question,
                language,
                Optional.of(new OpenRecord("mrp.production", story.order().id()))));

        assertThat(text(report)).contains(story.order().name(), said);
        assertBorneOut(report);
    }

    @Test
    void tellsOfAPartThatIsNamed() {
        var report = told(asking.ask(
                "planner", "Who changed the part %s?".formatted(story.bearing().name())));

        assertThat(text(report)).contains(story.bearing().name(), "It was made by ");
        assertBorneOut(report);
    }

    @Test
    void hidesRecordsOfAnotherPlant() {
        var foreign = asking.ask(
                "planner",
                "What changed on this order?",
                Language.ENGLISH,
                Optional.of(new OpenRecord("mrp.production", story.foreign().id())));
        var elsewhere = asking.ask(
                "plantb", "What changed on %s?".formatted(story.purchase().name()));

        assertThat(foreign).isInstanceOf(Outcome.Unknown.class);
        assertThat(elsewhere).isInstanceOf(Outcome.Unknown.class);
    }

    @Test
    void tellsNothingToThoseWhoMayNotReadTheRecord() {
        var outcome = asking.ask(
                "maint", "What changed on %s?".formatted(story.purchase().name()));

        assertThat(outcome).isInstanceOf(Outcome.Closed.class);
    }
}
