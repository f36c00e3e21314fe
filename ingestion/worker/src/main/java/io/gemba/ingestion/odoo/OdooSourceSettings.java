package io.gemba.ingestion.odoo;

import io.gemba.corpus.access.Classification;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * What is read from Odoo, once {@code gemba.odoo.bot} says as whom.
 *
 * @param kinds of what hangs on records
 * @param models whose records count
 * @param classification of what hangs on records of a model, where it is not internal
 * @param keyFile the worker's own copy of the bot's key; where there is none, that of {@code gemba.odoo.bot} is taken
 * @param tenant whose documents these become
 * @param page how many records are asked for at a time
 * @param interval how often it is looked for changes, besides whenever Odoo tells of some
 * @param overlap how much earlier a look begins than the one before ended: a change counts from when its transaction
 *     began, and is there when that ends
 * @param pause at least, between two calls; never less than three times as long as Odoo took for the one before
 * @param largest larger files are refused
 * @param sweepHour of the day from which on it is compared at night what is there and what is known; -1 for never
 */
@Validated
@ConfigurationProperties("gemba.sources.odoo")
public record OdooSourceSettings(
        @DefaultValue({"attachments", "chatter", "texts"}) Set<Kind> kinds,

        @DefaultValue({
            "mrp.production",
            "mrp.workorder",
            "mrp.bom",
            "stock.picking",
            "stock.lot",
            "purchase.order",
            "sale.order",
            "account.move",
            "product.product",
            "product.template",
            "maintenance.equipment",
            "maintenance.request",
            "quality.alert",
            "quality.check",
            "helpdesk.ticket",
            "knowledge.article",
            "documents.document"
        })
        List<String> models,

        @DefaultValue Map<String, Classification> classification,
        @Nullable Path keyFile,
        @DefaultValue("1") @Min(1) int tenant,
        @DefaultValue("200") @Min(10) @Max(1000) int page,

        @DefaultValue("30s") @DurationMin(seconds = 1) @DurationMax(hours = 24)
        Duration interval,

        @DefaultValue("10m") @DurationMin(seconds = 0) @DurationMax(hours = 24)
        Duration overlap,

        @DefaultValue("200ms") @DurationMin(millis = 0) @DurationMax(minutes = 1)
        Duration pause,

        @DefaultValue("32MB") DataSize largest,
        @DefaultValue("2") @Min(-1) @Max(23) int sweepHour) {
    /** What one reply of Odoo's can hold, in the encoding that it comes in. */
    private static final DataSize LARGEST = DataSize.ofMegabytes(45);

    public OdooSourceSettings {
        kinds = Set.copyOf(kinds);
        models = List.copyOf(models);
        classification = Map.copyOf(classification);
        if (largest.compareTo(LARGEST) > 0) {
            throw new IllegalArgumentException("gemba.sources.odoo.largest is at most 45MB");
        }
    }

    /** How sensitive what hangs on a record of a model is. */
    Classification classOf(String model) {
        return classification.getOrDefault(model, Classification.INTERNAL);
    }

    /** What hangs on records. */
    public enum Kind {
        /** Files, those of products among them. */
        ATTACHMENTS,
        /** What people have written to each other about a record. */
        CHATTER,
        /** Descriptions and notes of records. */
        TEXTS
    }
}
