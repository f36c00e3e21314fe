package io.gemba.corpus.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Real ONNX models, small enough to be written here, field by field as onnx.proto3 has them, with a tokenizer that
 * knows a few words: an embedding model whose tokens have directions of their own, and a cross-encoder that counts the
 * words that question and passage share.
 */
public final class TinyOnnx {
    private static final List<String> SPECIAL = List.of("[PAD]", "[UNK]", "[CLS]", "[SEP]");
    private static final int FLOAT = 1;
    private static final int INT64 = 7;
    private static final int INTS = 7;
    private static final int INT = 2;

    private final List<String> words;

    private TinyOnnx(List<String> words) {
        this.words = words;
    }

    /** Models that know these words, in lower case. */
    public static TinyOnnx of(String text) {
        return new TinyOnnx(List.of(text.toLowerCase(Locale.ROOT).split("\\W+")).stream()
                .distinct()
                .toList());
    }

    /** What an embedding model gives. */
    public enum Output {
        /** A vector for each token. */
        TOKENS,
        /** One vector. */
        SENTENCE
    }

    /** Writes an embedding model. */
    public Path embedding(Path file, int dimensions, Output output, String... inputs) {
        var vectors = IntStream.range(0, vocabulary())
                .mapToObj(token -> direction(token, dimensions))
                .toList();
        var graph = new Message();
        graph.node("Gather", List.of("table", "input_ids"), "last_hidden_state");
        if (output == Output.SENTENCE) {
            graph.node(
                    "ReduceMean",
                    List.of("last_hidden_state"),
                    "sentence_embedding",
                    ints("axes", 1),
                    int1("keepdims", 0));
        }
        graph.text(2, "embedding");
        graph.floats("table", vectors);
        for (var input : inputs) {
            graph.value(11, input, INT64, "1", "tokens");
        }
        if (output == Output.SENTENCE) {
            graph.value(12, "sentence_embedding", FLOAT, "1", Integer.toString(dimensions));
        } else {
            graph.value(12, "last_hidden_state", FLOAT, "1", "tokens", Integer.toString(dimensions));
        }
        return write(file, model(graph));
    }

    private static float[] direction(int token, int dimensions) {
        var random = new Random(1000L + token);
        var direction = new float[dimensions];
        for (int d = 0; d < dimensions; d++) {
            direction[d] = (float) random.nextGaussian();
        }
        return direction;
    }

    /** Writes a cross-encoder: its logit is how many words question and passage share, less two. */
    public Path crossEncoder(Path file) {
        var rows = IntStream.range(0, vocabulary()).mapToObj(this::unit).toList();
        var graph = new Message();
        graph.node("Gather", List.of("table", "input_ids"), "tokens");
        graph.node("Cast", List.of("token_type_ids"), "types", int1("to", FLOAT));
        graph.node("Unsqueeze", List.of("types", "last"), "ofPassage");
        graph.node("Mul", List.of("tokens", "ofPassage"), "passageTokens");
        graph.node("ReduceSum", List.of("passageTokens", "first"), "passage", int1("keepdims", 0));
        graph.node("ReduceSum", List.of("tokens", "first"), "both", int1("keepdims", 0));
        graph.node("Sub", List.of("both", "passage"), "question");
        graph.node("Mul", List.of("question", "passage"), "shared");
        graph.node("ReduceSum", List.of("shared", "first"), "count", int1("keepdims", 1));
        graph.node("Sub", List.of("count", "two"), "logits");
        graph.text(2, "cross-encoder");
        graph.floats("table", rows);
        graph.floats("two", List.of(new float[] {2}));
        graph.int64("first", 1);
        graph.int64("last", 2);
        for (var input : List.of("input_ids", "attention_mask", "token_type_ids")) {
            graph.value(11, input, INT64, "1", "tokens");
        }
        graph.value(12, "logits", FLOAT, "1", "1");
        return write(file, model(graph));
    }

    private float[] unit(int token) {
        var row = new float[vocabulary()];
        row[token] = token < SPECIAL.size() ? 0 : 1;
        return row;
    }

