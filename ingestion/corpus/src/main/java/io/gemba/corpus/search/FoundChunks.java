package io.gemba.corpus.search;

import static io.gemba.corpus.database.ScopeSql.REACHES;

import io.gemba.corpus.access.AccessScope;
import io.gemba.corpus.access.Classification;
import io.gemba.corpus.chunk.ChunkId;
import io.gemba.corpus.database.ScopeSql;
import io.gemba.corpus.document.DocumentId;
import io.gemba.corpus.document.DocumentKind;
import io.gemba.corpus.document.Standing;
import io.gemba.corpus.document.Trust;
import io.gemba.corpus.embedding.Generation;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Fetches what a search has found, asking the documents' own access rule once more. */
final class FoundChunks {
    /**
     * From the chunks to their documents one by one: the other way round, all that the asker may see is gone through.
     */
    private static final String FETCH = """
        SELECT c.id, d.*
        FROM (SELECT id, document_id FROM chunk WHERE tenant_id = :tenant AND id = ANY (:ids) OFFSET 0) c
        CROSS JOIN LATERAL (
            SELECT d.id AS document_id, d.current_version, d.title, d.file_name, d.subject, d.kind, d.number, d.revision,
                   d.effective_date, d.draft, d.standing, d.trust, d.site, d.changed_at, v.pages, a.classification,
                   (SELECT s.revision FROM document s JOIN acl a ON a.id = s.acl_id
                    WHERE s.tenant_id = d.tenant_id AND s.id = d.superseded_by AND
        """ + ScopeSql.reaches("s") + """
                   ) AS successor
            FROM document d
            JOIN acl a ON a.id = d.acl_id
            JOIN document_version v
              ON v.tenant_id = d.tenant_id AND v.document_id = d.id AND v.version = d.current_version
            WHERE d.tenant_id = :tenant AND d.id = c.document_id AND d.state <> 'deleted'
              AND (d.standing = 'current'
                   OR :older AND d.standing IN ('superseded', 'withdrawn')
                   OR d.revision = ANY (:named)
                   OR d.standing IN ('superseded', 'withdrawn') AND d.effective_date <= CAST(:until AS date))
              AND (:kind = '' OR d.kind = :kind) AND
        """ + REACHES + """
            OFFSET 0) d
        """;

    private static final String REST = """
        SELECT id, document_id FROM chunk
        WHERE tenant_id = :tenant AND document_id = ANY (:documents) AND id <> ALL (:found)
        UNION
        SELECT n.id, n.document_id
        FROM chunk c JOIN chunk n
          ON n.tenant_id = c.tenant_id AND n.document_id = c.document_id
         AND n.ordinal IN (c.ordinal - 1, c.ordinal + 1) AND n.heading = c.heading
        WHERE c.tenant_id = :tenant AND c.id = ANY (:first) AND n.id <> ALL (:found)
        """;
    private static final int SHORT_DOCUMENT = 2;
    private static final int NEIGHBOURED = 4;

    private final int overfetch;
    private final ChunkTexts texts = new ChunkTexts();

    /**
     * Fetches chunks.
     *
     * @param overfetch how many times as many are looked at as are wanted
     */
    FoundChunks(int overfetch) {
        this.overfetch = overfetch;
    }

    /**
     * The best chunks, and behind them what else stands in the short documents among the first of them, and what stands
     * beside the very first in their sections. Suppliers' files, of which anyone may send any number, are at most half
     * of the best, as long as there is something else.
     */
    List<FoundChunk> fetch(
            JdbcClient jdbc, AccessScope scope, Generation generation, SearchRequest request, RankFusion ranks) {
        var best = best(jdbc, scope, request, ranks);
        var all = Stream.concat(best.stream(), rest(jdbc, scope, request, ranks, best).stream())
                .toList();
        var read = texts.read(
                jdbc, scope.tenant(), generation, all.stream().map(Place::chunk).toList());
        return all.stream()
                .filter(place -> read.containsKey(place.chunk()))
                .map(place -> found(place, Objects.requireNonNull(read.get(place.chunk())), ranks))
                .toList();
    }

