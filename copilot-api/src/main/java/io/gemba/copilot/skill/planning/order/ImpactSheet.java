package io.gemba.copilot.skill.planning.order;

import io.gemba.copilot.skill.Product;
import io.gemba.copilot.skill.Report.Row;
import io.gemba.copilot.skill.Report.Sheet;
import io.gemba.copilot.skill.Telling;
import java.util.List;
import java.util.Optional;

/** The lines of sales orders that wait, one by one. */
record ImpactSheet(ImpactFound found) {
    static final int SHOWN = 20;

    Optional<Sheet> sheet() {
        var rows = found.cause().isLot() ? found.hits() : found.open();
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        var words = found.telling().words();
        var columns = List.of(
                words.say("column.sale"),
                words.say("column.customer"),
                words.say("column.part"),
                words.say("column.open"),
                words.say("column.promised"),
                words.say("column.expected"),
                words.say("column.late"),
                words.say("column.value"),
                words.say("column.via"));
        return Optional.of(
                new Sheet(columns, rows.stream().limit(SHOWN).map(this::row).toList()));
    }

    int rows() {
        return found.cause().isLot() ? found.hits().size() : found.open().size();
    }

    private Row row(ImpactHit hit) {
        var telling = found.telling();
        var late = hit.daysLate();
        return new Row(
                List.of(
                        hit.order(),
                        hit.customer(),
                        Product.of(Telling.label(hit.line(), "product_id", "")).shortest(),
                        telling.amount(hit.open(), Telling.label(hit.line(), "product_uom_id", "")),
                        hit.promise().map(found::day).orElse(""),
                        hit.expected().map(found::day).orElse(""),
                        late.isPresent() && late.getAsLong() > 0 ? telling.days(late.getAsLong()) : "",
                        hit.line().has("price_subtotal") ? telling.amount(hit.value(), hit.currency()) : "",
                        hit.via().map(it -> Telling.label(it, "name")).orElse("")),
                found.evidence(hit));
    }
}
