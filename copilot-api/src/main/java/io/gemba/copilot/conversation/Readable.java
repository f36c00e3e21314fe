package io.gemba.copilot.conversation;

import io.gemba.copilot.answering.Block;
import io.gemba.copilot.answering.Statement;
import io.gemba.corpus.document.DocumentId;
import io.gemba.corpus.text.Language;
import io.gemba.corpus.text.PerLanguage;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Blanks what somebody may no longer read out of answers they were given earlier. */
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

    static Answered of(Answered answer, Set<DocumentId> readable, Language language) {
        if (answer.outcome().equals("abstained")) {
            return withoutNearest(answer);
        }
        var hidden = answer.citations().stream()
                .filter(citation -> !readable.contains(citation.document()))
                .map(StoredCitation::n)
                .collect(Collectors.toSet());
        if (hidden.isEmpty()) {
            return answer;
        }
        var reading = new Readable(hidden, WITHHELD.get(language));
        return withBlocks(
                answer,
                withoutNotesOnEvidence(answer.blocks()).map(reading::block).toList(),
                answer.citations().stream()
                        .filter(citation -> !hidden.contains(citation.n()))
                        .toList());
    }

    private static Answered withBlocks(Answered answer, List<Block> blocks, List<StoredCitation> citations) {
        return new Answered(
                answer.id(),
                answer.conversation(),
                answer.asked(),
                answer.outcome(),
                answer.reason(),
                answer.mode(),
                blocks,
                citations,
                List.of(),
                answer.model(),
                answer.promptHash(),
                answer.usage(),
                answer.elapsedMs(),
                answer.correlationId(),
                answer.askedAt());
    }

    /** The titles that were named as nearest are not kept with their documents, so they are not shown again. */
    private static Answered withoutNearest(Answered answer) {
        return withBlocks(answer, answer.blocks().stream().limit(1).toList(), answer.citations());
    }

    /** The last note says where the answer comes from; those before may name a document. */
    private static Stream<Block> withoutNotesOnEvidence(List<Block> blocks) {
        return blocks.stream().filter(block -> !(block instanceof Block.Note) || block.equals(blocks.getLast()));
    }

    private Block block(Block block) {
        return switch (block) {
            case Block.Paragraph paragraph -> new Block.Paragraph(statements(paragraph.statements()));
            case Block.Steps steps -> new Block.Steps(steps.ordered(), statements(steps.items()));
            case Block.Table table -> table(table);
            case Block.Note note -> note;
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

    private boolean isHidden(List<Integer> citations) {
        return citations.stream().anyMatch(hidden::contains);
    }

    /** Blocks as plain text, for what a further question may lean on. */
    static String text(List<Block> blocks) {
        return blocks.stream()
                .map(block -> switch (block) {
                    case Block.Paragraph paragraph -> joined(paragraph.statements());
                    case Block.Steps steps -> joined(steps.items());
                    case Block.Table table ->
                        table.rows().stream()
                                .map(row -> String.join(" | ", row.cells()))
                                .collect(Collectors.joining("\n"));
                    case Block.Note note -> "";
                })
                .collect(Collectors.joining("\n"));
    }

    private static String joined(List<Statement> statements) {
        return statements.stream().map(Statement::text).collect(Collectors.joining("\n"));
    }
}
