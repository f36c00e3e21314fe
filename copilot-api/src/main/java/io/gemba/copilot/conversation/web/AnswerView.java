package io.gemba.copilot.conversation.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.gemba.copilot.answering.Block;
import io.gemba.copilot.answering.Statement;
import io.gemba.copilot.answering.Usage;
import io.gemba.copilot.conversation.Answered;
import io.gemba.copilot.skill.Taken;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An answer as the HTTP contract shows it. */
record AnswerView(
        UUID id,
        UUID conversationId,
        String question,
        String outcome,
        String mode,
        List<BlockView> blocks,
        List<CitationView> citations,
        List<Object> proposals,
        List<String> unsupported,
        List<String> degraded,
        @Nullable ChoiceView chosen,
        @Nullable String reason,
        @Nullable String model,
        @Nullable String promptHash,
        Usage usage,
        int elapsedMs,
        String askedAt,
        String correlationId) {
    private static final Pattern LOOKS_MARKED = Pattern.compile("\\[(\\d{1,4})]");

    static AnswerView of(Answered answered) {
        return new AnswerView(
                answered.id().value(),
                answered.conversation().value(),
                answered.asked(),
                answered.outcome(),
                answered.mode(),
                answered.blocks().stream().map(BlockView::of).toList(),
                answered.citations().stream()
                        .map(citation -> CitationView.of(answered.id(), citation))
                        .toList(),
                List.of(),
                answered.unsupported(),
                answered.degraded(),
                ChoiceView.of(answered.taken()),
                answered.reason(),
                answered.model(),
                answered.promptHash(),
                answered.usage(),
                answered.elapsedMs(),
                answered.askedAt().toString(),
                answered.correlationId());
    }

    /**
     * How it was told which questions over records this is.
     *
     * @param skills the ids of these
     * @param by {@code question}, {@code conversation} or {@code model}
     */
    record ChoiceView(List<String> skills, String by) {
        static @Nullable ChoiceView of(@Nullable Taken taken) {
            return taken == null ? null : new ChoiceView(taken.ids(), taken.by().label());
        }
    }

    /** A statement with its citation marks. */
    static String marked(Statement statement) {
        return marked(statement.text(), statement.citations());
    }

    private static String marked(String text, List<Integer> citations) {
        var marks = citations.stream().map(n -> "[" + n + "]").collect(Collectors.joining());
        return marks.isEmpty() ? unmarked(text) : unmarked(text) + " " + marks;
    }

    /** What records and documents say themselves is no citation of ours, though it may look like one. */
    private static String unmarked(String text) {
        return LOOKS_MARKED.matcher(text).replaceAll("($1)");
    }

    /**
     * A block.
     *
     * @param text of a paragraph or note, with citation marks
     * @param items of steps, with citation marks; of choices
     * @param rowCitations the citations of each row
     * @param sources the document of each item of a conflict
     * @param asks what to ask to choose each item of choices
     * @param chart what is drawn, of a chart; its text is its title
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record BlockView(
            String type,
            @Nullable String text,
            @Nullable Boolean ordered,
            @Nullable List<String> items,
            @Nullable List<String> columns,
            @Nullable List<List<String>> rows,
            @Nullable List<List<Integer>> rowCitations,
            @Nullable List<String> sources,
            @Nullable List<String> asks,
            @Nullable ChartView chart) {

        static BlockView of(Block block) {
            return switch (block) {
                case Block.Paragraph paragraph ->
                    text(
                            "paragraph",
                            paragraph.statements().stream()
                                    .map(AnswerView::marked)
                                    .collect(Collectors.joining(" ")));
                case Block.Note note -> text("note", unmarked(note.text()));
                case Block.Steps steps ->
                    new BlockView(
                            "steps",
                            null,
                            steps.ordered(),
                            steps.items().stream().map(AnswerView::marked).toList(),
                            null,
                            null,
                            null,
                            null,
                            null,
                            null);
                case Block.Choices choices ->
                    new BlockView(
                            "choices",
                            null,
                            null,
                            choices.items().stream()
                                    .map(it -> unmarked(it.text()))
                                    .toList(),
                            null,
                            null,
                            null,
                            null,
                            choices.items().stream().map(Block.Choice::ask).toList(),
                            null);
                case Block.Conflict conflict ->
                    new BlockView(
                            "conflict",
                            null,
                            null,
                            conflict.sides().stream()
                                    .map(side -> marked(side.statement()))
                                    .toList(),
                            null,
                            null,
                            null,
                            conflict.sides().stream().map(Block.Side::source).toList(),
                            null,
                            null);
                case Block.Chart chart ->
                    new BlockView(
                            "chart", chart.title(), null, null, null, null, null, null, null, ChartView.of(chart));
                case Block.Table table ->
                    new BlockView(
                            "table",
                            null,
                            null,
                            null,
                            table.columns(),
                            table.rows().stream().map(Block.Row::cells).toList(),
                            table.rows().stream().map(Block.Row::citations).toList(),
                            null,
                            null,
                            null);
            };
        }

        private static BlockView text(String type, String text) {
            return new BlockView(type, text, null, null, null, null, null, null, null, null);
        }
    }

    /**
     * What is drawn.
     *
     * @param shape {@code line} or {@code bars}
     * @param unit of the figures; empty if they have none
     */
    record ChartView(String shape, String unit, List<Block.Point> points, List<Integer> citations) {
        static ChartView of(Block.Chart chart) {
            return new ChartView(chart.line() ? "line" : "bars", chart.unit(), chart.points(), chart.citations());
        }
    }
}
