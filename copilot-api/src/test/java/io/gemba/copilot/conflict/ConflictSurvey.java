package io.gemba.copilot.conflict;

import com.zaxxer.hikari.HikariDataSource;
import io.gemba.copilot.retrieval.Glossaries;
import io.gemba.copilot.retrieval.Meanings;
import io.gemba.corpus.access.AccessScope;
import io.gemba.corpus.access.Classification;
import io.gemba.corpus.access.CompanyId;
import io.gemba.corpus.access.Principal;
import io.gemba.corpus.access.TenantId;
import io.gemba.corpus.chunk.ChunkContent;
import io.gemba.corpus.chunk.ChunkId;
import io.gemba.corpus.chunk.Piece;
import io.gemba.corpus.chunk.PieceVectors;
import io.gemba.corpus.database.CorpusDatabase;
import io.gemba.corpus.document.DocumentId;
import io.gemba.corpus.document.DocumentKind;
import io.gemba.corpus.document.Standing;
import io.gemba.corpus.document.Trust;
import io.gemba.corpus.search.FoundChunk;
import io.gemba.corpus.search.FoundDocument;
import io.gemba.corpus.text.Language;
import io.gemba.corpus.text.Lexemes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Lists what would be shown as a conflict in a corpus, every piece of a document in force held against every one of the
 * others, for a person to judge. Arguments: the JDBC address of a database and the password of {@code gemba_api} there;
 * with {@code --revisions} in front, replaced revisions are taken as if they were in force, which contradict for sure.
 */
final class ConflictSurvey {
    private static final String CHUNKS = """
        SELECT c.id, c.ordinal, c.heading, c.pieces, c.language, d.id AS document, d.title, d.file_name, d.subject,
               d.kind, d.number, d.revision, d.effective_date, d.trust, d.site
        FROM chunk c JOIN document d ON d.tenant_id = c.tenant_id AND d.id = c.document_id
        WHERE d.standing = 'current' OR :all ORDER BY c.id
        """;
    private static final TypeReference<List<Piece>> PIECES = new TypeReference<>() {};

    private ConflictSurvey() {}

    public static void main(String[] args) {
        var all = args[0].equals("--revisions");
        try (var pool = new HikariDataSource()) {
            pool.setJdbcUrl(args[all ? 1 : 0]);
            pool.setUsername("gemba_api");
            pool.setPassword(args[all ? 2 : 1]);
            pool.setMaximumPoolSize(1);
            var everybody = Set.copyOf(JdbcClient.create(pool)
                    .sql("SELECT DISTINCT unnest(audience) AS principal FROM acl")
                    .query((row, n) -> new Principal(row.getString("principal")))
                    .list());
            var scope = new AccessScope(
                    new TenantId(1), Set.of(new CompanyId(1), new CompanyId(2)), everybody, Classification.RESTRICTED);
            list(new CorpusDatabase(pool)
                    .read(
                            scope,
                            jdbc -> jdbc.sql(CHUNKS)
                                    .param("all", all)
                                    .query((row, n) -> chunk(row))
                                    .list()));
        }
        System.exit(0);
    }

    private static void list(List<FoundChunk> chunks) {
        var lexemes = new Lexemes();
        var reading = new ClaimReading(new Meanings(lexemes, new Glossaries(lexemes)));
        var said = new ArrayList<Said>();
        for (var chunk : chunks) {
            for (var piece : chunk.content().pieces()) {
                reading.claims(chunk, piece).forEach(claim -> said.add(new Said(chunk, piece, claim)));
            }
        }
        var compared = 0L;
        var found = 0;
        for (int i = 0; i < said.size(); i++) {
            for (int j = i + 1; j < said.size(); j++) {
                var one = said.get(i);
                var other = said.get(j);
                if (Contradictions.areComparable(
                        one.chunk().document(), other.chunk().document())) {
                    compared++;
                    if (one.claim().contradicts(other.claim())) {
                        found++;
                        System.out.printf("%s%n  %s%n", one, other);
                    }
                }
            }
        }
        System.out.printf("%d claims, %d pairs compared, %d conflicts%n", said.size(), compared, found);
        var seen = said.stream()
                .map(Said::claim)
                .filter(it -> it.contradicts(changed(it)))
                .count();
        System.out.printf("a figure changed by a fifth in the same words is seen for %d of them%n", seen);
    }

    private static Claim changed(Claim claim) {
        var measures = claim.measures().stream()
                .map(it -> new Measure(
                        it.dimension(), 1.2 * it.low() + 1e-9, 1.2 * it.high() + 1e-9, it.bound(), it.condition()))
                .toList();
        return new Claim(
                claim.about(), claim.named(), claim.qualifiers(), claim.beside(), measures, claim.surroundings());
    }

    private static FoundChunk chunk(ResultSet row) throws SQLException {
        var document = new FoundDocument(
                new DocumentId(row.getObject("document", UUID.class)),
                1,
                row.getString("title"),
                row.getString("file_name"),
                1,
                List.of((String[]) row.getArray("subject").getArray()),
                DocumentKind.ofLabel(row.getString("kind")).orElse(DocumentKind.OTHER),
                row.getString("number"),
                row.getString("revision"),
                row.getObject("effective_date", LocalDate.class),
                false,
                Standing.CURRENT,
                null,
                Trust.ofRank(row.getInt("trust")),
                row.getString("site"),
                Classification.INTERNAL,
                Instant.EPOCH);
        var content = new ChunkContent(
                row.getInt("ordinal"),
                List.of((String[]) row.getArray("heading").getArray()),
                JsonMapper.shared().readValue(row.getString("pieces"), PIECES),
                Language.ofTag(row.getString("language")).orElse(Language.ENGLISH));
        return new FoundChunk(
                new ChunkId(row.getLong("id")), document, content, new PieceVectors(1, new byte[0]), 1, 1);
    }

    private record Said(FoundChunk chunk, Piece piece, Claim claim) {
        @Override
        public String toString() {
            return chunk.document().fileName() + ": " + piece.columns() + " " + piece.text();
        }
    }
}
