package io.gemba.ingestion.odoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gemba.corpus.odoo.OdooChange;
import io.gemba.corpus.odoo.OdooPlace;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** How the reading of a real Odoo goes on, and misses nothing. */
class ReadingProgressTests extends ReadingFromOdoo {
    @Test
    void readsAtOnceWhatOdooTellsOf() {
        var word = word();
        var order = order(1);
        read();
        var file = attach("purchase.order", order, "late.txt", "Late " + word);
        // As if the look for changes were far away.
        worker.forTenant(TENANT, jdbc -> {
            var later = Instant.now().plusSeconds(3600);
            places.move(jdbc, TENANT, "ir.attachment", new OdooPlace(later, later, OdooPlace.SECONDS));
            return true;
        });
        reading = reading(odoo.url(), READER, odoo.keyOf(READER).secret(), null);

        tell(OdooChange.Kind.WRITE, "purchase.order", order);
        ingesting.settle();
        read();

        assertThat(document(Attachments.key(file))).containsEntry("state", "indexed");
        assertThat(database.superuser()
                        .sql("SELECT count(*) FROM odoo_due")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void missesNothingWhileOdooIsAway() throws Exception {
        try (var way = new Switch(odoo.url())) {
            reading = reading(way.url(), READER, odoo.keyOf(READER).secret(), null);
            read();
            way.passes(0);
            var file = attach("purchase.order", order(1), "meanwhile.txt", "Meanwhile");

            reading.turn();
            assertThat(reading.status().problem()).isNotEmpty();
            assertThat(document(Attachments.key(file))).isEmpty();

            way.passes(Integer.MAX_VALUE);
            await().atMost(Duration.ofSeconds(40))
                    .pollInterval(Duration.ofSeconds(1))
                    .untilAsserted(() -> {
                        reading.turn();
                        assertThat(reading.status().problem()).isEmpty();
                    });
            ingest();
            assertThat(document(Attachments.key(file))).containsEntry("state", "indexed");
        }
    }

    @Test
    void goesOnWhereAnotherWorkerWasCutOff() throws Exception {
        var order = order(1);
        for (int i = 0; i < 90; i++) {
            attach("purchase.order", order, "file " + i + ".txt", "File number " + i);
        }
        try (var way = new Switch(odoo.url())) {
            reading = reading(way.url(), READER, odoo.keyOf(READER).secret(), null);
            way.passes(120);
            reading.turn();
            assertThat(count(order)).isBetween(1L, 89L);
        }

        reading = reading(odoo.url(), READER, odoo.keyOf(READER).secret(), null);
        for (int turn = 0; turn < 20 && count(order) < 90; turn++) {
            reading.turn();
        }

        assertThat(count(order)).isEqualTo(90);
        assertThat(database.superuser()
                        .sql("SELECT max(latest_version) FROM document WHERE record = :record")
                        .param("record", "purchase.order," + order)
                        .query(Integer.class)
                        .single())
                .isOne();
    }

    private static long count(long order) {
        return database.superuser()
                .sql("SELECT count(*) FROM document WHERE record = :record AND state <> 'deleted'")
                .param("record", "purchase.order," + order)
                .query(Long.class)
                .single();
    }

    @Test
    void comparesAtNightWhatIsThereWithWhatIsKnown() {
        var order = order(1);
        var gone = attach("purchase.order", order, "gone.txt", "Gone without notice");
        var kept = attach("purchase.order", order, "kept.txt", "Kept");
        read();
        odoo.unlink("ir.attachment", gone);
        database.superuser()
                .sql("DELETE FROM document WHERE source_key = :key")
                .param("key", Attachments.key(kept))
                .update();

        var settings = new Binder(new MapConfigurationPropertySource(Map.of(
                        "gemba.sources.odoo.interval", "0s",
                        "gemba.sources.odoo.models", "purchase.order",
                        "gemba.sources.odoo.sweep-hour", "0")))
                .bindOrCreate("gemba.sources.odoo", OdooSourceSettings.class);
        reading = reading(
                odoo.url(),
                READER,
                TestBots.keyFile(folder, odoo.keyOf(READER).secret()),
                null,
                settings,
                Clock.systemDefaultZone());
        read();

        assertThat(document(Attachments.key(gone))).isEmpty();
        assertThat(document(Attachments.key(kept))).containsEntry("state", "indexed");
        assertThat(database.superuser()
                        .sql("SELECT count(*) FROM reconciliation WHERE source = 'odoo' AND subject = 'ir.attachment'")
                        .query(Long.class)
                        .single())
                .isPositive();
    }
}
