package io.gemba.copilot.answering;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.math.BigDecimal;
import java.util.List;

/** A part of an answer. Never markup: whoever shows it decides how it looks. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Block.Paragraph.class, name = "paragraph"),
    @JsonSubTypes.Type(value = Block.Steps.class, name = "steps"),
    @JsonSubTypes.Type(value = Block.Table.class, name = "table"),
    @JsonSubTypes.Type(value = Block.Chart.class, name = "chart"),
    @JsonSubTypes.Type(value = Block.Conflict.class, name = "conflict"),
    @JsonSubTypes.Type(value = Block.Choices.class, name = "choices"),
    @JsonSubTypes.Type(value = Block.Note.class, name = "note")
})
public sealed interface Block {

    /** Sentences that are read as one. */
    record Paragraph(List<Statement> statements) implements Block {
        public Paragraph {
            statements = List.copyOf(statements);
        }
    }

    /**
     * A list of steps or items.
     *
     * @param ordered true if their order matters; their numbers are part of their text
     */
    record Steps(boolean ordered, List<Statement> items) implements Block {
        public Steps {
            items = List.copyOf(items);
        }
    }

    /**
     * A table.
     *
     * @param columns header cells; empty if there are none
     */
    record Table(List<String> columns, List<Row> rows) implements Block {
        public Table {
            columns = List.copyOf(columns);
            rows = List.copyOf(rows);
        }
    }

    /** A row with what supports it. */
    record Row(List<String> cells, List<Integer> citations) {
        public Row {
            cells = List.copyOf(cells);
            citations = List.copyOf(citations);
        }
    }

    /**
     * Figures in a row, to be drawn.
     *
     * @param line true if one comes after another, as days do; false if they stand beside each other
     * @param unit of the figures; empty if they have none
     * @param citations what bears all of them out
     */
    record Chart(String title, String unit, boolean line, List<Point> points, List<Integer> citations)
            implements Block {
        public Chart {
            points = List.copyOf(points);
            citations = List.copyOf(citations);
        }
    }

    /**
     * A figure that is drawn.
     *
     * @param label what it belongs to, such as a day or a name
     * @param value that decides its height
     * @param shown the same as the reader writes it
     */
    record Point(String label, BigDecimal value, String shown) {}

    /** What documents in force say differently about the same thing: every side, none taken for the right one. */
    record Conflict(List<Side> sides) implements Block {
        public Conflict {
            sides = List.copyOf(sides);
        }
    }

    /**
     * One side of a conflict.
     *
     * @param source the document's title, and its revision
     * @param text verbatim
     */
    record Side(String source, String text, List<Integer> citations) {
        public Side {
            citations = List.copyOf(citations);
        }

        /** What it says, with what supports it. */
        public Statement statement() {
            return new Statement(text, citations);
        }
    }

    /** What may have been meant, for the asker to choose from. */
    record Choices(List<Choice> items) implements Block {
        public Choices {
            items = List.copyOf(items);
        }
    }

    /**
     * One of them.
     *
     * @param ask what to ask to choose it
     */
    record Choice(String text, String ask) {}

    /**
     * What is said about the answer rather than in it, such as where it comes from.
     *
     * @param citations what it names, if it names something
     */
    record Note(String text, List<Integer> citations) implements Block {
        public Note {
            citations = List.copyOf(citations);
        }
    }
}
