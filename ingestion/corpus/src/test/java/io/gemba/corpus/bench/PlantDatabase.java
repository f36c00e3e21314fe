package io.gemba.corpus.bench;

import io.gemba.corpus.bench.SyntheticPlant.Document;
import io.gemba.corpus.testing.TestDatabase;
import java.sql.SQLException;
import java.util.List;

/** A database that holds a plant of a given size, as the product would have filled it. */
final class PlantDatabase {
    private static final List<String> PARTITIONED = List.of("chunk_vec", "chunk_fts");

    private final TestDatabase database;
    private final List<Document> documents;

    private PlantDatabase(TestDatabase database, List<Document> documents) {
        this.database = database;
        this.documents = documents;
    }

    static PlantDatabase fill(SyntheticPlant plant, int chunks) throws SQLException {
        var database = TestDatabase.create();
        var documents = plant.documents(chunks);
        var loader = new PlantLoader(plant, database.superuserSource());
        loader.rules();
        loader.documents(documents);
        loader.chunks(documents);
        for (var table : PARTITIONED) {
            var partition = table + "_1";
            loader.execute(
                    "DROP TABLE " + partition,
                    "CREATE TABLE %s (LIKE %s INCLUDING STORAGE INCLUDING CONSTRAINTS)".formatted(partition, table));
        }
        loader.texts(documents);
        loader.vectors(documents);
        for (var table : PARTITIONED) {
            loader.execute("ALTER TABLE %s ATTACH PARTITION %s_1 FOR VALUES IN (1)".formatted(table, table));
        }
        loader.execute(
                "UPDATE acl SET n_chunks = c.n FROM (SELECT acl_id, count(*) AS n FROM chunk_vec GROUP BY acl_id) c"
                        + " WHERE c.acl_id = acl.id",
                "INSERT INTO lexeme SELECT 1, word, ndoc FROM ts_stat('SELECT tsv FROM chunk_fts')");
        for (var table : List.of("acl", "document", "document_version", "chunk", "chunk_vec", "chunk_fts", "lexeme")) {
            loader.execute("VACUUM ANALYZE " + table);
        }
        return new PlantDatabase(database, documents);
    }

    TestDatabase database() {
        return database;
    }

    List<Document> documents() {
        return documents;
    }
}
