package io.gemba.corpus.bench;

import de.bytefish.pgbulkinsert.pgsql.handlers.BaseValueHandler;
import de.bytefish.pgbulkinsert.row.SimpleRow;
import de.bytefish.pgbulkinsert.row.SimpleRowWriter;
import io.gemba.corpus.bench.SyntheticPlant.Document;
import io.gemba.corpus.bench.SyntheticPlant.Rule;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.postgresql.PGConnection;

/** Fills the corpus tables with a plant through binary COPY, as a superuser, its indexes made afterwards. */
final class PlantLoader {
    private static final int PIECES_PER_CHUNK = 6;

    private final SyntheticPlant plant;
    private final DataSource superuser;

    PlantLoader(SyntheticPlant plant, DataSource superuser) {
        this.plant = plant;
        this.superuser = superuser;
    }

    void rules() throws SQLException {
        execute("TRUNCATE acl CASCADE");
        try (var connection = superuser.getConnection();
                var insert = connection.prepareStatement("""
                    INSERT INTO acl (id, tenant_id, company_id, classification, audience, audience_hash)
                    OVERRIDING SYSTEM VALUE VALUES (?, 1, ?, ?, ?, sha256(convert_to(?, 'UTF8')))
                    """)) {
            for (var rule : plant.rules()) {
                insert.setInt(1, rule.id());
                insert.setInt(2, rule.company());
                insert.setInt(3, rule.classification());
                insert.setArray(4, connection.createArrayOf("text", audience(rule)));
                insert.setString(5, "rule " + rule.id());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static String[] audience(Rule rule) {
        return rule.groups().stream()
                .map(group -> SyntheticPlant.group(group).value())
                .sorted()
                .toArray(String[]::new);
    }

    void documents(List<Document> documents) throws SQLException {
        copy(
                "document",
                List.of(
                        "tenant_id",
                        "id",
                        "source",
                        "source_key",
                        "acl_id",
                        "trust",
                        "file_name",
                        "state",
                        "current_version",
                        "latest_version",
                        "title",
                        "kind"),
                documents,
                (row, document) -> {
                    var name = "document " + document.number();
                    row.setInteger(0, 1);
                    row.setUUID(1, id(document));
                    row.setText(2, "folder:bench");
                    row.setText(3, name);
                    row.setInteger(4, document.rule().id());
                    row.setShort(5, (short) 1);
                    row.setText(6, name);
                    row.setText(7, "indexed");
                    row.setInteger(8, 1);
                    row.setInteger(9, 1);
                    row.setText(10, name);
                    row.setText(11, "other");
                });
        copy(
                "document_version",
                List.of("tenant_id", "document_id", "version", "sha256", "bytes", "pages"),
                documents,
                (row, document) -> {
                    row.setInteger(0, 1);
                    row.setUUID(1, id(document));
                    row.setInteger(2, 1);
                    row.setByteArray(3, new byte[32]);
                    row.setLong(4, 1L);
                    row.setInteger(5, 5);
                });
    }

    void chunks(List<Document> documents) throws SQLException {
        copy(
                "chunk",
                List.of(
                        "tenant_id",
                        "id",
                        "document_id",
                        "ordinal",
                        "heading",
                        "pieces",
                        "language",
                        "page_from",
                        "page_to"),
                chunked(documents, plant::words),
                (row, chunk) -> {
                    row.setInteger(0, 1);
                    row.setLong(1, chunk.id());
                    row.setUUID(2, id(chunk.document()));
                    row.setInteger(3, chunk.ordinal());
                    row.setTextArray(4, List.of("Heading"));
                    row.setJsonb(5, pieces(chunk));
                    row.setText(6, "en");
                    row.setInteger(7, 1);
                    row.setInteger(8, 1);
                });
    }

    void pieceVectors(List<Document> documents) throws SQLException {
        copy(
                "chunk_piece_vec_1",
                List.of("tenant_id", "id", "vectors"),
                chunked(documents, plant::words),
                (row, chunk) -> {
                    row.setInteger(0, 1);
                    row.setLong(1, chunk.id());
                    row.setByteArray(2, new byte[PIECES_PER_CHUNK * SyntheticPlant.DIMENSIONS]);
                });
    }

    private static String pieces(Chunk<int[]> chunk) {
        var words =
                Arrays.stream(chunk.content()).mapToObj(SyntheticPlant::word).collect(Collectors.joining(" "));
        return """
            [{"kind":"SENTENCE","text":"%s","page":1,"boxes":[[0.1,0.1,0.9,0.2]],"confidence":1,"group":0,"columns":[],"cells":[]}]
            """.formatted(words);
    }

    void texts(List<Document> documents) throws SQLException {
        copy(
                "chunk_fts_1",
                List.of("tenant_id", "id", "acl_id", "tsv"),
                chunked(documents, plant::words),
                (row, chunk) -> {
                    row.setInteger(0, 1);
                    row.setLong(1, chunk.id());
                    row.setInteger(2, chunk.document().rule().id());
                    row.setValue(3, new TextVector(), chunk.content());
                });
    }

    void vectors(List<Document> documents) throws SQLException {
        vectors("chunk_vec_1", chunked(documents, plant::vectors));
    }

    /** How long it takes to copy all vectors into a table without an index, once they are made; the second time. */
    double secondsToCopyVectors(List<Document> documents) throws SQLException {
        execute("CREATE TABLE copied (LIKE chunk_vec INCLUDING STORAGE INCLUDING CONSTRAINTS)");
        var made = new ArrayList<Chunk<float[]>>();
        chunked(documents, plant::vectors).forEach(made::add);
        vectors("copied", made);
        execute("TRUNCATE copied", "CHECKPOINT");
        var began = System.nanoTime();
        vectors("copied", made);
        var nanos = System.nanoTime() - began;
        execute("DROP TABLE copied");
        return nanos / 1e9;
    }

    private void vectors(String table, Iterable<Chunk<float[]>> chunks) throws SQLException {
        copy(table, List.of("tenant_id", "id", "acl_id", "embedding"), chunks, (row, chunk) -> {
            row.setInteger(0, 1);
            row.setLong(1, chunk.id());
            row.setInteger(2, chunk.document().rule().id());
            row.setValue(3, new HalfVector(), chunk.content());
        });
    }

    void execute(String... statements) throws SQLException {
        try (var connection = superuser.getConnection();
                var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        }
    }

    static UUID id(Document document) {
        return new UUID(7, document.number());
    }

    private static <C> Iterable<Chunk<C>> chunked(List<Document> documents, Function<Document, C[]> contents) {
        return () -> IntStream.range(0, documents.size())
                .boxed()
                .flatMap(place -> {
                    var content = contents.apply(documents.get(place));
                    return IntStream.range(0, content.length)
                            .mapToObj(ordinal -> new Chunk<>(
                                    1L + place * content.length + ordinal,
                                    documents.get(place),
                                    ordinal,
                                    content[ordinal]));
                })
                .iterator();
    }

    private <T> void copy(String table, List<String> columns, Iterable<T> rows, BiConsumer<SimpleRow, T> fill)
            throws SQLException {
        try (Connection connection = superuser.getConnection();
                var writer = new SimpleRowWriter(
                        new SimpleRowWriter.Table(table, columns.toArray(String[]::new)),
                        connection.unwrap(PGConnection.class))) {
            for (var row : rows) {
                writer.startRow(it -> fill.accept(it, row));
            }
        }
    }

    private record Chunk<C>(long id, Document document, int ordinal, C content) {}

    /** As {@code halfvec_recv} reads it. */
    private static final class HalfVector extends BaseValueHandler<float[]> {
        @Override
        protected void internalHandle(DataOutputStream out, float[] value) throws IOException {
            var bytes = ByteBuffer.allocate(4 + getLength(value));
            bytes.putInt(getLength(value)).putShort((short) value.length).putShort((short) 0);
            for (var dimension : value) {
                bytes.putShort(Float.floatToFloat16(dimension));
            }
            out.write(bytes.array());
        }

        @Override
        public int getLength(float[] value) {
            return 4 + 2 * value.length;
        }
    }

    /** As {@code tsvectorrecv} reads it. */
    private static final class TextVector extends BaseValueHandler<int[]> {
        private static final int MOST_OCCURRENCES = 4;

        @Override
        protected void internalHandle(DataOutputStream out, int[] value) throws IOException {
            var counts = counts(value);
            out.writeInt(length(counts));
            out.writeInt(counts.size());
            for (var entry : counts.entrySet()) {
                out.write(entry.getKey().getBytes(StandardCharsets.UTF_8));
                out.writeByte(0);
                var occurrences = Math.min(MOST_OCCURRENCES, entry.getValue());
                out.writeShort(occurrences);
                for (int i = 1; i <= occurrences; i++) {
                    out.writeShort(i);
                }
            }
        }

        private static TreeMap<String, Integer> counts(int[] words) {
            var counts = new TreeMap<String, Integer>();
            for (var word : words) {
                counts.merge(SyntheticPlant.word(word), 1, Integer::sum);
            }
            return counts;
        }

        private static int length(TreeMap<String, Integer> counts) {
            return 4
                    + counts.entrySet().stream()
                            .mapToInt(it -> it.getKey().length() + 3 + 2 * Math.min(MOST_OCCURRENCES, it.getValue()))
                            .sum();
        }

        @Override
        public int getLength(int[] value) {
            return length(counts(value));
        }
    }
}
