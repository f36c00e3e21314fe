package io.gemba.onnx;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;

/**
 * An ONNX model that reads tokens: {@code input_ids}, and {@code attention_mask} and {@code token_type_ids} where it
 * has them.
 *
 * <p>One text per run: padding a batch costs more processor time than it saves, and makes what an int8 model says
 * depend on a text's neighbours. One single-threaded run per core, because threads within a run spin.
 */
public final class TokenModel implements AutoCloseable {
    private static final Set<String> UNDERSTOOD = Set.of("input_ids", "attention_mask", "token_type_ids");

    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
    private final OrtSession session;
    private final ExecutorService runners;

    private interface Open {
        OrtSession with(OrtEnvironment environment, OrtSession.SessionOptions options) throws OrtException;
    }

    /**
     * Loads a model from memory.
     *
     * @param name of its threads
     * @param parallelism how many texts are read at once; the number of cores serves best
     * @throws OnnxFailed if it is no model that this runtime can run
     */
    public TokenModel(byte[] model, String name, int parallelism) {
        this((environment, options) -> environment.createSession(model, options), name, parallelism);
    }

    /** Loads a model from a file, beside which its weights may lie. */
    public TokenModel(Path file, String name, int parallelism) {
        this((environment, options) -> environment.createSession(file.toString(), options), name, parallelism);
    }

    private TokenModel(Open open, String name, int parallelism) {
        this.session = session(open);
        var unknown = session.getInputNames().stream()
                .filter(it -> !UNDERSTOOD.contains(it))
                .toList();
        if (!unknown.isEmpty()) {
            throw new OnnxFailed("the model wants %s, which Gemba does not give".formatted(unknown));
        }
        this.runners = Executors.newFixedThreadPool(
                parallelism, Thread.ofPlatform().name(name + "-", 0).daemon().factory());
    }

    private OrtSession session(Open open) {
        try (var options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.addConfigEntry("session.intra_op.allow_spinning", "0");
            return open.with(environment, options);
        } catch (OrtException e) {
            throw new OnnxFailed("the model cannot be loaded: " + e.getMessage(), e);
        }
    }

    /**
     * The first output that has so many dimensions.
     *
     * @throws OnnxFailed if there is none
     */
    public String output(int dimensions) {
        try {
            return session.getOutputInfo().values().stream()
                    .filter(it -> it.getInfo() instanceof TensorInfo tensor && tensor.getShape().length == dimensions)
                    .map(NodeInfo::getName)
                    .findFirst()
                    .orElseThrow(() -> new OnnxFailed(
                            "the model has no output of %d dimensions; it has %s".formatted(dimensions, outputs())));
        } catch (OrtException e) {
            throw new OnnxFailed("the model does not tell its outputs", e);
        }
    }

    private Set<String> outputs() {
        return session.getOutputNames();
    }

    /** What the model makes of each text, in their order. */
    public <T> List<T> run(List<Encoding> texts, String output, Reading<T> reading) {
        try {
            return run(texts, output, reading, Duration.ofDays(1));
        } catch (TimeoutException e) {
            throw new OnnxFailed("the model has not finished within a day", e);
        }
    }

    /**
     * What the model makes of each text, in their order.
     *
     * @throws TimeoutException if that takes longer; what has not been begun by then is not begun any more
     */
    public <T> List<T> run(List<Encoding> texts, String output, Reading<T> reading, Duration longest)
            throws TimeoutException {
        var end = System.nanoTime() + longest.toNanos();
        // Longest first, so that the runners finish together and the arena grows once.
        var order = IntStream.range(0, texts.size())
                .boxed()
                .sorted(Comparator.comparingInt((Integer i) -> texts.get(i).getIds().length)
                        .reversed())
                .toList();
        var pending = new ArrayList<Future<T>>();
        for (int i : order) {
            pending.add(runners.submit(() -> run(texts.get(i), output, reading)));
        }
        try {
            var read = new HashMap<Integer, T>();
            for (int k = 0; k < order.size(); k++) {
                read.put(order.get(k), await(pending.get(k), end - System.nanoTime()));
            }
            return IntStream.range(0, texts.size()).mapToObj(read::get).toList();
        } finally {
            pending.forEach(it -> it.cancel(false));
        }
    }

    private static <T> T await(Future<T> future, long nanos) throws TimeoutException {
        try {
            return future.get(nanos, TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw new OnnxFailed("the model cannot read a text", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OnnxFailed("interrupted while a model reads", e);
        }
    }

    private <T> T run(Encoding text, String output, Reading<T> reading) throws OrtException {
        try (var ids = tensor(text.getIds());
                var mask = tensor(text.getAttentionMask());
                var types = tensor(text.getTypeIds())) {
            var inputs = new HashMap<>(Map.of("input_ids", ids, "attention_mask", mask, "token_type_ids", types));
            inputs.keySet().retainAll(session.getInputNames());
            try (var result = session.run(inputs, Set.of(output))) {
                var tensor = (OnnxTensor) result.get(0);
                return reading.of(tensor.getFloatBuffer(), tensor.getInfo().getShape());
            }
        }
    }

    private OnnxTensor tensor(long[] values) throws OrtException {
        return OnnxTensor.createTensor(environment, LongBuffer.wrap(values), new long[] {1, values.length});
    }

    /** Stops the runners and frees the native session. */
    @Override
    public void close() {
        runners.close();
        try {
            session.close();
        } catch (OrtException e) {
            throw new OnnxFailed("the model could not be closed", e);
        }
    }

    /** What is made of an output of one text: its numbers and their shape, the first dimension being 1. */
    @FunctionalInterface
    public interface Reading<T> {
        T of(FloatBuffer numbers, long[] shape);
    }
}