    private List<Place> best(JdbcClient jdbc, AccessScope scope, SearchRequest request, RankFusion ranks) {
        var kind = request.filter().kind();
        var others = request.filter().others();
        var places = ScopeSql.bind(jdbc.sql(FETCH), scope)
                .param("ids", ranks.choice(request.limit(), request.limit() * overfetch))
                .param("older", others.older())
                .param("named", others.named().toArray(String[]::new))
                .param("until", others.until())
                .param("kind", kind == null ? "" : kind)
                .query((row, n) -> new Place(new ChunkId(row.getLong("id")), document(row)))
                .list()
                .stream()
                .sorted(Comparator.comparing(
                                (Place it) -> !ranks.leads(it.chunk().value(), request.limit()))
                        .thenComparing(byScore(ranks)))
                .toList();
        return withinQuota(places, request.limit()).stream()
                .sorted(byScore(ranks))
                .toList();
    }

    private static List<Place> withinQuota(List<Place> bestFirst, int limit) {
        var external = bestFirst.stream().filter(FoundChunks::isExternal).count();
        var most = Math.max(limit / 2, limit - (bestFirst.size() - external));
        var counted = new AtomicLong();
        return bestFirst.stream()
                .filter(it -> !isExternal(it) || counted.incrementAndGet() <= most)
                .limit(limit)
                .toList();
    }

    private static boolean isExternal(Place place) {
        return place.document().trust() == Trust.EXTERNAL;
    }

    /** Of documents that were found to be within reach a moment ago, in the same state of the database. */
    private static List<Place> rest(
            JdbcClient jdbc, AccessScope scope, SearchRequest request, RankFusion ranks, List<Place> best) {
        if (request.readWhole() == 0) {
            return List.of();
        }
        var known = best.stream()
                .map(Place::document)
                .collect(Collectors.toMap(FoundDocument::id, it -> it, (one, same) -> one));
        return jdbc
                .sql(REST)
                .param("tenant", scope.tenant().value())
                .param(
                        "documents",
                        best.stream()
                                .limit(request.readWhole())
                                .map(Place::document)
                                .filter(document -> document.pages() <= SHORT_DOCUMENT)
                                .map(document -> document.id().value())
                                .distinct()
                                .toArray(UUID[]::new))
                .param("first", ids(best.stream().limit(NEIGHBOURED)))
                .param("found", ids(best.stream()))
                .query((row, n) -> new Place(
                        new ChunkId(row.getLong("id")),
                        Objects.requireNonNull(known.get(new DocumentId(row.getObject("document_id", UUID.class))))))
                .list()
                .stream()
                .sorted(byScore(ranks))
                .limit(request.limit())
                .toList();
    }

    private static long[] ids(Stream<Place> places) {
        return places.mapToLong(it -> it.chunk().value()).toArray();
    }

    private static Comparator<Place> byScore(RankFusion ranks) {
        return Comparator.comparingDouble(
                        (Place place) -> ranks.score(place.chunk().value()))
                .reversed()
                .thenComparing(place -> place.chunk().value());
    }

    private static FoundChunk found(Place place, ChunkTexts.Text text, RankFusion ranks) {
        var id = place.chunk().value();
        return new FoundChunk(
                place.chunk(), place.document(), text.content(), text.vectors(), ranks.score(id), ranks.cosine(id));
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
                row.getBoolean("draft"),
                Standing.ofLabel(row.getString("standing")),
                row.getString("successor"),
                Trust.ofRank(row.getInt("trust")),
                row.getString("site"),
                Classification.ofRank(row.getInt("classification")),
                row.getTimestamp("changed_at").toInstant());
    }

    private record Place(ChunkId chunk, FoundDocument document) {}
}
