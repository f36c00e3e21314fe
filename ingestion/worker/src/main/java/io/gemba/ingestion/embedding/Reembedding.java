package io.gemba.ingestion.embedding;

import io.gemba.corpus.access.TenantId;
import io.gemba.corpus.chunk.StoredChunks;
import io.gemba.corpus.database.CorpusDatabase;
import io.gemba.corpus.embedding.EmbeddingBatches;
import io.gemba.corpus.embedding.EmbeddingChange;
import io.gemba.corpus.embedding.Generation;
import io.gemba.corpus.embedding.Generations;
import io.gemba.corpus.embedding.KnownEmbedders;
import io.gemba.corpus.embedding.ModelProbe;
import io.gemba.corpus.embedding.NextGeneration;
import io.gemba.corpus.embedding.NextGeneration.State;
import io.gemba.corpus.queue.Work;
import io.gemba.corpus.queue.WorkQueue;
import io.gemba.embedding.EmbeddingFailed;
import io.gemba.embedding.EmbeddingUnavailable;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Sees to it that the corpus is filled with the embedding model that the settings want. Each call takes one step, from
 * what the rows say, so any worker can go on where another ended; one at a time does.
 */
@Component
public class Reembedding {
    private static final Logger LOG = LoggerFactory.getLogger(Reembedding.class);
    private static final TenantId ANY = new TenantId(1);
    private static final int BATCH = 32;
    private static final int FEW_OPEN = 32;
    private static final int COUNT_EVERY = 10;

    private final CorpusDatabase database;
    private final WorkQueue queue;
    private final KnownEmbedders known;
    private final PatientStatement patiently;
    private final EmbeddingCheck check;
    private final Generations generations = new Generations();
    private final EmbeddingChange change = new EmbeddingChange();
    private final EmbeddingBatches batches = new EmbeddingBatches();
    private final StoredChunks chunks = new StoredChunks();

    Reembedding(
            CorpusDatabase database,
            WorkQueue queue,
            KnownEmbedders known,
            PatientStatement patiently,
            EmbeddingCheck check) {
        this.database = database;
        this.queue = queue;
        this.known = known;
        this.patiently = patiently;
        this.check = check;
    }

    /** Takes the next step, if there is one. What cannot be done now is left to the next call. */
    public void step() {
        var live = database.forTenant(ANY, generations::live);
        var next = database.forTenant(ANY, generations::next);
        try {
            if (next.isEmpty()) {
                begin(live);
            } else if (next.get().state() == State.RETIRING) {
                retire(next.get().generation());
            } else if (!next.get().generation().model().equals(known.wanted())) {
                takeBack(next.get().generation());
            } else {
                goOn(next.get());
            }
        } catch (DataAccessException e) {
            LOG.info(
                    "The change of the embedding model waits: {}",
                    e.getMostSpecificCause().getMessage());
        } catch (EmbeddingUnavailable | EmbeddingFailed e) {
            LOG.warn("The change of the embedding model waits: {}", e.getMessage());
            next.ifPresent(it -> write(jdbc -> change.problem(jdbc, e.getMessage())));
        }
    }

    private void begin(Generation live) {
        if (live.model().equals(known.wanted())) {
            return;
        }
        var embedder = known.require(known.wanted());
        var probe = ModelProbe.of(embedder);
        write(jdbc -> {
            change.begin(jdbc, embedder.spec());
            ModelProbe.keep(jdbc, generations.next(jdbc).orElseThrow().generation(), probe);
        });
        LOG.info("The corpus is being embedded with {} beside {}", known.wanted(), live.model());
    }

    private void takeBack(Generation next) {
        write(change::cancel);
        LOG.info("The change to the embedding model {} has been taken back", next.model());
    }

    private void goOn(NextGeneration next) {
        switch (next.state()) {
            case FILLING -> {
                if (!fill(next.generation())) {
                    advance(next.generation(), State.FILLING, State.INDEXING);
                }
            }
            case INDEXING -> {
                patiently.run(change::index);
                advance(next.generation(), State.INDEXING, State.READY);
            }
            case READY -> {
                if (!fill(next.generation())) {
                    changePlaces(next.generation());
                }
            }
            case RETIRING -> throw new IllegalStateException("has been dealt with");
        }
    }

    private void advance(Generation next, State from, State to) {
        write(jdbc -> change.advance(jdbc, next, from, to));
    }

    /** Sees to it that there are batches for what is missing; false if nothing is. */
    private boolean fill(Generation next) {
        patiently.run(jdbc -> change.count(jdbc, COUNT_EVERY));
        var open = database.forTenant(ANY, jdbc -> batches.open(jdbc, next));
        var planned = 0;
        if (open.size() < FEW_OPEN) {
            for (var tenant : database.tenants()) {
                planned += plan(next, tenant);
            }
        }
        return planned > 0 || !open.isEmpty();
    }

    private int plan(Generation next, TenantId tenant) {
        return database.forTenant(tenant, jdbc -> {
            var planned = batches.plan(jdbc, next, tenant, BATCH, FEW_OPEN);
            planned.forEach(batch ->
                    queue.embed(new Work.Stretch(tenant.value(), batch.generation(), batch.first(), batch.last())));
            return planned.size();
        });
    }

    private void changePlaces(Generation next) {
        patiently.run(change::align);
        var fault = check.faultOf(next);
        if (fault.isPresent()) {
            write(jdbc -> change.problem(jdbc, fault.get()));
            LOG.warn("The embedding model {} does not take the place of the other: {}", next.model(), fault.get());
            return;
        }
        long missing = database.forTenant(ANY, change::swap);
        if (missing == 0) {
            LOG.info("The corpus is searched with the embedding model {} now", next.model());
        }
    }

    /** Documents whose readers changed while the models changed places may have been missed. */
    private void retire(Generation old) {
        for (var tenant : database.tenants()) {
            database.forTenant(tenant, jdbc -> {
                chunks.repoint(jdbc, tenant);
                return tenant;
            });
        }
        if (database.forTenant(ANY, change::retire)) {
            LOG.info("The vectors of the embedding model {} have been removed", old.model());
        }
    }

    private void write(Consumer<JdbcClient> work) {
        database.forTenant(ANY, jdbc -> {
            work.accept(jdbc);
            return true;
        });
    }
}
