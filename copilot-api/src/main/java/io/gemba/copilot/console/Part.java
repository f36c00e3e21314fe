package io.gemba.copilot.console;

import io.gemba.copilot.answering.Block;
import io.gemba.copilot.answering.Statement;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A block of an answer with its citations resolved. The words in it are whatever documents, people and models wrote:
 * pages show them as text.
 */
sealed interface Part {

    /** The name that the template switches by. */
    String kind();

    static Part of(Block block, Map<Integer, Source> sources) {
        return switch (block) {
            case Block.Paragraph paragraph -> new Prose("paragraph", said(paragraph.statements(), sources));
            case Block.Steps steps -> new Prose("steps", said(steps.items(), sources));
            case Block.Table table ->
                new Grid(
                        table.columns(),
                        table.rows().stream()
                                .map(row -> new Row(row.cells(), cited(row.citations(), sources)))
                                .toList());
            case Block.Chart chart ->
                new Drawing(
                        chart.title(), chart.unit(), chart.line(), chart.points(), cited(chart.citations(), sources));
            case Block.Conflict conflict ->
                new Sides(conflict.sides().stream()
                        .map(side -> new View(side.source(), new Said(side.text(), cited(side.citations(), sources))))
                        .toList());
            case Block.Choices choices -> new Choices(choices.items());
            case Block.Note note -> new Prose("note", List.of(new Said(note.text(), List.of())));
        };
    }

    private static List<Said> said(List<Statement> statements, Map<Integer, Source> sources) {
        return statements.stream()
                .map(statement -> new Said(statement.text(), cited(statement.citations(), sources)))
                .toList();
    }

    private static List<Source> cited(List<Integer> numbers, Map<Integer, Source> sources) {
        return numbers.stream().map(sources::get).filter(Objects::nonNull).toList();
    }

    /** A paragraph, a list of steps or a note. */
    record Prose(String kind, List<Said> said) implements Part {}

    /** A table. */
    record Grid(List<String> columns, List<Row> rows) implements Part {
        @Override
        public String kind() {
            return "table";
        }
    }

    /** Figures in a row. */
    record Drawing(String title, String unit, boolean line, List<Block.Point> points, List<Source> sources)
            implements Part {
        @Override
        public String kind() {
            return "chart";
        }
    }

    /** What documents say differently. */
    record Sides(List<View> views) implements Part {
        @Override
        public String kind() {
            return "conflict";
        }
    }

    /** What to choose from. */
    record Choices(List<Block.Choice> items) implements Part {
        @Override
        public String kind() {
            return "choices";
        }
    }

    /** What one document says. */
    record View(String source, Said said) {}

    /** A statement. */
    record Said(String text, List<Source> sources) {}

    /** A row of a table. */
    record Row(List<String> cells, List<Source> sources) {}
}
