package io.gemba.copilot.skill.finance;

import io.gemba.odoo.OdooRecord;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a finished order should have cost, and what it did. Planned are the quantities and times that the order asked
 * for, at the cost at which they were booked: the difference is one of quantities and times, not of prices.
 *
 * @param moves its components, those that were not taken among them
 * @param works its work orders that were done
 * @param unpriced components that were asked for and of which nothing says what one costs
 */
record OrderCost(
        OdooRecord order,
        List<OdooRecord> moves,
        List<OdooRecord> works,
        BigDecimal plannedMaterial,
        BigDecimal actualMaterial,
        BigDecimal plannedLabour,
        BigDecimal actualLabour,
        int unpriced) {
    private static final BigDecimal MINUTES = BigDecimal.valueOf(60);

    OrderCost {
        moves = List.copyOf(moves);
        works = List.copyOf(works);
    }

    /** Works out an order from what was read of it. */
    static OrderCost of(OdooRecord order, List<OdooRecord> moves, List<OdooRecord> works, UnitCosts costs) {
        var made = made(order);
        var planned = BigDecimal.ZERO;
        var unpriced = 0;
        for (var move : moves) {
            var asked = Money.of(move, "product_uom_qty").multiply(made, MathContext.DECIMAL64);
            var cost = costs.of(move);
            if (cost.isPresent()) {
                planned = planned.add(asked.multiply(cost.get(), MathContext.DECIMAL64));
            } else if (asked.signum() != 0) {
                unpriced++;
            }
        }
        var actual = Money.sum(moves.stream().filter(UnitCosts::isTaken).map(it -> Money.of(it, "value")));
        return new OrderCost(
                order,
                moves,
                works,
                Money.rounded(planned),
                Money.rounded(actual),
                Money.rounded(Money.sum(works.stream().map(it -> labour(it, "duration_expected")))),
                Money.rounded(Money.sum(works.stream()
                        .map(it -> labour(
                                it,
                                // Odoo books the expected time where an operation is set to that.
                                it.text("cost_mode").filter("estimated"::equals).isPresent()
                                        ? "duration_expected"
                                        : "duration")))),
                unpriced);
    }

    /** The share of the ordered quantity that was made: components were asked for by the whole of it. */
    private static BigDecimal made(OdooRecord order) {
        var made = Money.of(order, "qty_produced");
        return made.signum() <= 0
                ? BigDecimal.ONE
                : Money.ratio(made, Money.of(order, "product_qty")).orElse(BigDecimal.ONE);
    }

    private static BigDecimal labour(OdooRecord work, String minutes) {
        return Money.of(work, minutes)
                .multiply(Money.of(work, "costs_hour"), MathContext.DECIMAL64)
                .divide(MINUTES, MathContext.DECIMAL64);
    }

    BigDecimal planned() {
        return plannedMaterial.add(plannedLabour);
    }

    BigDecimal actual() {
        return actualMaterial.add(actualLabour);
    }

    BigDecimal variance() {
        return actual().subtract(planned());
    }

    /** What one of a component cost: in the move itself, else on average of the others of its company. */
    static final class UnitCosts {
        private final Map<Key, BigDecimal[]> sums = new HashMap<>();

        UnitCosts(Stream<OdooRecord> moves) {
            moves.filter(UnitCosts::isTaken).forEach(it -> {
                var sum = sums.computeIfAbsent(Key.of(it), key -> new BigDecimal[] {BigDecimal.ZERO, BigDecimal.ZERO});
                sum[0] = sum[0].add(Money.of(it, "value"));
                sum[1] = sum[1].add(Money.of(it, "quantity"));
            });
        }

        static boolean isTaken(OdooRecord move) {
            return move.text("state").filter("done"::equals).isPresent();
        }

        Optional<BigDecimal> of(OdooRecord move) {
            var own = isTaken(move)
                    ? Money.ratio(Money.of(move, "value"), Money.of(move, "quantity"))
                    : Optional.<BigDecimal>empty();
            var others = sums.get(Key.of(move));
            return own.isPresent() || others == null ? own : Money.ratio(others[0], others[1]);
        }

        private record Key(long company, long product, long unit) {
            static Key of(OdooRecord move) {
                return new Key(
                        Money.id(move, "company_id"), Money.id(move, "product_id"), Money.id(move, "product_uom"));
            }
        }
    }
}
