package io.gemba.copilot.skill.quality;

import io.gemba.copilot.grounding.RecordEvidence;
import io.gemba.copilot.skill.Groups;
import io.gemba.copilot.skill.Lacks;
import io.gemba.copilot.skill.Records;
import io.gemba.copilot.skill.Records.Read;
import io.gemba.copilot.skill.Telling;
import io.gemba.odoo.Domain;
import io.gemba.odoo.Grouping;
import io.gemba.odoo.OdooRecord;
import io.gemba.odoo.Reference;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Reads what a question about incidents is about, kind by kind. */
final class IncidentReads {
    private static final String QUANTITY = "scrap_qty:sum";
    private static final String UNIT = "product_uom_id";
    private static final List<String> INSIDE = List.of("internal", "transit");

    private final IncidentScope scope;
    private final Telling telling;
    private final Domain scrapped;
    private final Domain returned;
    private final Domain alerted;
    private final Optional<Groups> scraps;
    private final Read latest;
    private final Read passages;
    private final Read alerts;
    private final Optional<Groups> checks;

    IncidentReads(IncidentScope scope, Records records, Telling telling) {
        this.scope = scope;
        this.telling = telling;
        this.scrapped = scope.goods("date_done", Domain.equal("state", "done"));
        this.returned = returned(scope);
        this.alerted = scope.productId()
                .map(it -> scope.within("create_date", Domain.equal("product_id", it)))
                .orElseGet(() -> scope.within("create_date"));
        var bySupplier = scope.supplier().isPresent();
        var sums = bySupplier
                ? CompletableFuture.completedFuture(Groups.nothing("stock.scrap"))
                : records.beginGroups(
                        QualityTypes.SCRAP,
                        Grouping.of("stock.scrap", scrapped, List.of(UNIT), List.of(QUANTITY, Grouping.COUNT)));
        var passed = records.begin(QualityTypes.PASSAGE, returned, "date desc, id desc");
        var alert = records.begin(QualityTypes.ALERT, alerted, "create_date desc, id desc");
        var check = bySupplier
                ? CompletableFuture.completedFuture(Groups.nothing("quality.check"))
                : records.beginGroups(
                        QualityTypes.CHECK,
                        Grouping.of("quality.check", alerted, List.of("quality_state"), List.of(Grouping.COUNT)));
        this.latest = bySupplier
                ? Read.nothing()
                : records.first(IncidentRows.SHOWN, QualityTypes.SCRAP, scrapped, "date_done desc, id desc");
        this.scraps = bySupplier ? Optional.empty() : Optional.of(sums.join());
        this.passages = passed.join();
        this.alerts = alert.join();
        this.checks = bySupplier ? Optional.empty() : Optional.of(check.join());
    }

    private static Domain returned(IncidentScope scope) {
        var toSupplier =
                Domain.all(Domain.equal("location_dest_usage", "supplier"), Domain.in("location_usage", INSIDE));
        var fromCustomer =
                Domain.all(Domain.equal("location_usage", "customer"), Domain.in("location_dest_usage", INSIDE));
        var kinds = scope.supplier()
                .map(it -> Domain.all(
                        toSupplier, Domain.equal("picking_partner_id", it.read().id())))
                .orElseGet(() -> Domain.any(toSupplier, fromCustomer));
        return scope.goods("date", Domain.equal("state", "done"), kinds);
    }

    Optional<Groups> checks() {
        return checks;
    }

    /** Those that could be read. */
    List<Incidents> kinds() {
        var kinds = new ArrayList<Incidents>();
        if (alerts.succeeded()) {
            var mine = alerts.rows().stream().filter(this::isMeant).toList();
            kinds.add(new Incidents(
                    "alerts", "quality.alert", alerted, mine, mine.size(), alerts.cut(), Map.of(), alerts.asOf()));
        }
        scraps.filter(Groups::succeeded).ifPresent(it -> kinds.add(scraps(it)));
        if (passages.succeeded()) {
            kinds.add(passages("sent-back", "location_dest_usage", "supplier"));
            if (scope.supplier().isEmpty()) {
                kinds.add(passages("returned", "location_usage", "customer"));
            }
        }
        return kinds;
    }

    private Incidents scraps(Groups groups) {
        var sums = new LinkedHashMap<String, BigDecimal>();
        groups.rows()
                .forEach(it -> sums.merge(
                        it.reference(UNIT)
                                .map(Reference::label)
                                .map(Telling::clean)
                                .orElse(""),
                        it.decimal(QUANTITY).orElse(BigDecimal.ZERO),
                        BigDecimal::add));
        return new Incidents(
                "scraps", "stock.scrap", scrapped, latest.rows(), groups.count(), groups.cut(), sums, groups.asOf());
    }

    private Incidents passages(String kind, String field, String usage) {
        var rows = passages.rows().stream()
                .filter(it -> it.text(field).filter(usage::equals).isPresent())
                .filter(it -> it.decimal("quantity").orElse(BigDecimal.ZERO).signum() > 0)
                .toList();
        var sums = new LinkedHashMap<String, BigDecimal>();
        rows.forEach(it -> sums.merge(
                Telling.label(it, UNIT, ""), it.decimal("quantity").orElse(BigDecimal.ZERO), BigDecimal::add));
        return new Incidents(
                kind,
                "stock.move.line",
                Domain.all(returned, Domain.equal(field, usage)),
                rows,
                rows.size(),
                passages.cut(),
                sums,
                passages.asOf());
    }

    /** Of an alert of the product: whether it names the lot, or the supplier. */
    private boolean isMeant(OdooRecord alert) {
        return scope.lot().map(it -> names(alert, it.read().id())).orElse(true)
                && scope.supplier()
                        .map(it -> alert.reference("partner_id")
                                .filter(partner -> partner.id() == it.read().id())
                                .isPresent())
                        .orElse(true);
    }

    private static boolean names(OdooRecord alert, long lot) {
        return alert.reference("lot_id").filter(it -> it.id() == lot).isPresent()
                || alert.references("lot_ids").contains(lot);
    }

    private List<OdooRecord> openEnded() {
        return alerts.rows().stream()
                .filter(it -> scope.lot().isPresent()
                                && !it.has("lot_id")
                                && it.references("lot_ids").isEmpty()
                        || scope.supplier().isPresent() && !it.has("partner_id"))
                .toList();
    }

    /** How many alerts do not say which lot or supplier they concern. */
    int unnamed() {
        return openEnded().size();
    }

    RecordEvidence unnamedEvidence() {
        return Citing.of(
                "quality.alert",
                openEnded().stream().map(OdooRecord::id).toList(),
                telling.words().say("part.alerts"),
                alerts.asOf(),
                telling,
                telling.computed("id", "unnamed", BigDecimal.valueOf(unnamed()), null));
    }

    void lacks(Lacks lacks) {
        lacks.of("alerts", alerts);
        scraps.ifPresent(it -> lacks.of("scraps", it));
        lacks.of("returns", passages);
        checks.ifPresent(it -> lacks.of("checks", it));
    }
}
