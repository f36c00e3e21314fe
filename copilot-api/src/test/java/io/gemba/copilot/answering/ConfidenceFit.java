package io.gemba.copilot.answering;

import com.zaxxer.hikari.HikariDataSource;
import io.gemba.copilot.grounding.DocumentEvidence;
import io.gemba.copilot.retrieval.QuestionReader;
import io.gemba.copilot.retrieval.Retrieval;
import io.gemba.corpus.access.AccessScope;
import io.gemba.corpus.access.Classification;
import io.gemba.corpus.access.CompanyId;
import io.gemba.corpus.access.Principal;
import io.gemba.corpus.access.TenantId;
import io.gemba.corpus.access.VisibleRecords;
import io.gemba.corpus.database.CorpusDatabase;
import io.gemba.corpus.embedding.KnownEmbedders;
import io.gemba.corpus.search.ChunkSearch;
import io.gemba.corpus.search.QuestionSearch;
import io.gemba.corpus.text.Language;
import io.gemba.corpus.text.Lexemes;
import io.gemba.model.embedding.EmbeddingModels;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Fits the decision to answer or to abstain, as {@link Confidence} has it, and says how well it parts questions of a
 * company that it was not fitted on. Arguments, three for each company: the JDBC address of a database that holds its
 * documents alone, the password of {@code gemba_api} there, and its file of graded questions.
 */
final class ConfidenceFit {
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    private static final List<Double> THRESHOLDS = List.of(0.2, 0.3, 0.35, 0.4, 0.5, 0.6, 0.7, 0.8);
    private static final AccessScope EVERYTHING = new AccessScope(
            new TenantId(1),
            Set.of(new CompanyId(1), new CompanyId(2)),
            Set.of(Principal.EVERYONE),
            Classification.RESTRICTED);

    private ConfidenceFit() {}

    public static void main(String[] args) throws Exception {
        var bundled = EmbeddingModels.bundled();
        fit("by meaning and by words", args, KnownEmbedders.only(bundled));
        fit("by words alone", args, new KnownEmbedders("none", Map.of("none", () -> bundled)));
        System.exit(0);
    }

    private static void fit(String title, String[] args, KnownEmbedders embedders) throws IOException {
        System.out.printf("%n== %s%n", title);
        var companies = new ArrayList<List<Asked>>();
        for (int i = 0; i + 2 < args.length; i += 3) {
            companies.add(ask(args[i], args[i + 1], Path.of(args[i + 2]), embedders));
        }
        report(companies);
    }

    private static List<Asked> ask(String url, String password, Path cases, KnownEmbedders embedders)
            throws IOException {
        try (var pool = new HikariDataSource()) {
            pool.setJdbcUrl(url);
            pool.setUsername("gemba_api");
            pool.setPassword(password);
            pool.setMaximumPoolSize(1);
            var lexemes = new Lexemes();
            var reader = new QuestionReader(lexemes);
            var database = new CorpusDatabase(pool);
            var search = new QuestionSearch(database, new ChunkSearch(database), embedders, Duration.ofMinutes(1));
            var retrieval = new Retrieval(search, Optional.empty());
            var candidates = new Candidates(lexemes);
            var asked = new ArrayList<Asked>();
            for (var line : Files.readAllLines(cases)) {
                var graded = JSON.readValue(line, Graded.class);
                var usual = Language.ofTag(graded.language()).orElseThrow();
                var passages = retrieval.passagesFor(
                        EVERYTHING, VisibleRecords.NONE, reader.read(graded.ask(), usual, Optional.empty()));
                var found = candidates.of(passages);
                if (!found.isEmpty()) {
                    var answer = new ExtractiveComposer().compose(passages, found, Disagreement.NONE, Phrase.QUOTED);
                    asked.add(new Asked(
                            graded,
                            Confidence.Signals.of(passages, found),
                            passages.byWordsAlone(),
                            graded.isMetBy(answer)));
                }
            }
            return asked;
        }
    }

    private static void report(List<List<Asked>> companies) {
        var all = companies.stream().flatMap(List::stream).toList();
        System.out.printf(
                "%d questions with an answer, of which %.1f %% are answered rightly if answered; %d without%n",
                count(all, Asked::isAnswerable),
                100.0 * count(all, Asked::right) / count(all, Asked::isAnswerable),
                count(all, it -> !it.isAnswerable()));
        var whole = fit(all);
        System.out.printf("constant %.2f%n", whole.constant());
        var names = all.getFirst().components().map(RecordComponent::getName).toList();
        for (int j = 0; j < names.size(); j++) {
            System.out.printf("%-14s %6.2f%n", names.get(j), whole.weights().getEntry(j));
        }
        var others = companies.stream()
                .flatMap(company -> {
                    var fitted =
                            fit(all.stream().filter(it -> !company.contains(it)).toList());
                    return company.stream().map(it -> new Judged(it, fitted.of(it.inputs())));
                })
                .toList();
        print("fitted on the other companies", others);
        print(
                "as it is set",
                all.stream().map(it -> new Judged(it, it.probability())).toList());
    }

