package io.gemba.copilot.answering;

import io.gemba.copilot.retrieval.QuestionType;
import io.gemba.corpus.chunk.Piece;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells whether a piece has the shape of the answer that a question asks for. */
final class AnswerCues {
    private static final Pattern CAUSES = Pattern.compile(
            "\\b(?:(?:root )?causes?|reasons?|\\p{L}*ursachen?|gründe|raisons?|causas?)\\b",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private AnswerCues() {}

    /**
     * How well a single piece fits, in [0, 1]. A shape that most pieces have, such as holding a number, tells less than
     * one that few have, and makes less of a difference.
     *
     * @param heading above the piece; may be empty
     * @param cues in its text without what the question itself has named: its own number is no answer
     */
    static double fit(QuestionType type, Piece piece, String heading, Set<Cue> cues) {
        return switch (type) {
            case VALUE ->
                cues.contains(Cue.QUANTITY) ? 0.75 : cues.contains(Cue.NUMBER) ? 0.55 : isLabelled(piece) ? 0.45 : 0.25;
            case WHEN -> cues.contains(Cue.TIME) ? 1 : cues.contains(Cue.NUMBER) ? 0.4 : 0;
            case WHO -> cues.contains(Cue.PERSON) ? 1 : 0;
            case PROCEDURE -> piece.kind() == Piece.Kind.STEP ? 0.6 : piece.kind() == Piece.Kind.ROW ? 0.5 : 0.45;
            case DEFINITION -> isLabelled(piece) ? 1 : cues.contains(Cue.MEANING) ? 0.7 : 0;
            case POLICY -> cues.contains(Cue.RULE) ? 0.75 : isLabelled(piece) ? 0.5 : 0.25;
            case WHY -> cues.contains(Cue.REASON) || CAUSES.matcher(heading).find() ? 1 : 0;
            case LIST -> piece.kind() == Piece.Kind.SENTENCE ? 0.3 : 0.6;
            case DIFFERENCE, CHAT, OTHER -> 0.5;
        };
    }

    private static boolean isLabelled(Piece piece) {
        return piece.kind() == Piece.Kind.ROW || piece.kind() == Piece.Kind.FIELD;
    }
}
