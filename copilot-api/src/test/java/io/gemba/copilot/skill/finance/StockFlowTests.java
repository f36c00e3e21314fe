package io.gemba.copilot.skill.finance;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class StockFlowTests {

    @Test
    void turnsByWhatWasUsedAgainstTheAverageOfBothEnds() {
        // Opens at 100, closes at 300: 200 on average, of which 250 were taken and 50 delivered.
        var flow = flow(100, 520, 320, 250, 50);

        assertThat(flow.closing()).isEqualByComparingTo("300");
        assertThat(flow.average()).isEqualByComparingTo("200");
        assertThat(flow.turns()).hasValueSatisfying(it -> assertThat(it).isEqualByComparingTo("1.5"));
        assertThat(flow.deliveredTurns())
                .hasValueSatisfying(it -> assertThat(it).isEqualByComparingTo("0.25"));
        assertThat(flow.turnsInYear(73)).hasValueSatisfying(it -> assertThat(it).isEqualByComparingTo("7.5"));
        assertThat(flow.daysOfStock(73)).hasValue(49L);
    }

    @Test
    void doesNotTurnWithoutStock() {
        assertThat(flow(0, 50, 50, 50, 0).turns()).isEmpty();
        assertThat(flow(-30, 10, 0, 0, 0).turns()).isEmpty();
        assertThat(flow(0, 50, 50, 50, 0).daysOfStock(30)).isEmpty();
    }

    @Test
    void lastsNobodyKnowsHowLongIfNothingIsUsed() {
        var flow = flow(100, 0, 10, 0, 0);

        assertThat(flow.turns()).hasValueSatisfying(it -> assertThat(it).isZero());
        assertThat(flow.daysOfStock(30)).isEmpty();
    }

    private static StockFlow flow(long opening, long in, long out, long consumed, long delivered) {
        return new StockFlow(
                BigDecimal.valueOf(opening),
                BigDecimal.valueOf(in),
                BigDecimal.valueOf(out),
                BigDecimal.valueOf(consumed),
                BigDecimal.valueOf(delivered),
                3);
    }
}
