package io.gemba.copilot.conversation;

import io.gemba.copilot.answering.Block;
import io.gemba.copilot.answering.Statement;
import io.gemba.corpus.text.Language;
import io.gemba.corpus.text.PerLanguage;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Blanks what somebody may no longer read out of answers they were given earlier. The documents that an abstention
 * offered instead of an answer are left out: they were a hint for then, and nobody knows who may read them now.
 */
final class Readable {
    private static final PerLanguage<String> WITHHELD = new PerLanguage<>(
            "This part can no longer be shown to you.",
            "Dieser Teil kann Ihnen nicht mehr gezeigt werden.",
            "Cette partie ne peut plus vous être montrée.",
            "Esta parte ya no se le puede mostrar.");

    private final Set<Integer> hidden;
    private final String withheld;

    private Readable(Set<Integer> hidden, String withheld) {
        this.hidden = hidden;
        this.withheld = withheld;
    }

    static Answered of(Answered answer, Predicate<StoredCitation> readable, Language language) {
        if (answer.outcome().equals("abstained")) {
            return withBlocks(
                    answer,
                    answer.blocks().subList(0, Math.min(1, answer.blocks().size())),
                    Set.of());
        }
        var hidden = answer.citations().stream()
                .filter(readable.negate())
                .map(StoredCitation::n)
                .collect(Collectors.toSet());
        var reading = new Readable(hidden, WITHHELD.get(language));
        return withBlocks(
                answer, answer.blocks().stream().flatMap(reading::block).toList(), hidden);
    }

    /** What was withheld is not shown again: nobody knows any more what it came from, and who may read that now. */
    private static Answered withBlocks(Answered answer, List<Block> blocks, Set<Integer> hidden) {
        return new Answered(
                answer.id(),
                answer.conversation(),
                answer.asked(),
                answer.outcome(),
                answer.reason(),
                answer.mode(),
                blocks,
                answer.citations().stream()
                        .filter(citation -> !hidden.contains(citation.n()))
                        .toList(),
                List.of(),
                answer.model(),
                answer.promptHash(),
                answer.usage(),
                answer.elapsedMs(),
                answer.correlationId(),
                answer.askedAt(),
                answer.degraded(),
                answer.taken());
    }

    private Stream<Block> block(Block block) {
        return switch (block) {
            case Block.Paragraph paragraph -> Stream.of(new Block.Paragraph(statements(paragraph.statements())));
            case Block.Steps steps -> Stream.of(new Block.Steps(steps.ordered(), statements(steps.items())));
            case Block.Table table -> Stream.of(table(table));
            case Block.Chart chart ->
                Stream.of(
                        isHidden(chart.citations())
                                ? new Block.Paragraph(List.of(new Statement(withheld, List.of())))
                                : chart);
            case Block.Conflict conflict -> Stream.of(conflict(conflict));
            case Block.Choices choices -> Stream.of(choices);
            case Block.Note note -> isHidden(note.citations()) ? Stream.empty() : Stream.of(note);
        };
    }

    private List<Statement> statements(List<Statement> statements) {
        return statements.stream()
                .map(statement -> isHidden(statement.citations()) ? new Statement(withheld, List.of()) : statement)
                .distinct()
                .toList();
    }

    private Block table(Block.Table table) {
        var rows =
                table.rows().stream().filter(row -> !isHidden(row.citations())).toList();
        return rows.isEmpty()
                ? new Block.Paragraph(List.of(new Statement(withheld, List.of())))
                : new Block.Table(table.columns(), rows);
    }

    /** What only one side is left of is no conflict any more. */
    private Block conflict(Block.Conflict conflict) {
        return conflict.sides().stream().noneMatch(side -> isHidden(side.citations()))
                ? conflict
                : new Block.Paragraph(statements(
                        conflict.sides().stream().map(Block.Side::statement).toList()));
    }

    private boolean isHidden(List<Integer> citations) {
        return citations.stream().anyMatch(hidden::contains);
    }
}
