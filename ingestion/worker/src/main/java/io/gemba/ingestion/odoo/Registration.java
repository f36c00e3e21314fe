package io.gemba.ingestion.odoo;

import io.gemba.corpus.access.Acl;
import io.gemba.corpus.access.TenantId;
import io.gemba.corpus.blob.BlobStore;
import io.gemba.corpus.blob.ContentHash;
import io.gemba.corpus.database.CorpusDatabase;
import io.gemba.corpus.document.DocumentId;
import io.gemba.corpus.document.FolderFiles;
import io.gemba.corpus.odoo.OdooDocuments;
import io.gemba.corpus.odoo.OdooDocuments.Known;
import io.gemba.corpus.odoo.OdooDocuments.Mirrored;
import io.gemba.corpus.queue.Urgency;
import io.gemba.corpus.queue.Work;
import io.gemba.corpus.queue.WorkQueue;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Brings documents up to date with what lies in Odoo, each in a transaction of its own. */
final class Registration {
    private static final Logger LOG = LoggerFactory.getLogger(Registration.class);

    private final CorpusDatabase database;
    private final OdooDocuments documents = new OdooDocuments();
    private final FolderFiles files = new FolderFiles();
    private final BlobStore blobs = new BlobStore();
    private final WorkQueue queue;
    private final OdooSourceSettings settings;
    private final TenantId tenant;

    Registration(CorpusDatabase database, WorkQueue queue, OdooSourceSettings settings) {
        this.database = database;
        this.queue = queue;
        this.settings = settings;
        this.tenant = new TenantId(settings.tenant());
    }

    /** The documents that there are of some keys. */
    Map<String, Known> known(Collection<String> keys) {
        return database.forTenant(tenant, jdbc -> documents.known(jdbc, tenant, keys));
    }

    /** Brings what does not need its content up to date; false if the content is needed. */
    boolean isUpToDate(Item item, @Nullable Known known) {
        if (known == null || !known.stamp().equals(item.stamp())) {
            return false;
        }
        var isThere = known.record().equals(item.holder().record())
                && known.recordName().equals(item.holder().name());
        if (isThere) {
            within(jdbc -> keepRules(jdbc, item, known));
        } else {
            // Its title and the words by which it is found are other ones now; the content need not be asked for.
            within(jdbc -> queue(
                    jdbc,
                    item,
                    known.id(),
                    documents
                            .replace(jdbc, tenant, known.id(), mirrored(item, known.hash(), known.bytes()))
                            .orElse(0)));
        }
        return true;
    }

    private void keepRules(JdbcClient jdbc, Item item, Known known) {
        var acl = acl(item);
        if (documents.acl(jdbc, tenant, acl) != known.aclId() || known.trust() != item.trust()) {
            documents.setRules(jdbc, tenant, known.id(), acl, item.trust());
        }
    }

    /**
     * Registers what is new or changed.
     *
     * @param more done in the same transaction
     */
    void take(Item item, @Nullable Known known, byte[] content, Consumer<JdbcClient> more) {
        var hash = item.problem() == null
                ? ContentHash.of(content)
                : ContentHash.of(item.stamp().getBytes(StandardCharsets.UTF_8));
        try {
            within(jdbc -> {
                keep(jdbc, item, hash, content);
                var mirrored = mirrored(item, hash, content.length);
                if (known == null) {
                    queue(jdbc, item, documents.add(jdbc, tenant, mirrored), 1);
                } else {
                    var version = documents.replace(jdbc, tenant, known.id(), mirrored);
                    queue(jdbc, item, known.id(), version.orElse(0));
                }
                more.accept(jdbc);
            });
        } catch (DuplicateKeyException e) {
            LOG.debug("{} has been registered by another worker", item.key());
        }
    }

    private void keep(JdbcClient jdbc, Item item, ContentHash hash, byte[] content) {
        if (item.problem() == null) {
            try {
                blobs.put(jdbc, tenant, hash, content.length, new ByteArrayInputStream(content));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Version 0 is of a document that was deleted meanwhile. */
    private void queue(JdbcClient jdbc, Item item, DocumentId id, int version) {
        if (version == 0) {
            return;
        }
        if (item.problem() == null) {
            queue.ingest(new Work.Version(tenant.value(), id, version), Urgency.BULK);
        } else {
            files.reject(jdbc, tenant, id, item.problem());
        }
    }

    /** Removes the documents of what is gone. */
    int remove(Collection<String> keys) {
        return keys.isEmpty() ? 0 : database.forTenant(tenant, jdbc -> documents.delete(jdbc, tenant, keys));
    }

    private Mirrored mirrored(Item item, ContentHash hash, long bytes) {
        return new Mirrored(
                item.key(),
                item.stamp(),
                item.holder().record(),
                item.holder().name(),
                acl(item),
                item.trust(),
                item.fileName(),
                item.kind(),
                item.composed(),
                hash,
                bytes);
    }

    private Acl acl(Item item) {
        var record = item.holder().record();
        return new Acl(item.holder().company(), settings.classOf(record.model()), List.of(record.readers()));
    }

    void within(Consumer<JdbcClient> work) {
        database.forTenant(tenant, jdbc -> {
            work.accept(jdbc);
            return true;
        });
    }
}
