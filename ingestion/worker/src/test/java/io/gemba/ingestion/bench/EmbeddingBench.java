package io.gemba.ingestion.bench;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtSession;
import io.gemba.embedding.OnnxEmbeddingModel;
import io.gemba.embedding.OnnxModelFiles;
import io.gemba.embedding.OnnxModelFiles.Graph;
import io.gemba.embedding.TextEmbedder;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Prints what embedding costs beside a bare ONNX session that runs the same tokens under the same options. */
public final class EmbeddingBench {
    private static final int TEXTS = 24;
    private static final int ROUNDS = 4;
    private static final int WORDS = 190;
    private static final List<String> VOCABULARY = List.of(
            ("the gearbox flange bolts are tightened to torque with a calibrated wrench before oil is filled into"
                            + " housing check pressure sensor alarm pump valve bearing replace every 2000 hours SOP-014 HX-200/3"
                            + " 42 Nm operator releases machine after inspection and records measured backlash on form quality")
                    .split(" "));

    private EmbeddingBench() {}

    public static void main(String[] args) throws Exception {
        var files = OnnxModelFiles.bundled();
        var texts = texts();
        try (var model = new OnnxEmbeddingModel(files, Runtime.getRuntime().availableProcessors());
                var bare = new BareSession(files)) {
            var embedder = new TextEmbedder(files.spec(), model, files.tokens());
            var ids = texts.stream()
                    .map(text -> files.tokenizer().encode(text).getIds())
                    .toList();
            var wall = new ArrayList<Long>();
            var costs = Cpu.compare(ROUNDS, () -> bare.run(ids), () -> {
                var began = System.nanoTime();
                embedder.passages(texts);
                wall.add(System.nanoTime() - began);
            });
            var fastest = wall.stream().mapToLong(Long::longValue).min().orElseThrow() / 1e9;
            var tokens = ids.stream().mapToInt(each -> each.length).average().orElseThrow();
            Cpu.row("embedding, %d chunks of %.0f tokens".formatted(TEXTS, tokens), "measured", "goal");
            Cpu.row("CPU of a bare session per chunk [ms]", ms(costs.bareSeconds()), "");
            Cpu.row("CPU of the embedder per chunk, tokens included [ms]", ms(costs.ourSeconds()), "");
            Cpu.row("CPU of the embedder / of a bare session", "%.3f".formatted(costs.ratio()), "< 1.15");
            Cpu.row("chunks per second, all cores, best round", "%.1f".formatted(TEXTS / fastest), "");
        }
        System.exit(0);
    }

    private static String ms(double seconds) {
        return "%.1f".formatted(1000 * seconds / (TEXTS * ROUNDS));
    }

    private static List<String> texts() {
        var random = new Random(1);
        var texts = new ArrayList<String>();
        for (int i = 0; i < TEXTS; i++) {
            var words = random.ints(WORDS, 0, VOCABULARY.size())
                    .mapToObj(VOCABULARY::get)
                    .toList();
            texts.add(String.join(" ", words));
        }
        return texts;
    }

    /** A session as one would write it by hand, with the tuned options and nothing else. */
    private static final class BareSession implements AutoCloseable {
        private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
        private final OrtSession session;

        BareSession(OnnxModelFiles files) throws Exception {
            try (var options = new OrtSession.SessionOptions()) {
                options.setIntraOpNumThreads(1);
                options.addConfigEntry("session.intra_op.allow_spinning", "0");
                session = environment.createSession(((Graph.InMemory) files.graph()).bytes(), options);
            }
        }

        void run(List<long[]> texts) throws Exception {
            for (var ids : texts) {
                var shape = new long[] {1, ids.length};
                var ones = new long[ids.length];
                Arrays.fill(ones, 1);
                try (var input = OnnxTensor.createTensor(environment, LongBuffer.wrap(ids), shape);
                        var mask = OnnxTensor.createTensor(environment, LongBuffer.wrap(ones), shape);
                        var types = OnnxTensor.createTensor(environment, LongBuffer.wrap(new long[ids.length]), shape);
                        var result = session.run(
                                Map.of("input_ids", input, "attention_mask", mask, "token_type_ids", types))) {
                    result.get(0);
                }
            }
        }

        @Override
        public void close() throws Exception {
            session.close();
        }
    }
}