    /** Writes the tokenizer of both. */
    public Path tokenizer(Path file) {
        var tokens = IntStream.range(0, vocabulary())
                .mapToObj(it -> "\"%s\": %d".formatted(token(it), it))
                .collect(Collectors.joining(", "));
        var json = """
            {"version": "1.0", "truncation": null, "padding": null,
             "added_tokens": [%s],
             "normalizer": {"type": "Lowercase"},
             "pre_tokenizer": {"type": "Whitespace"},
             "post_processor": {"type": "TemplateProcessing",
               "single": [%2$s, {"Sequence": {"id": "A", "type_id": 0}}, %3$s],
               "pair": [%2$s, {"Sequence": {"id": "A", "type_id": 0}}, %3$s, {"Sequence": {"id": "B", "type_id": 1}},
                        {"SpecialToken": {"id": "[SEP]", "type_id": 1}}],
               "special_tokens": {"[CLS]": {"id": "[CLS]", "ids": [2], "tokens": ["[CLS]"]},
                                  "[SEP]": {"id": "[SEP]", "ids": [3], "tokens": ["[SEP]"]}}},
             "decoder": null,
             "model": {"type": "WordLevel", "vocab": {%4$s}, "unk_token": "[UNK]"}}
            """.formatted(
                IntStream.range(0, SPECIAL.size()).mapToObj(TinyOnnx::added).collect(Collectors.joining(", ")),
                "{\"SpecialToken\": {\"id\": \"[CLS]\", \"type_id\": 0}}",
                "{\"SpecialToken\": {\"id\": \"[SEP]\", \"type_id\": 0}}",
                tokens);
        return write(file, json.getBytes(StandardCharsets.UTF_8));
    }

    private static String added(int id) {
        return ("{\"id\": %d, \"content\": \"%s\", \"single_word\": false, \"lstrip\": false, \"rstrip\": false,"
                        + " \"normalized\": false, \"special\": true}")
                .formatted(id, SPECIAL.get(id));
    }

    private int vocabulary() {
        return SPECIAL.size() + words.size();
    }

    private String token(int id) {
        return id < SPECIAL.size() ? SPECIAL.get(id) : words.get(id - SPECIAL.size());
    }

    private static byte[] model(Message graph) {
        var opset = new Message();
        opset.number(2, 13);
        var model = new Message();
        model.number(1, 8);
        model.part(8, opset);
        model.part(7, graph);
        return model.bytes();
    }

    private static Consumer<Message> int1(String name, long value) {
        return attribute -> {
            attribute.text(1, name);
            attribute.number(3, value);
            attribute.number(20, INT);
        };
    }

    private static Consumer<Message> ints(String name, long value) {
        return attribute -> {
            attribute.text(1, name);
            attribute.number(8, value);
            attribute.number(20, INTS);
        };
    }

    private static Path write(Path file, byte[] content) {
        try {
            return Files.write(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A message of Protocol Buffers in its making. */
    private static final class Message {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();

        byte[] bytes() {
            return out.toByteArray();
        }

        void number(int field, long value) {
            varint((long) field << 3);
            varint(value);
        }

        void text(int field, String text) {
            raw(field, text.getBytes(StandardCharsets.UTF_8));
        }

        void part(int field, Message part) {
            raw(field, part.bytes());
        }

        private void raw(int field, byte[] content) {
            varint((long) field << 3 | 2);
            varint(content.length);
            out.writeBytes(content);
        }

        private void varint(long value) {
            var rest = value;
            while (rest > 0x7f) {
                out.write((int) (rest & 0x7f | 0x80));
                rest >>>= 7;
            }
            out.write((int) rest);
        }

        @SafeVarargs
        final void node(String type, List<String> inputs, String output, Consumer<Message>... attributes) {
            var node = new Message();
            inputs.forEach(it -> node.text(1, it));
            node.text(2, output);
            node.text(4, type);
            for (var attribute : attributes) {
                var part = new Message();
                attribute.accept(part);
                node.part(5, part);
            }
            part(1, node);
        }

        void floats(String name, List<float[]> rows) {
            var numbers = ByteBuffer.allocate(rows.size() * rows.getFirst().length * Float.BYTES)
                    .order(ByteOrder.LITTLE_ENDIAN);
            rows.forEach(row -> {
                for (var number : row) {
                    numbers.putFloat(number);
                }
            });
            var tensor = new Message();
            tensor.number(1, rows.size());
            tensor.number(1, rows.getFirst().length);
            tensor.number(2, FLOAT);
            tensor.text(8, name);
            tensor.raw(9, numbers.array());
            part(5, tensor);
        }

        void int64(String name, long value) {
            var tensor = new Message();
            tensor.number(1, 1);
            tensor.number(2, INT64);
            tensor.number(7, value);
            tensor.text(8, name);
            part(5, tensor);
        }

        /** An input or output of the graph; a dimension is a number or a name. */
        void value(int field, String name, int type, String... dimensions) {
            var shape = new Message();
            for (var dimension : dimensions) {
                var one = new Message();
                if (Character.isDigit(dimension.charAt(0))) {
                    one.number(1, Long.parseLong(dimension));
                } else {
                    one.text(2, dimension);
                }
                shape.part(1, one);
            }
            var tensor = new Message();
            tensor.number(1, type);
            tensor.part(2, shape);
            var whole = new Message();
            whole.part(1, tensor);
            var value = new Message();
            value.text(1, name);
            value.part(2, whole);
            part(field, value);
        }
    }
}
