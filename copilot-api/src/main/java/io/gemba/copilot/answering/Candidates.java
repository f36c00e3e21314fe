package io.gemba.copilot.answering;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.gemba.copilot.retrieval.Passages;
import io.gemba.copilot.retrieval.Question;
import io.gemba.copilot.retrieval.QuestionType;
import io.gemba.corpus.chunk.ChunkId;
import io.gemba.corpus.chunk.Piece;
import io.gemba.corpus.document.DocumentId;
import io.gemba.corpus.search.FoundChunk;
import io.gemba.corpus.text.Lexemes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds what could be quoted in the passages of a question, and weighs it. */
final class Candidates {
    private static final int KEPT_CHUNKS = 4_000;
    private static final int LONGEST_GROUP = 16;

    private final Lexemes lexemes;

    /** A chunk never changes under its id; whether the asker may see it was decided when it was found. */
    private final Cache<ChunkId, ReadChunk> read =
            Caffeine.newBuilder().maximumSize(KEPT_CHUNKS).build();

    Candidates(Lexemes lexemes) {
        this.lexemes = lexemes;
    }

    /** All candidates, the best first. */
    List<Candidate> of(Passages passages) {
        var reads = new HashMap<ChunkId, ReadChunk>();
        var documents = new HashMap<DocumentId, Set<String>>();
        for (var chunk : passages.chunks()) {
            var words = read.get(chunk.id(), id -> ReadChunk.of(chunk, lexemes));
            reads.put(chunk.id(), words);
            documents
                    .computeIfAbsent(chunk.document().id(), id -> new HashSet<>())
                    .addAll(words.all());
        }
        var weighing = new Weighing(passages);
        var candidates = new ArrayList<Candidate>();
        for (var chunk : passages.chunks()) {
            var words = reads.getOrDefault(chunk.id(), ReadChunk.EMPTY);
            var document = documents.getOrDefault(chunk.document().id(), Set.of());
            pieces(passages.question(), chunk, weighing.surroundings(chunk, words, document), weighing, candidates);
        }
        candidates.sort(Comparator.comparingDouble(Candidate::score).reversed());
        return candidates;
    }

    private static void pieces(
            Question question, FoundChunk chunk, Surroundings around, Weighing weighing, List<Candidate> candidates) {
        var pieces = chunk.content().pieces();
        var heading = chunk.content().heading().isEmpty()
                ? ""
                : chunk.content().heading().getLast();
        for (int i = 0; i < pieces.size(); i++) {
            var fit = AnswerCues.fit(question.type(), pieces.get(i), heading, cues(question, pieces.get(i), around, i));
            candidates.add(weighing.candidate(chunk, i, i + 1, around, fit));
        }
        for (int from = 0; from < pieces.size(); ) {
            var to = groupEnd(pieces, from);
            var fit = groupFit(question.type(), pieces.get(from));
            if (to - from > 1 && to - from <= LONGEST_GROUP && fit > 0) {
                candidates.add(weighing.candidate(chunk, from, to, around, fit));
            }
            from = to;
        }
    }

    private static Set<Cue> cues(Question question, Piece piece, Surroundings around, int index) {
        var text = question.withoutNamed(piece.text(), around.chunk().cells().get(index));
        return text.equals(piece.text()) ? around.chunk().cues().get(index) : Cue.in(text);
    }

    /** Where the list, table or paragraph ends that begins at a piece. */
    static int groupEnd(List<Piece> pieces, int from) {
        var to = from + 1;
        while (to < pieces.size()
                && pieces.get(to).group() == pieces.get(from).group()
                && pieces.get(to).kind() == pieces.get(from).kind()) {
            to++;
        }
        return to;
    }

    /** A whole list or table answers only those who ask for several things. */
    private static double groupFit(QuestionType type, Piece first) {
        return switch (first.kind()) {
            case STEP -> type == QuestionType.PROCEDURE ? 1 : type == QuestionType.LIST ? 0.8 : 0;
            case ITEM ->
                type == QuestionType.LIST || type == QuestionType.PROCEDURE
                        ? 0.9
                        : type == QuestionType.DIFFERENCE || type == QuestionType.POLICY ? 0.7 : 0;
            case ROW -> type == QuestionType.LIST || type == QuestionType.DIFFERENCE ? 0.8 : 0;
            case FIELD, SENTENCE -> 0;
        };
    }
}
