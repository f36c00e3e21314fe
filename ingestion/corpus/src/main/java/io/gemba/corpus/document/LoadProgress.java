package io.gemba.corpus.document;

import static io.gemba.corpus.database.ScopeSql.REACHES;

import io.gemba.corpus.access.AccessScope;
import io.gemba.corpus.database.CorpusDatabase;
import io.gemba.corpus.database.ScopeSql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How far the documents that are being read have come, and why others were not, counting only what the scope reaches. A
 * load is what waits now, and what has been finished since the first of that was received.
 */
public final class LoadProgress {
    private static final String WAITING = """
            SELECT count(*) AS waiting, count(*) FILTER (WHERE d.state = 'processing') AS reading,
                   min(v.received_at) AS since
            FROM document d
            JOIN acl a ON a.id = d.acl_id
            JOIN document_version v
              ON v.tenant_id = d.tenant_id AND v.document_id = d.id AND v.version = d.latest_version
            WHERE d.tenant_id = :tenant AND d.state IN ('received', 'processing') AND
            """ + REACHES;
    private static final String FINISHED = """
            SELECT count(*) FILTER (WHERE d.state = 'indexed') AS indexed,
                   count(*) FILTER (WHERE d.state = 'failed') AS failed,
                   count(*) FILTER (WHERE d.state = 'rejected') AS rejected,
                   count(*) FILTER (WHERE v.finished_at >= now() - :window * interval '1 second') AS lately,
                   sum(v.pages) FILTER (WHERE v.finished_at >= now() - :window * interval '1 second') AS pages,
                   extract(epoch FROM now() - greatest(:since, now() - :window * interval '1 second')) AS seconds
            FROM document_version v
            JOIN document d ON d.tenant_id = v.tenant_id AND d.id = v.document_id AND d.latest_version = v.version
            JOIN acl a ON a.id = d.acl_id
            WHERE v.tenant_id = :tenant AND v.finished_at >= :since AND d.state IN ('indexed', 'failed', 'rejected') AND
            """ + REACHES;
    private static final String PROBLEMS = """
            SELECT * FROM (
                SELECT d.id, d.file_name, d.state, d.problem_code, d.problem_detail,
                       count(*) OVER (PARTITION BY d.state, d.problem_code) AS documents,
                       row_number() OVER (PARTITION BY d.state, d.problem_code ORDER BY d.changed_at DESC, d.id) AS place
                FROM document d JOIN acl a ON a.id = d.acl_id
                WHERE d.tenant_id = :tenant AND d.state IN ('failed', 'rejected') AND
            """ + REACHES + """
            ) problem WHERE place <= :examples ORDER BY documents DESC, state, problem_code, place
            """;
    private static final int WINDOW = 180;
    private static final int LEAST = 5;
    private static final int EXAMPLES = 3;

    private final CorpusDatabase database;

    public LoadProgress(CorpusDatabase database) {
        this.database = database;
    }

    /** The load that is under way; empty if nothing waits. */
    public Optional<Load> load(AccessScope scope) {
        return database.read(scope, jdbc -> {
            var waiting = ScopeSql.bind(jdbc.sql(WAITING), scope)
                    .query((row, n) -> Waiting.of(row))
                    .single();
            return Optional.ofNullable(waiting.since()).map(since -> load(jdbc, scope, waiting, since));
        });
    }

    private static Load load(JdbcClient jdbc, AccessScope scope, Waiting waiting, Instant since) {
        return ScopeSql.bind(jdbc.sql(FINISHED), scope)
                .param("window", WINDOW)
                .param("since", Timestamp.from(since))
                .query((row, n) -> new Load(
                        waiting.waiting(),
                        waiting.reading(),
                        row.getLong("indexed"),
                        row.getLong("failed"),
                        row.getLong("rejected"),
                        since,
                        rate(row.getLong("lately"), row.getDouble("seconds")),
                        rate(row.getLong("pages"), row.getDouble("seconds"))))
                .single();
    }

    private static double rate(long count, double seconds) {
        return seconds < LEAST ? 0 : count * 60 / seconds;
    }

    /** Why documents are not searched, the most frequent reason first. */
    public List<Reason> reasons(AccessScope scope) {
        return database.read(scope, jdbc -> {
            var reasons = new LinkedHashMap<String, Reason>();
            ScopeSql.bind(jdbc.sql(PROBLEMS), scope).param("examples", EXAMPLES).query((ResultSet row) -> {
                var reason = Reason.of(row);
                reasons.merge(reason.state() + reason.code(), reason, Reason::with);
            });
            return List.copyOf(reasons.values());
        });
    }

    /**
     * A load.
     *
     * @param waiting documents, among them those that are being read
     * @param indexed documents since {@code since}; so are {@code failed} and {@code rejected}
     * @param documentsPerMinute as of late; 0 before it can be told
     */
    public record Load(
            long waiting,
            long reading,
            long indexed,
            long failed,
            long rejected,
            Instant since,
            double documentsPerMinute,
            double pagesPerMinute) {

        /** All documents of the load. */
        public long documents() {
            return waiting + finished();
        }

        /** Those that are through with, well or not. */
        public long finished() {
            return indexed + failed + rejected;
        }

        /** How long it will take at this rate; empty before that can be told. */
        public Optional<Duration> left() {
            return documentsPerMinute == 0
                    ? Optional.empty()
                    : Optional.of(Duration.ofSeconds(Math.round(waiting * 60 / documentsPerMinute)));
        }
    }

    /**
     * A reason why documents are not searched.
     *
     * @param state failed, which may be replayed, or rejected
     * @param detail of one of them, for people
     */
    public record Reason(DocumentState state, String code, String detail, long documents, List<Example> examples) {
        public Reason {
            examples = List.copyOf(examples);
        }

        private static Reason of(ResultSet row) throws SQLException {
            return new Reason(
                    DocumentState.ofLabel(row.getString("state")),
                    row.getString("problem_code"),
                    row.getString("problem_detail"),
                    row.getLong("documents"),
                    List.of(new Example(new DocumentId(row.getObject("id", UUID.class)), row.getString("file_name"))));
        }

        private Reason with(Reason other) {
            var all = new ArrayList<>(examples);
            all.addAll(other.examples);
            return new Reason(state, code, detail, documents, all);
        }
    }

    /** One of the documents. */
    public record Example(DocumentId id, String fileName) {}

    private record Waiting(
            long waiting, long reading, @Nullable Instant since) {
        static Waiting of(ResultSet row) throws SQLException {
            var since = row.getTimestamp("since");
            return new Waiting(
                    row.getLong("waiting"), row.getLong("reading"), since == null ? null : since.toInstant());
        }
    }
}
