package io.gemba.copilot.answering;

import com.zaxxer.hikari.HikariDataSource;
import io.gemba.copilot.retrieval.Question;
import io.gemba.copilot.retrieval.QuestionReader;
import io.gemba.copilot.retrieval.Retrieval;
import io.gemba.corpus.access.AccessScope;
import io.gemba.corpus.access.Classification;
import io.gemba.corpus.access.CompanyId;
import io.gemba.corpus.access.Principal;
import io.gemba.corpus.access.TenantId;
import io.gemba.corpus.access.VisibleRecords;
import io.gemba.corpus.database.CorpusDatabase;
import io.gemba.corpus.embedding.InProcessEmbedder;
import io.gemba.corpus.embedding.KnownEmbedders;
import io.gemba.corpus.search.ChunkSearch;
import io.gemba.corpus.search.QuestionSearch;
import io.gemba.corpus.text.Language;
import io.gemba.corpus.text.Lexemes;
import io.gemba.embedding.OnnxEmbeddingModel;
import io.gemba.embedding.OnnxModelFiles;
import io.gemba.embedding.TextEmbedder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Counts how many questions of a suite find their document, and how many are answered with what stands there. A
 * question may lean on one before it. Arguments: the JDBC address of a database with the suite's documents, the
 * password of {@code gemba_api} there, and files of questions; with {@code --each} in front, every question is shown.
 */
final class SuiteSurvey {
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    private static final int FIRST = 5;

    private final QuestionReader reader;
    private final Retrieval retrieval;
    private final Candidates candidates;
    private final Set<Principal> everybody;

    private SuiteSurvey(HikariDataSource pool, TextEmbedder embedder) {
        var lexemes = new Lexemes();
        this.reader = new QuestionReader(lexemes);
        var database = new CorpusDatabase(pool);
        var known = KnownEmbedders.only(new InProcessEmbedder(embedder));
        this.retrieval = new Retrieval(
                new QuestionSearch(database, new ChunkSearch(database), known, Duration.ofMinutes(1)),
                Optional.empty());
        this.candidates = new Candidates(lexemes);
        this.everybody = Set.copyOf(JdbcClient.create(pool)
                .sql("SELECT DISTINCT unnest(audience) AS principal FROM acl")
                .query((row, n) -> new Principal(row.getString("principal")))
                .list());
    }

    public static void main(String[] args) throws Exception {
        var each = args[0].equals("--each");
        var rest = List.of(args).subList(each ? 1 : 0, args.length);
        var files = OnnxModelFiles.bundled();
        var embedder = new TextEmbedder(files.spec(), new OnnxEmbeddingModel(files, 2), files.tokens());
        try (var pool = new HikariDataSource()) {
            pool.setJdbcUrl(rest.get(0));
            pool.setUsername("gemba_api");
            pool.setPassword(rest.get(1));
            pool.setMaximumPoolSize(1);
            var survey = new SuiteSurvey(pool, embedder);
            for (var file : rest.subList(2, rest.size())) {
                survey.count(Path.of(file), each);
            }
        }
        System.exit(0);
    }

    private void count(Path file, boolean each) throws Exception {
        var asked = Files.readAllLines(file).stream()
                .map(line -> JSON.readValue(line, Asked.class))
                .map(this::ask)
                .toList();
        if (each) {
            asked.forEach(it -> System.out.println(it.told()));
        }
        System.out.printf("%s%nlanguage  questions  found in first %d  answered  rightly%n", file, FIRST);
        var languages = asked.stream()
                .collect(Collectors.groupingBy(it -> it.asked().language(), TreeMap::new, Collectors.toList()));
        languages.forEach(SuiteSurvey::print);
        print("all", asked);
    }

    private static void print(String language, List<Found> found) {
        System.out.printf(
                Locale.ROOT,
                "%-8s  %9d  %16d  %8d  %7d%n",
                language,
                found.size(),
                found.stream().filter(it -> it.rank() <= FIRST).count(),
                found.stream().filter(Found::answered).count(),
                found.stream().filter(it -> it.answered() && it.right()).count());
    }

    private Found ask(Asked asked) {
        var usual = Language.ofTag(asked.language()).orElseThrow();
        var company = asked.as().equals("plantb") ? 2 : 1;
        var scope =
                new AccessScope(new TenantId(1), Set.of(new CompanyId(company)), everybody, Classification.RESTRICTED);
        Optional<Question> before =
                Optional.ofNullable(asked.before()).map(it -> reader.read(it, usual, Optional.empty()));
        var question = reader.read(asked.ask(), usual, before);
        var passages = retrieval.passagesFor(scope, VisibleRecords.NONE, question);
        var documents = passages.chunks().stream()
                .map(chunk -> chunk.document().fileName())
                .distinct()
                .toList();
        var rank = documents.stream()
                .filter(asked::isRelevant)
                .findFirst()
                .map(it -> documents.indexOf(it) + 1)
                .orElse(99);
        var found = candidates.of(passages);
        if (found.isEmpty()) {
            return new Found(asked, question, rank, 0, "");
        }
        var answer = new ExtractiveComposer().compose(passages, found, Disagreement.NONE, Phrase.QUOTED);
        return new Found(asked, question, rank, Confidence.of(passages, found), text(answer));
    }

    private static String text(Composition answer) {
        return answer.blocks().stream().flatMap(SuiteSurvey::texts).collect(Collectors.joining("\n"));
    }

    private static Stream<String> texts(Block block) {
        return switch (block) {
            case Block.Paragraph it -> it.statements().stream().map(Statement::text);
            case Block.Steps it -> it.items().stream().map(Statement::text);
            case Block.Table it ->
                Stream.concat(
                        Stream.of(String.join(" | ", it.columns())),
                        it.rows().stream().map(row -> String.join(" | ", row.cells())));
            case Block.Conflict it -> it.sides().stream().map(Block.Side::text);
            case Block.Chart it -> Stream.empty();
            case Block.Choices it -> Stream.empty();
            case Block.Note it -> Stream.empty();
        };
    }

    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[\\s\\p{Z}]+", "");
    }

    private record Relevant(String doc) {}

    private record Asked(
            String id,
            String as,
            String language,
            @Nullable String before,
            String ask,
            List<Relevant> relevant,
            List<String> mustContain) {
        boolean isRelevant(String fileName) {
            return relevant.stream().anyMatch(it -> it.doc().endsWith("/" + fileName));
        }
    }

    private record Found(Asked asked, Question question, int rank, double confidence, String answer) {
        boolean answered() {
            return confidence >= 0.35;
        }

        boolean right() {
            return asked.mustContain().stream().allMatch(it -> plain(answer).contains(plain(it)));
        }

        String told() {
            return String.format(
                    Locale.ROOT,
                    "%s rank %d, %.2f, %s: %s%n    as %s %s%n    %s",
                    asked.id(),
                    rank,
                    confidence,
                    right() ? "right" : "WRONG",
                    asked.ask(),
                    question.type(),
                    question.text(),
                    answer.lines().limit(3).collect(Collectors.joining(" / ")));
        }
    }
}
