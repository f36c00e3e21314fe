package io.gemba.copilot.answering;

import io.gemba.copilot.grounding.EvidenceTesting;
import io.gemba.copilot.grounding.NumberedEvidence;
import io.gemba.copilot.retrieval.Passages;
import io.gemba.copilot.retrieval.QuestionReader;
import io.gemba.copilot.skill.RecordContext;
import io.gemba.corpus.access.AccessScope;
import io.gemba.corpus.access.Classification;
import io.gemba.corpus.access.TenantId;
import io.gemba.corpus.access.VisibleRecords;
import io.gemba.corpus.search.SearchResult;
import io.gemba.corpus.text.Language;
import io.gemba.corpus.text.Lexemes;
import io.gemba.model.Cancellation;
import io.gemba.model.bench.Benches;
import io.gemba.model.bench.Percentiles;
import io.gemba.model.bench.RawClient;
import io.gemba.model.bench.StubProcess;
import io.gemba.prompts.PromptLibrary;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Prints when the first sentence that a model writes has been verified, so that it may be shown, beside when the model
 * had written it.
 */
final class FirstSentenceBench {
    private static final int STREAMS = 50;
    private static final int ROUNDS = 20;

    private final ModelComposer composer;
    private final Passages passages;
    private final NumberedEvidence evidence;

    private FirstSentenceBench(ModelComposer composer, Lexemes lexemes) {
        this.composer = composer;
        var question = new QuestionReader(lexemes).read("Which torque?", Language.ENGLISH, Optional.empty());
        this.passages = new Passages(question, List.of(), new SearchResult(List.of(), List.of()), List.of());
        var said = IntStream.range(1, 20).mapToObj(i -> "torque" + i).collect(Collectors.joining(" ", "Tighten ", "."));
        var document = EvidenceTesting.document("Torques", "SOP-1", "A");
        this.evidence = new NumberedEvidence(List.of(EvidenceTesting.evidence(document, said)));
    }

    public static void main(String[] args) throws Exception {
        try (var stub = StubProcess.streaming(20, Duration.ofMillis(50));
                var raw = new RawClient(stub.url());
                var gateway = Benches.gateway(stub.url())) {
            var lexemes = new Lexemes();
            var bench = new FirstSentenceBench(new ModelComposer(gateway, PromptLibrary.shipped(), lexemes), lexemes);
            var written = new ArrayList<Duration>();
            var verified = new ArrayList<Duration>();
            for (int round = 0; round < ROUNDS; round++) {
                var bare = Benches.atOnce(STREAMS, () -> raw.first("[1]"));
                var ours = Benches.atOnce(STREAMS, bench::firstSentence);
                if (round >= ROUNDS / 2) {
                    written.addAll(bare);
                    verified.addAll(ours);
                }
            }
            report(new Percentiles(written), new Percentiles(verified));
        }
        System.exit(0);
    }

    private static void report(Percentiles written, Percentiles verified) {
        Benches.row("first verified sentence, " + STREAMS + " streams", "measured", "goal");
        Benches.row(
                "the model has written it, JDK client, p50 / p99 [ms]", written.at(50) + " / " + written.at(99), "");
        Benches.row("it is verified, p50 / p99 [ms]", verified.at(50) + " / " + verified.at(99), "");
        Benches.row("time added, p50 [ms]", verified.at(50) - written.at(50), "");
    }

    private Duration firstSentence() {
        var began = System.nanoTime();
        long[] first = {0};
        composer.compose(
                new Ask(
                        new AccessScope(new TenantId(1), Set.of(), Set.of(), Classification.INTERNAL),
                        VisibleRecords.NONE,
                        passages.question().asked(),
                        Language.ENGLISH,
                        Optional.empty(),
                        Instant.now().plusSeconds(40),
                        new Cancellation(),
                        RecordContext.NONE,
                        Optional.empty(),
                        List.of(),
                        ""),
                passages.question(),
                evidence,
                Disagreement.NONE,
                new AnswerEvents() {
                    @Override
                    public void statement(Statement statement) {
                        first[0] = first[0] == 0 ? System.nanoTime() : first[0];
                    }
                });
        if (first[0] == 0) {
            throw new IllegalStateException("no sentence was verified");
        }
        return Duration.ofNanos(first[0] - began);
    }
}
