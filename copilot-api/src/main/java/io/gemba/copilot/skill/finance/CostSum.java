package io.gemba.copilot.skill.finance;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;

/** What several orders cost together; all of one currency. */
record CostSum(
        BigDecimal plannedMaterial,
        BigDecimal actualMaterial,
        BigDecimal plannedLabour,
        BigDecimal actualLabour,
        int unpriced) {

    static CostSum of(List<OrderCost> costs) {
        return new CostSum(
                sum(costs, OrderCost::plannedMaterial),
                sum(costs, OrderCost::actualMaterial),
                sum(costs, OrderCost::plannedLabour),
                sum(costs, OrderCost::actualLabour),
                costs.stream().mapToInt(OrderCost::unpriced).sum());
    }

    private static BigDecimal sum(List<OrderCost> costs, Function<OrderCost, BigDecimal> of) {
        return Money.sum(costs.stream().map(of));
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
}
