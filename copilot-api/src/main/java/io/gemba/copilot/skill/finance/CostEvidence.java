package io.gemba.copilot.skill.finance;

import io.gemba.copilot.grounding.RecordEvidence;
import io.gemba.copilot.grounding.RecordValue;
import io.gemba.copilot.skill.Records.Read;
import io.gemba.copilot.skill.Telling;
import io.gemba.odoo.Domain;
import io.gemba.odoo.OdooRecord;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The orders, stock moves and work orders that costs were made of. */
record CostEvidence(CostReading reading, Scope scope, Telling telling) {

    List<RecordEvidence> of(List<OrderCost> costs, String currency) {
        var evidence = new ArrayList<RecordEvidence>();
        evidence.add(orders(costs, currency));
        moves(costs, currency).ifPresent(evidence::add);
        works(costs, currency).ifPresent(evidence::add);
        return evidence;
    }

    private RecordEvidence orders(List<OrderCost> costs, String currency) {
        var sum = CostSum.of(costs);
        var values = new ArrayList<RecordValue>();
        values.add(telling.computed("state", "finished-orders", BigDecimal.valueOf(costs.size()), null));
        values.add(telling.computed("id", "planned-cost", sum.planned(), currency));
        values.add(telling.computed("id", "actual-cost", sum.actual(), currency));
        values.add(telling.computed("id", "variance", sum.variance(), currency));
        Money.percent(sum.variance(), sum.planned())
                .ifPresent(it -> values.add(telling.computed("id", "variance-percent", it, "%")));
        if (costs.size() == 1) {
            var order = costs.getFirst().order();
            Optional.ofNullable(telling.reference(order, "product_id")).ifPresent(values::add);
            Optional.ofNullable(telling.day(order, "date_finished")).ifPresent(values::add);
            return telling.evidence(
                    order, Telling.label(order, "name"), reading.orders().asOf(), values.toArray(RecordValue[]::new));
        }
        var ids = ids(costs);
        return new Cited(
                        "mrp.production",
                        ids,
                        Domain.in("id", ids),
                        scope.said(),
                        reading.orders().asOf())
                .with(telling.words().say("part.finished-orders"), telling, values.toArray(RecordValue[]::new))
                .orElseThrow();
    }

    private Optional<RecordEvidence> moves(List<OrderCost> costs, String currency) {
        var sum = CostSum.of(costs);
        var moves = costs.stream()
                .flatMap(it -> it.moves().stream())
                .map(OdooRecord::id)
                .toList();
        var asOf = reading.moves().stream().map(Read::asOf).findFirst().orElseGet(Instant::now);
        return new Cited("stock.move", moves, CostReading.consumedBy(ids(costs)), scope.said(), asOf)
                .with(
                        telling.words().say("part.consumed"),
                        telling,
                        telling.computed("value", "actual-material", sum.actualMaterial(), currency),
                        telling.computed("product_uom_qty", "planned-material", sum.plannedMaterial(), currency),
                        telling.computed(
                                "value",
                                "material-variance",
                                sum.actualMaterial().subtract(sum.plannedMaterial()),
                                currency),
                        telling.computed("product_id", "unpriced", BigDecimal.valueOf(sum.unpriced()), null));
    }

    private Optional<RecordEvidence> works(List<OrderCost> costs, String currency) {
        var sum = CostSum.of(costs);
        var works = costs.stream()
                .flatMap(it -> it.works().stream())
                .map(OdooRecord::id)
                .toList();
        return new Cited(
                        "mrp.workorder",
                        works,
                        CostReading.workedFor(ids(costs)),
                        scope.said(),
                        reading.works().asOf())
                .with(
                        telling.words().say("part.works"),
                        telling,
                        telling.computed("duration", "actual-labour", sum.actualLabour(), currency),
                        telling.computed("duration_expected", "planned-labour", sum.plannedLabour(), currency),
                        telling.computed(
                                "costs_hour",
                                "labour-variance",
                                sum.actualLabour().subtract(sum.plannedLabour()),
                                currency));
    }

    private static List<Long> ids(List<OrderCost> costs) {
        return costs.stream().map(it -> it.order().id()).toList();
    }
}
