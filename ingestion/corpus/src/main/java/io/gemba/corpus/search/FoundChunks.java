package io.gemba.corpus.search;

import static io.gemba.corpus.database.ScopeSql.REACHES;

import io.gemba.corpus.access.AccessScope;
import io.gemba.corpus.access.Classification;
import io.gemba.corpus.chunk.ChunkContent;
import io.gemba.corpus.chunk.ChunkId;
import io.gemba.corpus.chunk.Piece;
import io.gemba.corpus.chunk.PieceVectors;
import io.gemba.corpus.database.ScopeSql;
import io.gemba.corpus.document.DocumentId;
import io.gemba.corpus.document.DocumentKind;
import io.gemba.corpus.document.Trust;
import io.gemba.corpus.text.Language;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Fetches what a search has found, asking the documents' own access rule once more. */
final class FoundChunks {
    private static final String FETCH = """
        SELECT c.id, c.document_id, c.ordinal, c.heading, c.pieces, c.piece_vectors, c.language, d.current_version, d.title, d.file_name, d.subject,
               d.kind, d.number, d.revision, d.effective_date, d.superseded_by, d.trust, d.site, d.changed_at,
               v.pages, a.classification, e.dimensions
        FROM chunk c
        JOIN document d ON d.tenant_id = c.tenant_id AND d.id = c.document_id
        JOIN acl a ON a.id = d.acl_id
        JOIN document_version v
          ON v.tenant_id = d.tenant_id AND v.document_id = d.id AND v.version = d.current_version
        CROSS JOIN embedding_spec e
        WHERE c.tenant_id = :tenant AND d.state <> 'deleted'
          AND (c.id = ANY (:ids) OR c.document_id = ANY (:documents) AND v.pages <= :shortDocument)
          AND (:supersededToo OR d.superseded_by IS NULL) AND (:kind = '' OR d.kind = :kind) AND
        """ + REACHES;
    private static final int OVERFETCH = 3;
    private static final int SHORT_DOCUMENT = 2;
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<List<Piece>> PIECES = new TypeReference<>() {};

    private FoundChunks() {}

    /** The best chunks, and behind them what else stands in the short documents among the first of them. */
    static List<FoundChunk> fetch(JdbcClient jdbc, AccessScope scope, SearchRequest request, RankFusion ranks) {
        var found = fetch(jdbc, scope, request, ranks, ranks.bestFirst(request.limit() * OVERFETCH), new UUID[0])
                .limit(request.limit())
                .toList();
        var shortOnes = found.stream()
                .limit(request.readWhole())
                .map(FoundChunk::document)
                .filter(document -> document.pages() <= SHORT_DOCUMENT)
                .map(document -> document.id().value())
                .distinct()
                .toArray(UUID[]::new);
        if (shortOnes.length == 0) {
            return found;
        }
        var known = found.stream().map(FoundChunk::id).collect(Collectors.toSet());
        var rest = fetch(jdbc, scope, request, ranks, new long[0], shortOnes)
                .filter(chunk -> !known.contains(chunk.id()))
                .limit(request.limit());
        return Stream.concat(found.stream(), rest).toList();
    }

    private static Stream<FoundChunk> fetch(
            JdbcClient jdbc, AccessScope scope, SearchRequest request, RankFusion ranks, long[] ids, UUID[] documents) {
        var kind = request.filter().kind();
        return ScopeSql.bind(jdbc.sql(FETCH), scope)
                .param("ids", ids)
                .param("documents", documents)
                .param("shortDocument", SHORT_DOCUMENT)
                .param("supersededToo", request.filter().supersededToo())
                .param("kind", kind == null ? "" : kind)
                .query((row, n) -> chunk(row, ranks))
                .list()
                .stream()
                .sorted(Comparator.comparingDouble(FoundChunk::score)
                        .reversed()
                        .thenComparing(chunk -> chunk.id().value()));
    }

    private static FoundChunk chunk(ResultSet row, RankFusion ranks) throws SQLException {
        var id = row.getLong("id");
        var content = new ChunkContent(
                row.getInt("ordinal"),
                List.of((String[]) row.getArray("heading").getArray()),
                JSON.readValue(row.getString("pieces"), PIECES),
                Language.ofTag(row.getString("language")).orElseThrow());
        return new FoundChunk(
                new ChunkId(id),
                document(row),
                content,
                new PieceVectors(row.getInt("dimensions"), row.getBytes("piece_vectors")),
                ranks.score(id),
                ranks.cosine(id));
    }

    private static FoundDocument document(ResultSet row) throws SQLException {
        return new FoundDocument(
                new DocumentId(row.getObject("document_id", UUID.class)),
                row.getInt("current_version"),
                row.getString("title"),
                row.getString("file_name"),
                row.getInt("pages"),
                List.of((String[]) row.getArray("subject").getArray()),
                DocumentKind.ofLabel(row.getString("kind")).orElse(DocumentKind.OTHER),
                row.getString("number"),
                row.getString("revision"),
                row.getObject("effective_date", LocalDate.class),
                row.getObject("superseded_by") != null,
                Trust.ofRank(row.getInt("trust")),
                row.getString("site"),
                Classification.ofRank(row.getInt("classification")),
                row.getTimestamp("changed_at").toInstant());
    }
}
