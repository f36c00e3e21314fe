package io.gemba.corpus.bench;

import io.gemba.corpus.access.AccessScope;
import io.gemba.corpus.bench.SyntheticPlant.Document;
import io.gemba.corpus.testing.TestDatabase;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A database that holds a plant of a given size, as the product would have filled it. */
final class PlantDatabase {
    private static final List<String> PARTITIONED = List.of("chunk_vec", "chunk_fts");
    private static final String TEXTS = "stems through binary COPY";
    private static final String VECTORS = "vectors through binary COPY, and making them";
    private static final String TEXT_INDEX = "full-text index";
    private static final String VECTOR_INDEX = "vector index";

    private final TestDatabase database;
    private final SyntheticPlant plant;
    private final List<Document> documents;
    private final PlantLoader loader;
    private final Map<String, Double> seconds = new LinkedHashMap<>();

    private PlantDatabase(TestDatabase database, SyntheticPlant plant, List<Document> documents) {
        this.database = database;
        this.plant = plant;
        this.documents = documents;
        this.loader = new PlantLoader(plant, database.superuserSource());
    }

    static PlantDatabase fill(SyntheticPlant plant, int chunks) throws SQLException {
        var filled = new PlantDatabase(TestDatabase.create(), plant, plant.documents(chunks));
        filled.fill();
        return filled;
    }

    private void fill() throws SQLException {
        loader.rules();
        loader.documents(documents);
        loader.chunks(documents);
        loader.pieceVectors(documents);
        for (var table : PARTITIONED) {
            var partition = table + "_1";
            execute(
                    "DROP TABLE " + partition,
                    "CREATE TABLE %s (LIKE %s INCLUDING STORAGE INCLUDING CONSTRAINTS)".formatted(partition, table));
        }
        timed(TEXTS, () -> loader.texts(documents));
        timed(VECTORS, () -> loader.vectors(documents));
        timed(TEXT_INDEX, () -> attach("chunk_fts"));
        timed(VECTOR_INDEX, () -> attach("chunk_vec"));
        execute(
                "UPDATE acl SET n_chunks = c.n FROM (SELECT acl_id, count(*) AS n FROM chunk_vec GROUP BY acl_id) c"
                        + " WHERE c.acl_id = acl.id",
                "INSERT INTO lexeme SELECT 1, word, ndoc FROM ts_stat('SELECT tsv FROM chunk_fts')");
        for (var table : List.of(
                "acl",
                "document",
                "document_version",
                "chunk",
                "chunk_piece_vec",
                "chunk_vec",
                "chunk_fts",
                "lexeme")) {
            execute("VACUUM ANALYZE " + table);
        }
    }

    private void attach(String table) throws SQLException {
        execute("ALTER TABLE %s ATTACH PARTITION %s_1 FOR VALUES IN (1)".formatted(table, table));
    }

    private void timed(String what, Work work) throws SQLException {
        var began = System.nanoTime();
        work.run();
        seconds.put(what, (System.nanoTime() - began) / 1e9);
    }

    void print() {
        seconds.forEach((what, taken) -> Table.row(what + " [s]", Table.number(taken), ""));
    }

    double secondsToCopyVectors() throws SQLException {
        return loader.secondsToCopyVectors(documents);
    }

    List<Integer> rulesWithin(AccessScope scope) {
        return plant.rules().stream()
                .filter(rule -> rule.admits(scope))
                .map(SyntheticPlant.Rule::id)
                .toList();
    }

    void execute(String... statements) throws SQLException {
        loader.execute(statements);
    }

    TestDatabase database() {
        return database;
    }

    List<Document> documents() {
        return documents;
    }

    private interface Work {
        void run() throws SQLException;
    }
}
