package io.gemba.copilot.skill;

import static org.assertj.core.api.Assertions.assertThat;

import io.gemba.copilot.grounding.Figures;
import io.gemba.copilot.grounding.RecordEvidence;
import io.gemba.copilot.retrieval.Question;
import io.gemba.copilot.retrieval.QuestionReader;
import io.gemba.copilot.skill.CitedRecords.Cited;
import io.gemba.copilot.skill.Report.Chart;
import io.gemba.copilot.skill.Report.Prose;
import io.gemba.copilot.skill.Report.Row;
import io.gemba.copilot.skill.Report.Sheet;
import io.gemba.copilot.testing.Doors;
import io.gemba.copilot.testing.OdooStory;
import io.gemba.copilot.testing.RealOdoo;
import io.gemba.corpus.access.TenantId;
import io.gemba.corpus.embedding.KnownEmbedders;
import io.gemba.corpus.text.Language;
import io.gemba.corpus.text.Lexemes;
import io.gemba.model.embedding.EmbeddingModels;
import io.gemba.odoo.ModelCatalogue;
import io.gemba.odoo.Odoo;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Against a real Odoo, as its people. */
@Tag("real-odoo")
class RecordSkillTests {
    @SuppressWarnings("NullAway.Init")
    private static RealOdoo real;

    @SuppressWarnings("NullAway.Init")
    private static OdooStory story;

    @SuppressWarnings("NullAway.Init")
    private static Odoo odoo;

    private static final Lexemes LEXEMES = new Lexemes();
    private static final QuestionReader READER = new QuestionReader(LEXEMES);
    private static final Skills SKILLS = new Skills(
            AllSkills.all(),
            LEXEMES,
            KnownEmbedders.only(EmbeddingModels.bundled()),
            new SkillSettings(Duration.ofSeconds(20), 0.6),
            Clock.systemUTC());
    private static final ModelCatalogue CATALOGUE = new ModelCatalogue();

    @BeforeAll
    static void tellStory() {
        real = RealOdoo.running();
        story = OdooStory.in(real);
        odoo = real.odoo();
    }

    private static Outcome ask(String login, String text, Language language, Optional<OpenRecord> open) {
        return ask(access(login), text, language, open, Optional.empty());
    }

    private static Outcome ask(
            RecordAccess access, String text, Language language, Optional<OpenRecord> open, Optional<Question> before) {
        var question = READER.read(text, language, before);
        return SKILLS.answer(
                new TenantId(1),
                question,
                before,
                new RecordContext(Optional.of(access), open, Optional.empty(), false),
                Instant.now().plusSeconds(30));
    }

    private static RecordAccess access(String login) {
        var key = real.keyOf(login);
        return Doors.access(odoo, key, Doors.companiesOf(odoo, key), CATALOGUE);
    }

