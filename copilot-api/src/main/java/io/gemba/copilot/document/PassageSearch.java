package io.gemba.copilot.document;

import io.gemba.copilot.grounding.Sanitised;
import io.gemba.copilot.identity.Caller;
import io.gemba.copilot.odoo.RecordSight;
import io.gemba.copilot.problem.InvalidRequest;
import io.gemba.copilot.retrieval.Editions;
import io.gemba.copilot.retrieval.QuestionReader;
import io.gemba.corpus.document.DocumentKind;
import io.gemba.corpus.search.FoundChunk;
import io.gemba.corpus.search.FoundDocument;
import io.gemba.corpus.search.QuestionSearch;
import io.gemba.corpus.search.SearchRequest;
import io.gemba.corpus.search.SearchRequest.Filter;
import io.gemba.corpus.text.Lexemes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Finds passages without making an answer of them. */
@Service
public final class PassageSearch {
    private static final int LONGEST_QUERY = 500;
    private static final int CHUNKS = 60;
    private static final int PER_DOCUMENT = 3;
    /** Below it a chunk that shares no word with the query is about something else. */
    private static final double RELATED = 0.72;

    private final QuestionSearch search;
    private final RecordSight sight;
    private final Lexemes lexemes;
    private final QuestionReader reader;

    PassageSearch(QuestionSearch search, RecordSight sight, Lexemes lexemes, QuestionReader reader) {
        this.search = search;
        this.sight = sight;
        this.lexemes = lexemes;
        this.reader = reader;
    }

    /**
     * The documents that have something on the matter, best first, each with its best passages.
     *
     * @param most how many documents
     * @throws InvalidRequest if the query is empty or too long, or there is no such kind
     */
    public Hits search(Caller caller, String query, @Nullable String kind, int most) {
        var text = Sanitised.text(query).strip();
        requireQuery(text);
        var question = reader.read(text, caller.language(), Optional.empty());
        var filter = new Filter(Editions.besides(question.revision()), kind(kind));
        var seen = sight.of(caller, List.of());
        var found = search.search(
                caller.scope(),
                seen,
                question.wordings(),
                (generation, vector) -> new SearchRequest(generation, vector, question.terms(), filter, CHUNKS, 0));
        var snippets = new Snippets(lexemes, found.result().terms(), found.vectors());
        var chosen = Editions.chosen(question, found.result().chunks());
        return new Hits(hits(chosen, snippets, most), found.byWordsAlone(), seen.missedSome());
    }

    private static List<Hit> hits(List<FoundChunk> found, Snippets snippets, int most) {
        Map<FoundDocument, List<Snippet>> hits = new LinkedHashMap<>();
        for (FoundChunk chunk : found) {
            var snippet = snippets.of(chunk);
            if (!snippet.marks().isEmpty() || chunk.cosine() >= RELATED) {
                var passages = hits.computeIfAbsent(chunk.document(), document -> new ArrayList<>());
                if (passages.size() < PER_DOCUMENT) {
                    passages.add(snippet);
                }
            }
        }
        return hits.entrySet().stream()
                .limit(most)
                .map(hit -> new Hit(hit.getKey(), hit.getValue()))
                .toList();
    }

    private static void requireQuery(String query) {
        if (query.isBlank()) {
            throw new InvalidRequest("QUERY_EMPTY", "Say what to look for.");
        }
        if (query.length() > LONGEST_QUERY) {
            throw new InvalidRequest(
                    "QUERY_TOO_LONG",
                    "The query has %,d characters; at most %,d are read.".formatted(query.length(), LONGEST_QUERY));
        }
    }

    private static @Nullable String kind(@Nullable String label) {
        if (label == null || label.isBlank()) {
            return null;
        }
        return DocumentKind.ofLabel(label)
                .orElseThrow(() -> new InvalidRequest("KIND_UNKNOWN", "There is no such kind of document."))
                .label();
    }

    /**
     * What was found, best first.
     *
     * @param byWordsAlone true if the embedding model did not answer, so that something may be missing
     * @param withoutRecords true if Odoo did not answer, so that what hangs on records is missing
     */
    public record Hits(List<Hit> documents, boolean byWordsAlone, boolean withoutRecords) {
        public Hits {
            documents = List.copyOf(documents);
        }
    }

    /** A document with what was found in it. */
    public record Hit(FoundDocument document, List<Snippet> passages) {
        public Hit {
            passages = List.copyOf(passages);
        }
    }
}
