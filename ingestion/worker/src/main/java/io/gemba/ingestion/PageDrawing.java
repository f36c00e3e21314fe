package io.gemba.ingestion;

import io.gemba.corpus.access.TenantId;
import io.gemba.corpus.blob.BlobStore;
import io.gemba.corpus.blob.ContentHash;
import io.gemba.corpus.database.CorpusDatabase;
import io.gemba.corpus.page.PageImages;
import io.gemba.corpus.queue.Work;
import io.gemba.ingestion.child.FileReader;
import io.gemba.ingestion.child.FileReader.Rejection;
import io.gemba.ingestion.child.ReadingFailed;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/** Draws pages that someone has asked to see. */
@Component
class PageDrawing {
    private static final int DPI = 130;
    private static final int RETRIES = 1;

    private final CorpusDatabase database;
    private final PageImages images = new PageImages();
    private final BlobStore blobs;
    private final SpooledFiles files;
    private final FileReader reader;

    PageDrawing(
            CorpusDatabase database, BlobStore blobs, SpooledFiles files, @Qualifier("pageDrawer") FileReader reader) {
        this.database = database;
        this.blobs = blobs;
        this.files = files;
        this.reader = reader;
    }

    /**
     * Draws a page and keeps the picture, or why there is none.
     *
     * @param failures how often it has been tried in vain
     */
    void draw(Work.Page page, int failures) {
        var tenant = new TenantId(page.tenant());
        var source = database.forTenant(tenant, jdbc -> images.source(jdbc, page));
        if (source.isEmpty()) {
            return;
        }
        try (var file = files.fetch(tenant, source.get().content())) {
            var png = reader.draw(
                    file.path(),
                    source.get().fileName(),
                    page.page(),
                    source.get().rotation(),
                    DPI);
            keep(tenant, page, png);
        } catch (Rejection e) {
            hopeless(tenant, page, e);
        } catch (ReadingFailed e) {
            if (failures < RETRIES) {
                throw new IllegalStateException("to be tried again: " + e.getMessage(), e);
            }
            hopeless(tenant, page, e);
        }
    }

    private void hopeless(TenantId tenant, Work.Page page, Exception reason) {
        database.forTenant(tenant, jdbc -> {
            images.hopeless(jdbc, page, String.valueOf(reason.getMessage()));
            return page;
        });
    }

    private void keep(TenantId tenant, Work.Page page, byte[] png) {
        var hash = ContentHash.of(png);
        database.forTenant(tenant, jdbc -> {
            try {
                blobs.put(jdbc, tenant, hash, png.length, new ByteArrayInputStream(png));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            images.drawn(jdbc, page, hash);
            return hash;
        });
    }
}
