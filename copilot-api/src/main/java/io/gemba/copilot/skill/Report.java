package io.gemba.copilot.skill;

import io.gemba.copilot.grounding.RecordEvidence;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a skill found, in the asker's language: the answer first, then the reasons, then the tables.
 *
 * @param notes about the answer, such as what could not be read
 * @param subject what documents about it are about
 * @param whole false if a part could not be read
 */
public record Report(List<Section> sections, List<String> notes, Subject subject, boolean whole) {
    public Report {
        sections = List.copyOf(sections);
        notes = List.copyOf(notes);
    }

    /**
     * Several as one.
     *
     * @param more notes on what none of them tells
     */
    static Report joined(List<Report> reports, List<String> more) {
        var subjects = reports.stream().map(Report::subject).toList();
        return new Report(
                reports.stream().flatMap(it -> it.sections().stream()).toList(),
                Stream.concat(more.stream(), reports.stream().flatMap(it -> it.notes().stream()))
                        .distinct()
                        .toList(),
                new Subject(
                        subjects.getFirst().name(),
                        subjects.stream().flatMap(it -> it.numbers().stream()).toList(),
                        subjects.stream()
                                .flatMap(it -> it.words().stream())
                                .distinct()
                                .toList()),
                more.isEmpty() && reports.stream().allMatch(Report::whole));
    }

    /** The same with another note behind. */
    Report noting(String note) {
        return new Report(
                sections, Stream.concat(notes.stream(), Stream.of(note)).toList(), subject, whole);
    }

    /** The same with a note on what could not be read. */
    Report lacking(String note) {
        return new Report(
                sections,
                Stream.concat(notes.stream(), Stream.of(note)).distinct().toList(),
                subject,
                false);
    }

    /** True if nothing in it comes from a record. */
    boolean isBare() {
        return sections.stream().allMatch(section -> switch (section) {
            case Prose prose ->
                prose.lines().stream().allMatch(it -> it.evidence().isEmpty());
            case Sheet sheet ->
                sheet.rows().stream().allMatch(it -> it.evidence().isEmpty());
            case Chart chart -> chart.evidence().isEmpty();
        });
    }

    /** A part of it. */
    public sealed interface Section {}

    /** Sentences that are read as one. */
    public record Prose(List<Line> lines) implements Section {
        public Prose {
            lines = List.copyOf(lines);
        }
    }

    /** A table; a column in which nothing stands is left out. */
    public record Sheet(List<String> columns, List<Row> rows) implements Section {
        public Sheet {
            var all = rows;
            var told = IntStream.range(0, columns.size())
                    .filter(column -> all.stream()
                            .anyMatch(row -> !row.cells().get(column).isBlank()))
                    .toArray();
            columns = Arrays.stream(told).mapToObj(columns::get).toList();
            rows = rows.stream().map(row -> row.with(told)).toList();
        }
    }

    /**
     * Figures of one kind in a row, to be drawn: over time, or beside each other.
     *
     * @param title what is drawn
     * @param unit of the figures; empty if they have none
     * @param evidence that bears all of them out
     */
    public record Chart(String title, String unit, Shape shape, List<Point> points, List<RecordEvidence> evidence)
            implements Section {
        public Chart {
            points = List.copyOf(points);
            evidence = List.copyOf(evidence);
        }

        /** How it is drawn. */
        public enum Shape {
            /** One after another, as days are. */
            LINE,
            /** Beside each other. */
            BARS
        }
    }

    /**
     * A figure that is drawn.
     *
     * @param label what it belongs to, such as a day or a name
     * @param value that decides its height
     * @param shown the same as the reader writes it
     */
    public record Point(String label, BigDecimal value, String shown) {}

    /** A row with what bears it out. */
    public record Row(List<String> cells, List<RecordEvidence> evidence) {
        public Row {
            cells = List.copyOf(cells);
            evidence = List.copyOf(evidence);
        }

        private Row with(int... columns) {
            return new Row(Arrays.stream(columns).mapToObj(cells::get).toList(), evidence);
        }
    }

    /**
     * A sentence with what bears it out.
     *
     * @param given figures that the question itself holds, as the sentence writes them
     */
    public record Line(String text, List<RecordEvidence> evidence, List<String> given) {
        public Line {
            evidence = List.copyOf(evidence);
            given = List.copyOf(given);
        }

        public Line(String text, List<RecordEvidence> evidence) {
            this(text, evidence, List.of());
        }
    }

    /**
     * What an answer is about, for documents to be found that concern it.
     *
     * @param name as people call it
     * @param numbers part numbers and the like, as they are written
     * @param words what else names it or has to do with it: products, machines, suppliers
     */
    public record Subject(String name, List<String> numbers, List<String> words) {
        private static final int SHORTEST = 4;

        public Subject {
            numbers = numbers.stream()
                    .filter(it -> it.length() >= SHORTEST)
                    .distinct()
                    .toList();
            words = List.copyOf(words);
        }
    }
}
