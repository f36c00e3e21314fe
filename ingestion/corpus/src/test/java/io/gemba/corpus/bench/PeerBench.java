package io.gemba.corpus.bench;

import static io.gemba.corpus.bench.Table.number;
import static io.gemba.corpus.bench.Table.percentile;
import static io.gemba.corpus.bench.Table.row;
import static io.gemba.corpus.bench.Table.share;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.langchain4j.data.document.Metadata;
import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.store.embedding.EmbeddingSearchRequest;
import dev.langchain4j.store.embedding.filter.comparison.IsIn;
import dev.langchain4j.store.embedding.pgvector.DefaultMetadataStorageConfig;
import dev.langchain4j.store.embedding.pgvector.MetadataStorageMode;
import dev.langchain4j.store.embedding.pgvector.PgVectorEmbeddingStore;
import io.gemba.corpus.bench.Askers.Asked;
import io.gemba.corpus.bench.SearchBench.Measured;
import io.gemba.corpus.database.CorpusDatabase;
import io.gemba.corpus.search.SearchVariants;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Measures LangChain4j's PgVectorEmbeddingStore on the same vectors, with the access rule as an indexed metadata
 * column: with its index as it comes, and with as many probes as it takes to find as much as Gemba does.
 */
final class PeerBench {
    private static final int BATCH = 1_000;
    private static final int QUESTIONS = 40;
    private static final int RESULTS = 10;
    private static final String RULE = "acl_id";

    private final PlantDatabase plant;
    private final int lists;

    private PeerBench(PlantDatabase plant, int chunks) {
        this.plant = plant;
        this.lists = (int) Math.sqrt(chunks);
    }

    private PgVectorEmbeddingStore store(DataSource pool, boolean index) {
        return PgVectorEmbeddingStore.datasourceBuilder()
                .datasource(pool)
                .table("peer")
                .dimension(SyntheticPlant.DIMENSIONS)
                .createTable(true)
                .useIndex(index)
                .indexListSize(index ? lists : 1)
                .metadataStorageConfig(new DefaultMetadataStorageConfig(
                        MetadataStorageMode.COLUMN_PER_KEY, List.of(RULE + " int"), List.of(RULE), "BTREE"))
                .build();
    }

    static void run(
            SyntheticPlant synthetic, PlantDatabase plant, CorpusDatabase database, Askers askers, double[] shares)
            throws SQLException {
        var chunks = plant.documents().size() * SyntheticPlant.CHUNKS_PER_DOCUMENT;
        var peer = new PeerBench(plant, chunks);
        plant.execute("CHECKPOINT");
        var seconds = peer.load(synthetic);
        row("LangChain4j's store, batch insert [chunks/s]", number(chunks / seconds), "");
        row("Gemba's binary COPY / its batch insert", number(seconds / plant.secondsToCopyVectors()), ">= 5");
        try (var pool = peer.pool(1)) {
            peer.store(pool, true);
        }
        plant.execute("VACUUM ANALYZE peer");
        for (var visible : shares) {
            peer.compare(database, askers.asking(visible, QUESTIONS, QUESTIONS / 2), visible);
        }
    }

    /** Connections that look into so many of the index's lists. */
    private HikariDataSource pool(int probes) {
        var config = new HikariConfig();
        config.setDataSource(plant.database().superuserSource());
        config.setMaximumPoolSize(2);
        config.setConnectionInitSql("SET ivfflat.probes = " + probes);
        return new HikariDataSource(config);
    }

    private double load(SyntheticPlant synthetic) {
        try (var pool = pool(1)) {
            return load(synthetic, store(pool, false));
        }
    }

    private double load(SyntheticPlant synthetic, PgVectorEmbeddingStore store) {
        var ids = new ArrayList<String>();
        var embeddings = new ArrayList<Embedding>();
        var segments = new ArrayList<TextSegment>();
        var nanos = 0L;
        var id = 0L;
        for (var document : plant.documents()) {
            for (var vector : synthetic.vectors(document)) {
                ids.add(new UUID(0, ++id).toString());
                embeddings.add(Embedding.from(vector));
                segments.add(TextSegment.from(
                        "text " + id, new Metadata().put(RULE, document.rule().id())));
            }
            if (ids.size() >= BATCH) {
                var began = System.nanoTime();
                store.addAll(ids, embeddings, segments);
                nanos += System.nanoTime() - began;
                ids.clear();
                embeddings.clear();
                segments.clear();
            }
        }
        if (!ids.isEmpty()) {
            store.addAll(ids, embeddings, segments);
        }
        return nanos / 1e9;
    }

    private void compare(CorpusDatabase database, List<Asked> asked, double visible) {
        var variants = new SearchVariants(database);
        var truth = asked.stream()
                .map(it -> variants.nearest(it.scope(), it.query().vector(), false))
                .map(ids -> ids.subList(0, Math.min(RESULTS, ids.size())))
                .toList();
        var ours = new Measured(
                asked, it -> variants.nearest(it.scope(), it.query().vector(), RESULTS));
        var label = "%.1f %% visible, ".formatted(100 * visible);
        for (int probes = 1; ; probes = Math.min(lists, probes * 4)) {
            var theirs = measured(asked, probes);
            if (probes == 1) {
                row(
                        label + "LangChain4j as it comes: recall@10; p95 [ms]",
                        share(theirs.recall(truth)) + " " + number(percentile(theirs.times(), 95)),
                        "< " + share(ours.recall(truth)));
            }
            if (theirs.recall(truth) >= ours.recall(truth) || probes == lists) {
                row(
                        label + "LangChain4j at %d probes: recall@10; p95 [ms]".formatted(probes),
                        share(theirs.recall(truth)) + " " + number(percentile(theirs.times(), 95)),
                        "");
                row(
                        label + "Gemba's p95 / LangChain4j's for equal recall",
                        String.format(
                                Locale.ROOT, "%.3f", percentile(ours.times(), 95) / percentile(theirs.times(), 95)),
                        "<= 0.2");
                return;
            }
        }
    }

    private Measured measured(List<Asked> asked, int probes) {
        try (var pool = pool(probes)) {
            var store = store(pool, false);
            return new Measured(asked, it -> {
                var rules = plant.rulesWithin(it.scope());
                return rules.isEmpty() ? List.of() : search(store, it, rules);
            });
        }
    }

    private static List<Long> search(PgVectorEmbeddingStore store, Asked asked, List<Integer> rules) {
        return store
                .search(EmbeddingSearchRequest.builder()
                        .queryEmbedding(Embedding.from(asked.query().vector()))
                        .maxResults(RESULTS)
                        .filter(new IsIn(RULE, rules))
                        .build())
                .matches()
                .stream()
                .map(match -> UUID.fromString(match.embeddingId()).getLeastSignificantBits())
                .toList();
    }
}
