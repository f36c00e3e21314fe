package io.gemba.corpus.queue;

import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import io.gemba.corpus.document.DocumentId;

/** The kinds of work in the queue. */
public final class Work {
    /** Read, chunk, embed and publish one version of a document. */
    public static final TaskDescriptor<Version> INGEST = TaskDescriptor.of("ingest", Version.class);

    /** Draw one page as an image. */
    public static final TaskDescriptor<Page> RENDER = TaskDescriptor.of("render-page", Page.class);

    /** Remove all that is left of a deleted document. */
    public static final TaskDescriptor<Whole> PURGE = TaskDescriptor.of("purge", Whole.class);

    /** Show a stretch of chunks to the embedding model that is to be live next. */
    public static final TaskDescriptor<Stretch> EMBED = TaskDescriptor.of("embed", Stretch.class);

    private Work() {}

    /** One version of a document. */
    public record Version(int tenant, DocumentId document, int version) {
        String instance() {
            return "%d/%s/%d".formatted(tenant, document.value(), version);
        }
    }

    /** One page of a version. */
    public record Page(int tenant, DocumentId document, int version, int page) {
        String instance() {
            return "%d/%s/%d/%d".formatted(tenant, document.value(), version, page);
        }
    }

    /** A document with all its versions. */
    public record Whole(int tenant, DocumentId document) {
        String instance() {
            return "%d/%s".formatted(tenant, document.value());
        }
    }

    /** The chunks between two ids, included, for a generation of vectors. */
    public record Stretch(int tenant, int generation, long first, long last) {
        String instance() {
            return "%d/%d/%d/%d".formatted(generation, tenant, first, last);
        }
    }
}