    private static Report told(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Told.class);
        return ((Outcome.Told) outcome).report();
    }

    private static String text(Report report) {
        return report.sections().stream()
                .filter(Prose.class::isInstance)
                .flatMap(it -> ((Prose) it).lines().stream())
                .map(Report.Line::text)
                .collect(Collectors.joining(" "));
    }

    private static List<Row> rows(Report report) {
        return report.sections().stream()
                .filter(Sheet.class::isInstance)
                .flatMap(it -> ((Sheet) it).rows().stream())
                .toList();
    }

    private static List<RecordEvidence> evidence(Report report) {
        var evidence = new ArrayList<RecordEvidence>();
        for (var section : report.sections()) {
            switch (section) {
                case Prose prose -> prose.lines().forEach(it -> evidence.addAll(it.evidence()));
                case Sheet sheet -> sheet.rows().forEach(it -> evidence.addAll(it.evidence()));
                case Chart chart -> evidence.addAll(chart.evidence());
            }
        }
        return evidence;
    }

    private static void assertBorneOut(Report report) {
        for (var section : report.sections()) {
            switch (section) {
                case Prose prose ->
                    prose.lines()
                            .forEach(it -> assertThat(unsupported(it.text(), it.evidence(), it.given()))
                                    .as(it.text())
                                    .isEmpty());
                case Sheet sheet ->
                    sheet.rows()
                            .forEach(it -> assertThat(
                                            unsupported(String.join(" | ", it.cells()), it.evidence(), List.of()))
                                    .as(it.cells().toString())
                                    .isEmpty());
                case Chart chart ->
                    chart.points()
                            .forEach(it -> assertThat(unsupported(it.shown(), chart.evidence(), List.of()))
                                    .as(it.label())
                                    .isEmpty());
            }
        }
    }

    private static Set<String> unsupported(String text, List<RecordEvidence> evidence, List<String> given) {
        var texts = new ArrayList<>(given);
        evidence.forEach(it -> texts.add(it.text()));
        return Figures.unsupported(text, texts);
    }

    @Test
    void saysWhyAnOrderIsLateAndWhatShouldBringItsParts() {
        var report =
                told(ask("ops", "Why is %s late?".formatted(story.order().name()), Language.ENGLISH, Optional.empty()));

        assertThat(text(report))
                .contains(
                        story.order().name() + " (4 Units of ["
                                + story.product().name() + "]",
                        "is late",
                        "3 days")
                .contains("1 of its 1 components is short", "8 Units needed, 0 Units available, 8 Units missing")
                .contains(story.purchase().name() + " of " + story.supplier().name(), "20 Units", "5 days late");
        assertThat(rows(report))
                .singleElement()
                .satisfies(row -> assertThat(row.cells())
                        .contains(
                                "8 Units",
                                story.purchase().name(),
                                story.supplier().name(),
                                "20 Units",
                                "5 days"));
        assertThat(evidence(report)).anySatisfy(it -> {
            assertThat(it.model()).isEqualTo("mrp.production");
            assertThat(it.ids()).containsExactly(story.order().id());
            assertThat(it.url())
                    .isEqualTo("/odoo/mrp.production/" + story.order().id());
            assertThat(it.values())
                    .anyMatch(value -> value.field().equals("date_deadline")
                            && value.value().endsWith("Z"));
        });
        assertThat(report.subject().numbers()).contains(story.product().name());
        assertBorneOut(report);
    }

    @ParameterizedTest
    @CsvSource({
        "ENGLISH,Why is this order late?,is late",
        "GERMAN,Warum ist dieser Auftrag verspätet?,ist verspätet",
        "FRENCH,Pourquoi cet ordre est-il en retard ?,est en retard",
        "SPANISH,¿Por qué va con retraso esta orden?,va con retraso"
    })
    void answersInTheLanguageOfTheQuestionAboutWhatIsOpen(Language language, String text, String said) {
        var open = new OpenRecord("mrp.production", story.order().id());

        var report = told(ask("planner", text, language, Optional.of(open)));

        assertThat(text(report)).contains(story.order().name(), said);
        assertBorneOut(report);
    }

    @Test
    void goesByTheOrderThatIsNamedRatherThanTheOneThatIsOpen() {
        var open = new OpenRecord("mrp.production", story.order().id() - 1);

        var report = told(
                ask("planner", "Why is %s late?".formatted(story.order().name()), Language.ENGLISH, Optional.of(open)));

        assertThat(text(report)).contains(story.order().name());
    }

    @Test
    void readsWhatIsHiddenAsWhatIsNotThere() {
        var foreign =
                ask("planner", "Why is %s late?".formatted(story.foreign().name()), Language.ENGLISH, Optional.empty());
        var none = ask("planner", "Why is XX/MO/99999 late?", Language.ENGLISH, Optional.empty());
        var open = ask(
                "planner",
                "Why is this order late?",
                Language.ENGLISH,
                Optional.of(new OpenRecord("mrp.production", story.foreign().id())));
        var openNone = ask(
                "planner",
                "Why is this order late?",
                Language.ENGLISH,
                Optional.of(new OpenRecord("mrp.production", 999_999_999)));

        assertThat(none).isEqualTo(new Outcome.Unknown("I found no manufacturing order XX/MO/99999."));
        assertThat(openNone).isInstanceOf(Outcome.Unknown.class).isEqualTo(open);
        // Plants number their orders alike, so that the name may be one of the asker's own orders, too.
        if (foreign instanceof Outcome.Told own) {
            assertThat(evidence(own.report()))
                    .filteredOn(it -> it.model().equals("mrp.production"))
                    .noneMatch(it -> it.ids().contains(story.foreign().id()));
        } else {
            assertThat(foreign)
                    .isEqualTo(new Outcome.Unknown("I found no manufacturing order %s."
                            .formatted(story.foreign().name())));
        }
    }

    @Test
    void citesNothingOfAnotherPlantWhenLookedAtAgain() {
        var foreign = new Cited("mrp.production", Set.of(story.foreign().id()), Set.of("state"));
        var both = new Cited(
                "mrp.production", Set.of(story.foreign().id(), story.order().id()), Set.of("state"));
        var own = new Cited("mrp.production", Set.of(story.order().id()), Set.of("state"));
        var unlisted = new Cited("account.move", Set.of(1L), Set.of("name"), null);
        var hidden = new Cited("res.partner", Set.of(story.supplier().id()), Set.of("credit"));

        assertThat(new CitedRecords(AllSkills.all())
                        .readable(Optional.of(access("planner")), Set.of(foreign, both, own, unlisted, hidden)))
                .containsExactly(own);
        assertThat(new CitedRecords(AllSkills.all()).readable(Optional.of(access("plantb")), Set.of(foreign, own)))
                .containsExactly(foreign);
        assertThat(new CitedRecords(AllSkills.all()).readable(Optional.empty(), Set.of(own)))
                .isEmpty();
    }

    @Test
    void namesLateLinesOfASupplierByName() {
        var name = story.supplier().name().split(" ")[0];

        var report = told(ask(
                "buyer",
                "Which purchase orders from %s are late?".formatted(name),
                Language.ENGLISH,
                Optional.empty()));

        assertThat(text(report))
                .contains(
                        "1 line of 1 order from " + story.supplier().name(),
                        story.purchase().name(),
                        "5 days");
        assertThat(rows(report))
                .singleElement()
                .satisfies(row ->
                        assertThat(row.cells()).contains(story.purchase().name(), "20 Units", "5 days", "Confirmed"));
        assertBorneOut(report);
    }

    @Test
    void namesLateLinesOfAPartAndOfAll() {
        var part = told(ask(
                "buyer",
                "Welche Bestellungen für %s sind überfällig?"
                        .formatted(story.bearing().name()),
                Language.GERMAN,
                Optional.empty()));
        var all = told(ask("buyer", "Which purchase orders are late?", Language.ENGLISH, Optional.empty()));

        assertThat(text(part)).contains("1 Position aus 1 Bestellung", "5 Tage");
        assertThat(evidence(all)).anyMatch(it -> it.model().equals("purchase.order.line"));
        assertBorneOut(part);
        assertBorneOut(all);
    }

    @Test
    void saysWhetherOneOrderIsLate() {
        var report = told(
                ask("buyer", "Is %s late?".formatted(story.purchase().name()), Language.ENGLISH, Optional.empty()));

        assertThat(text(report)).contains(story.purchase().name(), "5 days");
        assertBorneOut(report);
    }

    @Test
    void tellsTheStockOfAPartWithWhatComesAndWhatNeedsIt() {
        var report = told(ask(
                "planner",
                "How many %s do we have in stock?".formatted(story.bearing().name()),
                Language.ENGLISH,
                Optional.empty()));

        assertThat(text(report))
                .contains("0 Units", "20 Units are coming", "8 Units are going")
                .contains(story.purchase().name(), story.order().name());
        assertThat(text(report)).doesNotContain(story.foreign().name() + ",");
        assertBorneOut(report);
    }

    @Test
    void takesAnOpenProductByItsTemplateToo() {
        var template = odoo.as(real.keyOf("planner"), List.of())
                .read("product.product", List.of(story.bearing().id()), List.of("product_tmpl_id"))
                .getFirst()
                .reference("product_tmpl_id")
                .orElseThrow()
                .id();

        var report = told(ask(
                "planner",
                "How many do we have in stock?",
                Language.ENGLISH,
                Optional.of(new OpenRecord("product.template", template))));

        assertThat(text(report)).contains(story.bearing().name(), "20 Units are coming");
    }

    @Test
    void goesByThePartThatIsNamedRatherThanWhatIsOpen() {
        var report = told(ask(
                "planner",
                "How many %s do we have in stock?".formatted(story.bearing().name()),
                Language.ENGLISH,
                Optional.of(new OpenRecord("mrp.production", story.order().id()))));

        assertThat(text(report))
                .contains("20 Units are coming")
                .contains(story.bearing().name());
    }

    @Test
    void goesByTheOrderThatIsOpenNowRatherThanTheOneBefore() {
        var before = READER.read("Why is WH/MO/99999 late?", Language.ENGLISH, Optional.empty());

        var report = told(ask(
                access("planner"),
                "Why is this order late?",
                Language.ENGLISH,
                Optional.of(new OpenRecord("mrp.production", story.order().id())),
                Optional.of(before)));

        assertThat(text(report)).contains(story.order().name());
    }

    @Test
    void countsNoPurchaseThatHasOnlyBeenAskedForAsLate() {
        var request = real.create(
                story.a(),
                "purchase.order",
                Map.of(
                        "partner_id",
                        story.supplier().id(),
                        "order_line",
                        List.of(List.of(
                                0,
                                0,
                                Map.of(
                                        "product_id",
                                        story.bearing().id(),
                                        "product_qty",
                                        500,
                                        "date_planned",
                                        "2025-01-15 08:00:00")))));
        var name = odoo.as(real.keyOf("ops"), List.of())
                .read("purchase.order", List.of(request), List.of("name"))
                .getFirst()
                .text("name")
                .orElseThrow();

        assertThat(text(told(ask("planner", "Which purchase orders are late?", Language.ENGLISH, Optional.empty()))))
                .doesNotContain(name);
        assertThat(text(told(ask("planner", "Is %s late?".formatted(name), Language.ENGLISH, Optional.empty()))))
                .contains("has not been ordered yet");
    }

    @Test
    void asksBackWhichPartIsMeantAndTakesTheNumberAlone() {
        var first = READER.read("How much stock do we have?", Language.ENGLISH, Optional.empty());

        var back = ask("planner", "How much stock do we have?", Language.ENGLISH, Optional.empty());
        var then =
                ask(access("planner"), story.bearing().name(), Language.ENGLISH, Optional.empty(), Optional.of(first));

        assertThat(back).isInstanceOf(Outcome.AsksBack.class);
        assertThat(text(told(then))).contains(story.bearing().name());
    }

    @Test
    void offersOrdersToChooseFromWhenNoneIsNamed() {
        var first = READER.read("Why is the manufacturing order late?", Language.ENGLISH, Optional.empty());
        var back = ask("planner", first.text(), Language.ENGLISH, Optional.empty());

        assertThat(back).isInstanceOfSatisfying(Outcome.AsksBack.class, it -> {
            assertThat(it.question()).isEqualTo("Which manufacturing order do you mean?");
            assertThat(it.choices()).isNotEmpty().hasSizeLessThanOrEqualTo(8);
            var chosen = it.choices().getFirst().ask();
            assertThat(text(told(
                            ask(access("planner"), chosen, Language.ENGLISH, Optional.empty(), Optional.of(first)))))
                    .contains(chosen);
        });
    }

    @Test
    void saysWhatSomebodyMayNotRead() {
        var maintenance = ask("maint", "Which purchase orders are late?", Language.ENGLISH, Optional.empty());

        assertThat(maintenance).isEqualTo(new Outcome.Closed("You may not read purchase orders in Odoo."));
    }

    @ParameterizedTest
    @EnumSource
    void takesTextsOfRecordsForTextAndNothingElse(Language language) {
        var mark = Long.toString(Instant.now().toEpochMilli() % 100_000_000);
        var code = "XT-" + mark;
        OdooStory.product(real, story.a(), code, "<img src=x onerror=alert(1)> {0} \u202eevil\u202c " + mark);

        var report = told(ask("planner", "Stock " + code + "?", language, Optional.empty()));

        assertThat(text(report))
                .contains("<img src=x onerror=alert(1)> {0} evil " + mark)
                .doesNotContain("\u202e");
    }
}