    /**
     * What should not have been answered is learned from, and what was answered rightly; not what was answered wrongly.
     */
    private static LogisticRegression fit(List<Asked> asked) {
        var used = asked.stream().filter(it -> !it.isAnswerable() || it.right()).toList();
        return LogisticRegression.fit(
                used.stream().map(Asked::inputs).toList(),
                used.stream().map(Asked::isAnswerable).toList());
    }

    private static void print(String title, List<Judged> judged) {
        var answerable = judged.stream().filter(it -> it.asked().isAnswerable()).toList();
        var others = judged.stream().filter(it -> !it.asked().isAnswerable()).toList();
        System.out.printf("%n%s%nthreshold  answered  rightly  answered without an answer%n", title);
        for (var threshold : THRESHOLDS) {
            Predicate<Judged> answered = it -> it.probability() >= threshold;
            System.out.printf(
                    Locale.ROOT,
                    "%9.2f %9.3f %8.3f %9.3f%n",
                    threshold,
                    share(answerable, answered),
                    share(answerable, answered.and(it -> it.asked().right())),
                    share(others, answered));
        }
        var above = answerable.stream()
                .flatMap(a -> others.stream().map(b -> Double.compare(a.probability(), b.probability()) > 0))
                .collect(Collectors.averagingDouble(it -> it ? 1 : 0));
        System.out.printf(Locale.ROOT, "area under the curve %.3f%n", above);
    }

    private static double share(List<Judged> judged, Predicate<Judged> test) {
        return judged.stream().filter(test).count() / (double) judged.size();
    }

    private static long count(List<Asked> asked, Predicate<Asked> test) {
        return asked.stream().filter(test).count();
    }

    private record Judged(Asked asked, double probability) {}

    private record Asked(Graded graded, Confidence.Signals signals, boolean byWordsAlone, boolean isMet) {
        boolean isAnswerable() {
            return graded.expect().equals("grounded");
        }

        boolean right() {
            return isAnswerable() && isMet;
        }

        double probability() {
            return byWordsAlone ? signals.byWords() : signals.probability();
        }

        /** All that is known: without a vector there is no similarity. */
        Stream<RecordComponent> components() {
            return Arrays.stream(Confidence.Signals.class.getRecordComponents())
                    .filter(it -> !byWordsAlone || !it.getName().equals("similarity"));
        }

        double[] inputs() {
            return components()
                    .mapToDouble(it -> {
                        try {
                            return (double) it.getAccessor().invoke(signals);
                        } catch (ReflectiveOperationException e) {
                            throw new IllegalStateException(e);
                        }
                    })
                    .toArray();
        }
    }

    private record Relevant(String doc) {
        boolean isIn(String fileName) {
            return doc.equals(fileName) || doc.endsWith("/" + fileName);
        }
    }

    /** A line of the suite, as far as it matters here. */
    private record Graded(
            String id,
            String language,
            String ask,
            String expect,
            List<Relevant> relevant,
            List<String> mustContain,
            List<String> mustNotContain) {

        boolean isMetBy(Composition answer) {
            var text = plain(text(answer));
            return mustContain.stream().allMatch(it -> text.contains(plain(it)))
                    && mustNotContain.stream().noneMatch(it -> text.contains(plain(it)))
                    && answer.citations().stream()
                            .map(Citation::evidence)
                            .filter(DocumentEvidence.class::isInstance)
                            .map(it -> ((DocumentEvidence) it).document().fileName())
                            .anyMatch(file -> relevant.stream().anyMatch(it -> it.isIn(file)));
        }

        private static String text(Composition answer) {
            return answer.blocks().stream()
                    .map(block -> switch (block) {
                        case Block.Paragraph it ->
                            it.statements().stream().map(Statement::text).collect(Collectors.joining(" "));
                        case Block.Steps it ->
                            it.items().stream().map(Statement::text).collect(Collectors.joining("\n"));
                        case Block.Table it ->
                            String.join(" | ", it.columns()) + "\n"
                                    + it.rows().stream()
                                            .map(row -> String.join(" | ", row.cells()))
                                            .collect(Collectors.joining("\n"));
                        case Block.Conflict it ->
                            it.sides().stream().map(Block.Side::text).collect(Collectors.joining("\n"));
                        case Block.Chart it -> "";
                        case Block.Choices it -> "";
                        case Block.Note it -> "";
                    })
                    .collect(Collectors.joining("\n"));
        }

        /** White space, case and the separators of numbers do not count. */
        private static String plain(String text) {
            return text.toLowerCase(Locale.ROOT)
                    .replace('\u2019', '\'')
                    .replace('\u2013', '-')
                    .replaceAll("(?<=\\d)[.,'\\p{Z}](?=\\d{3}\\b)", "")
                    .replaceAll("(?<=\\d),(?=\\d)", ".")
                    .replaceAll("[\\s\\p{Z}]+", "");
        }
    }
}
