package io.gemba.copilot.answering;

import io.gemba.copilot.grounding.DocumentEvidence;
import io.gemba.copilot.grounding.Evidence;
import io.gemba.copilot.grounding.Figures;
import io.gemba.copilot.grounding.RecordEvidence;
import io.gemba.copilot.grounding.Sanitised;
import io.gemba.copilot.retrieval.Question;
import io.gemba.copilot.skill.Report;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Sets what a skill tells as blocks, with the documents that concern it. A figure that is in none of what its sentence
 * cites is held back, whoever wrote the sentence.
 */
final class RecordComposer {
    private final Report report;
    private final List<DocumentEvidence> documents;
    private final Question question;
    private final List<String> unsupported = new ArrayList<>();

    RecordComposer(Report report, List<DocumentEvidence> documents, Question question) {
        this.report = report;
        this.documents = documents;
        this.question = question;
    }

    /** All of it, from templates. */
    Composition compose(Phrase origin) {
        var citations = new CitationList();
        var blocks = new ArrayList<Block>();
        for (var section : report.sections()) {
            block(section == report.sections().getFirst() ? section : told(section), citations)
                    .ifPresent(blocks::add);
        }
        blocks.addAll(documents(citations));
        blocks.addAll(explained());
        blocks.addAll(notes(citations, origin));
        return Composition.extractive(blocks, citations.all()).withholding(List.copyOf(unsupported));
    }

    /** Behind what a model wrote: the tables and charts, since it is not asked for any, and the notes. */
    Composition behind(Composition written) {
        var citations = new CitationList(written.citations());
        var blocks = new ArrayList<Block>();
        report.sections().stream()
                .filter(it -> !(it instanceof Report.Prose))
                .forEach(section -> block(section, citations).ifPresent(blocks::add));
        blocks.addAll(notes(citations, null));
        return written.with(blocks, citations.all());
    }

    /** What a model is shown: each record once, then the documents. */
    List<Evidence> evidence() {
        var records = new LinkedHashSet<Evidence>();
        for (var section : report.sections()) {
            switch (section) {
                case Report.Prose prose -> prose.lines().forEach(it -> records.addAll(it.evidence()));
                case Report.Sheet sheet -> sheet.rows().forEach(it -> records.addAll(it.evidence()));
                case Report.Chart chart -> records.addAll(chart.evidence());
            }
        }
        return Stream.concat(records.stream(), documents.stream()).toList();
    }

    /** How figures came about is for whoever wants to know, and stands behind them. */
    private List<Block> explained() {
        return report.sections().stream()
                .skip(1)
                .filter(Report.Prose.class::isInstance)
                .flatMap(it -> ((Report.Prose) it).lines().stream())
                .filter(it -> it.evidence().isEmpty())
                .filter(it -> isSupported(it.text(), it.evidence(), it.given()))
                .map(it -> (Block) new Block.Note(it.text(), List.of()))
                .toList();
    }

    private static Report.Section told(Report.Section section) {
        return section instanceof Report.Prose prose
                ? new Report.Prose(prose.lines().stream()
                        .filter(it -> !it.evidence().isEmpty())
                        .toList())
                : section;
    }

    private Optional<Block> block(Report.Section section, CitationList citations) {
        return switch (section) {
            case Report.Prose prose -> {
                var statements = prose.lines().stream()
                        .filter(it -> isSupported(it.text(), it.evidence(), it.given()))
                        .map(it -> new Statement(it.text(), cite(it.evidence(), citations)))
                        .toList();
                yield statements.isEmpty() ? Optional.empty() : Optional.of(new Block.Paragraph(statements));
            }
            case Report.Sheet sheet -> {
                var rows = sheet.rows().stream()
                        .filter(it -> isSupported(String.join(" | ", it.cells()), it.evidence(), List.of()))
                        .map(it -> new Block.Row(it.cells(), cite(it.evidence(), citations)))
                        .toList();
                yield rows.isEmpty() ? Optional.empty() : Optional.of(new Block.Table(sheet.columns(), rows));
            }
            case Report.Chart chart -> chart(chart, citations);
        };
    }

    /** A chart that leaves out a figure would tell another story, so that it is all of it or none. */
    private Optional<Block> chart(Report.Chart chart, CitationList citations) {
        var figures = chart.points().stream().map(Report.Point::shown).collect(Collectors.joining(" | "));
        return isSupported(figures, chart.evidence(), List.of())
                ? Optional.of(new Block.Chart(
                        chart.title(),
                        chart.unit(),
                        chart.shape() == Report.Chart.Shape.LINE,
                        chart.points().stream()
                                .map(it -> new Block.Point(it.label(), it.value(), it.shown()))
                                .toList(),
                        cite(chart.evidence(), citations)))
                : Optional.empty();
    }

    private boolean isSupported(String text, List<RecordEvidence> evidence, List<String> given) {
        var missing = Figures.unsupported(
                text,
                Stream.concat(evidence.stream().map(RecordEvidence::text), given.stream())
                        .toList());
        if (!missing.isEmpty()) {
            unsupported.add(text);
        }
        return missing.isEmpty();
    }

    private static List<Integer> cite(List<RecordEvidence> evidence, CitationList citations) {
        return evidence.stream().map(citations::cite).distinct().toList();
    }

    private List<Block> documents(CitationList citations) {
        if (documents.isEmpty()) {
            return List.of();
        }
        var lead = new Statement(Phrase.RECORDS_DOCUMENTS.in(question.language()), List.of());
        var quotes = documents.stream()
                .map(it -> new Statement(
                        "%s: “%s”".formatted(Abstention.title(it.document()), Sanitised.text(it.quote())),
                        List.of(citations.cite(it))))
                .toList();
        return List.of(new Block.Paragraph(List.of(lead)), new Block.Steps(false, quotes));
    }

    private List<Block> notes(CitationList citations, @Nullable Phrase origin) {
        var notes = new Notes(question);
        notes.about(citations.all());
        if (origin != null) {
            notes.add(origin);
        }
        return Stream.concat(
                        report.notes().stream().map(it -> (Block) new Block.Note(it, List.of())),
                        notes.blocks().stream())
                .toList();
    }
}
