package io.gemba.copilot.skill.floor;

import io.gemba.copilot.skill.Groups;
import io.gemba.copilot.skill.Records.Read;
import io.gemba.odoo.OdooGroup;
import io.gemba.odoo.OdooRecord;
import io.gemba.odoo.Reference;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What tells how well work centres were used.
 *
 * @param times that were logged and are over, by work centre and reason
 * @param works finished work orders, by work centre
 * @param scrap at work orders, by these and product
 * @param scrapped the work orders that there was scrap at
 */
record OeeFound(Span span, Scope scope, Losses losses, Groups times, Groups works, Groups scrap, Read scrapped) {

    String said() {
        return scope.said(span);
    }

    /** The lowest first; those that not all is known of behind. */
    List<Used> used() {
        var centers = new LinkedHashMap<Long, String>();
        for (var groups : List.of(times, works)) {
            groups.rows().stream()
                    .flatMap(it -> it.reference("workcenter_id").stream())
                    .forEach(it -> centers.putIfAbsent(it.id(), it.label()));
        }
        var used = new ArrayList<Used>();
        centers.forEach((id, name) -> used.add(used(id, name)));
        used.sort(Comparator.comparing((Used it) -> it.oee().isEmpty())
                .thenComparing(it -> it.oee().orElse(BigDecimal.ZERO))
                .thenComparing(Used::name));
        return used;
    }

    private Used used(long id, String name) {
        var kinds = losses.kinds();
        var minutes = times.rows().stream()
                .filter(it -> isAt(it, id))
                .collect(Collectors.toMap(
                        it -> it.reference("loss_id")
                                .map(loss -> kinds.getOrDefault(loss.id(), ""))
                                .orElse(""),
                        DowntimeFound::minutes,
                        BigDecimal::add));
        var count = times.rows().stream()
                .filter(it -> isAt(it, id))
                .mapToLong(DowntimeFound::count)
                .sum();
        var work = works.rows().stream().filter(it -> isAt(it, id)).findFirst();
        return new Used(
                id,
                name,
                new Used.Times(
                        minutes.getOrDefault("productive", BigDecimal.ZERO),
                        minutes.getOrDefault("performance", BigDecimal.ZERO),
                        minutes.getOrDefault("availability", BigDecimal.ZERO)
                                .add(minutes.getOrDefault("quality", BigDecimal.ZERO)),
                        count),
                work.map(OeeFound::made),
                isScrapKnown() ? Optional.of(scrappedAt(id)) : Optional.empty());
    }

    private boolean isScrapKnown() {
        return scrap.succeeded() && !scrap.cut() && scrapped.succeeded() && !scrapped.cut();
    }

    private static Used.Made made(OdooGroup work) {
        return new Used.Made(
                sum(work, "duration_expected"),
                sum(work, "duration"),
                sum(work, "qty_produced"),
                DowntimeFound.count(work));
    }

    private static BigDecimal sum(OdooGroup group, String field) {
        return group.decimal(field + ":sum").orElse(BigDecimal.ZERO);
    }

    /** What was scrapped of what the work centre's own orders make; components are no output. */
    private BigDecimal scrappedAt(long center) {
        var own = scrapped.rows().stream()
                .filter(it -> it.reference("workcenter_id")
                        .filter(at -> at.id() == center)
                        .isPresent())
                .collect(Collectors.toMap(
                        OdooRecord::id, it -> it.reference("product_id").map(Reference::id)));
        return scrap.rows().stream()
                .filter(it -> it.reference("workorder_id")
                        .map(Reference::id)
                        .filter(own::containsKey)
                        .filter(id -> own.getOrDefault(id, Optional.empty())
                                .equals(it.reference("product_id").map(Reference::id)))
                        .isPresent())
                .map(ScrapFound::quantity)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static boolean isAt(OdooGroup group, long center) {
        return group.reference("workcenter_id").filter(it -> it.id() == center).isPresent();
    }
}
