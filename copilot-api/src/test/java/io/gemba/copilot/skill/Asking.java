package io.gemba.copilot.skill;

import static org.assertj.core.api.Assertions.assertThat;

import io.gemba.copilot.grounding.Figures;
import io.gemba.copilot.grounding.RecordEvidence;
import io.gemba.copilot.retrieval.Question;
import io.gemba.copilot.retrieval.QuestionReader;
import io.gemba.copilot.skill.Report.Chart;
import io.gemba.copilot.skill.Report.Prose;
import io.gemba.copilot.skill.Report.Row;
import io.gemba.copilot.skill.Report.Sheet;
import io.gemba.copilot.testing.Doors;
import io.gemba.copilot.testing.Models;
import io.gemba.copilot.testing.PlantTime;
import io.gemba.corpus.access.TenantId;
import io.gemba.corpus.embedding.KnownEmbedders;
import io.gemba.corpus.text.Language;
import io.gemba.corpus.text.Lexemes;
import io.gemba.model.embedding.EmbeddingModels;
import io.gemba.odoo.ModelCatalogue;
import io.gemba.odoo.Odoo;
import io.gemba.odoo.testing.RealOdoo;
import io.gemba.prompts.PromptLibrary;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Asks a real Odoo's people's questions, and reads what skills report. */
public final class Asking {
    /** The first question waits until skills have learned their examples, on whatever machine. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final Lexemes LEXEMES = new Lexemes();
    private static final QuestionReader READER = new QuestionReader(LEXEMES);
    /** None, unless a test has one answer. */
    public static final Models MODELS = new Models();

    private static final Skills SKILLS = new Skills(
            AllSkills.all(),
            LEXEMES,
            KnownEmbedders.only(EmbeddingModels.bundled()),
            new SkillSettings(Duration.ofSeconds(20), Double.parseDouble(SkillSettings.LIKENESS)),
            new ModelChoice(
                    MODELS,
                    PromptLibrary.shipped().get("skill/choose"),
                    new ModelChoiceSettings(true, Duration.ofSeconds(4), Duration.ZERO),
                    Clock.systemUTC()),
            Clock.systemUTC());

    private final RealOdoo real;
    private final Odoo odoo;
    private final ModelCatalogue catalogue;

    public Asking(RealOdoo real) {
        this(real, real.odoo(), new ModelCatalogue());
    }

    /** By a way of one's own, with what is known of it. */
    public Asking(RealOdoo real, Odoo odoo, ModelCatalogue catalogue) {
        this.real = real;
        this.odoo = odoo;
        this.catalogue = catalogue;
    }

    /** A question in English, with no record open. */
    public Outcome ask(String login, String text) {
        return ask(login, text, Language.ENGLISH, Optional.empty());
    }

    public Outcome ask(String login, String text, Language language, Optional<OpenRecord> open) {
        return ask(access(login), text, language, open, Optional.empty());
    }

    /** As whoever has the access. */
    public Outcome ask(
            RecordAccess access, String text, Language language, Optional<OpenRecord> open, Optional<Question> before) {
        return ask(access, text, language, open, before, PATIENCE);
    }

    /** As somebody who waits for so long. */
    public Outcome ask(RecordAccess access, String text, Duration patience) {
        return ask(access, text, Language.ENGLISH, Optional.empty(), Optional.empty(), patience);
    }

    private static Outcome ask(
            RecordAccess access,
            String text,
            Language language,
            Optional<OpenRecord> open,
            Optional<Question> before,
            Duration patience) {
        var said = new Said(READER.read(text, language, before), before);
        return answered(access, said, open, allSkills(), patience).outcome();
    }

    /** As whoever has the access, within a conversation, by some skills. */
    static Outcome ask(RecordAccess access, Said said, Optional<OpenRecord> open, Set<String> skills) {
        return answered(access, said, open, skills).outcome();
    }

    static Skills.Answered answered(RecordAccess access, Said said, Optional<OpenRecord> open, Set<String> skills) {
        return answered(access, said, open, skills, PATIENCE);
    }

    private static Skills.Answered answered(
            RecordAccess access, Said said, Optional<OpenRecord> open, Set<String> skills, Duration patience) {
        return SKILLS.answer(
                new TenantId(1),
                said,
                new RecordContext(Optional.of(access), open, Optional.empty(), false, skills),
                Instant.now().plus(patience));
    }

    static Set<String> allSkills() {
        return Set.copyOf(SKILLS.ids());
    }

    static Question read(String text, Language language, Optional<Question> before, boolean open) {
        return READER.read(text, language, before, open);
    }

    public static Question read(String text) {
        return READER.read(text, Language.ENGLISH, Optional.empty());
    }

    public RecordAccess access(String login) {
        var key = real.keyOf(login);
        return Doors.access(odoo, key, Doors.companiesOf(odoo, key), catalogue);
    }

    /** How a skill tells somebody in Brussels. */
    public static Telling telling(Skill skill, Language language) {
        var reader = new RecordAccess.Reader(PlantTime.ZONE, language.locale(), null);
        return new Telling(Words.of(skill, language), new Format(language, reader), Clock.systemUTC());
    }

    public static Report told(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Told.class);
        return ((Outcome.Told) outcome).report();
    }

    /** Its sentences. */
    public static String text(Report report) {
        return report.sections().stream()
                .filter(Prose.class::isInstance)
                .flatMap(it -> ((Prose) it).lines().stream())
                .map(Report.Line::text)
                .collect(Collectors.joining(" "));
    }

    /** The rows of its tables. */
    public static List<Row> rows(Report report) {
        return report.sections().stream()
                .filter(Sheet.class::isInstance)
                .flatMap(it -> ((Sheet) it).rows().stream())
                .toList();
    }

    public static List<RecordEvidence> evidence(Report report) {
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

    /** Fails if a figure stands in none of what its sentence, row or chart cites. */
    public static void assertBorneOut(Report report) {
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
}
