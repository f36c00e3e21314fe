package io.gemba.copilot.skill.buying;

import io.gemba.copilot.grounding.RecordEvidence;
import io.gemba.copilot.grounding.RecordValue;
import io.gemba.copilot.skill.Lacks;
import io.gemba.copilot.skill.Records.Read;
import io.gemba.copilot.skill.Report;
import io.gemba.copilot.skill.Report.Line;
import io.gemba.copilot.skill.Report.Prose;
import io.gemba.copilot.skill.Report.Section;
import io.gemba.copilot.skill.Report.Subject;
import io.gemba.copilot.skill.Slots;
import io.gemba.copilot.skill.Telling;
import io.gemba.odoo.OdooRecord;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Tells in what a purchase order is not as it was agreed. */
record AgreementTelling(
        Slots.Value.OfRecord order, Read read, List<OrderedLine> lines, Agreements agreements, Telling telling) {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int MOST_SAID = 3;

    AgreementTelling(
            Slots.Value.OfRecord order, Read read, List<OrderedLine> lines, Agreements agreements, Telling telling) {
        this.order = order;
        this.read = read;
        this.lines = lines.stream()
                .sorted(Comparator.comparing((OrderedLine it) -> it.amount().abs())
                        .reversed()
                        .thenComparing(it -> it.deviations().isEmpty())
                        .thenComparing(it -> it.read().id()))
                .toList();
        this.agreements = agreements;
        this.telling = telling;
    }

    Report report(Lacks lacks, Subject subject) {
        var whole = lacks.notes().isEmpty();
        var sections = new ArrayList<Section>();
        sections.add(new Prose(List.of(answer())));
        var lineTelling = new AgreementLines(this);
        var said = lines.stream()
                .filter(it -> !it.deviations().isEmpty())
                .limit(MOST_SAID)
                .flatMap(it -> lineTelling.reasons(it).stream())
                .toList();
        if (!said.isEmpty()) {
            sections.add(new Prose(said));
        }
        if (!lines.isEmpty()) {
            sections.add(new Prose(List.of(new Line(telling.words().say("agreement.measure"), List.of(own())))));
            sections.add(lineTelling.sheet(lacks));
        }
        return new Report(sections, lacks.notes(), subject, whole);
    }

    private Line answer() {
        var words = telling.words();
        var name = Telling.label(order.read(), "name");
        var supplier = Telling.label(order.read(), "partner_id", words.say("unknown"));
        var compared = lines.stream().filter(it -> it.chosen().isPresent()).toList();
        var deviating =
                compared.stream().filter(it -> !it.deviations().isEmpty()).toList();
        if (lines.isEmpty()) {
            return new Line(words.say("agreement.empty", name, supplier), List.of(own()));
        }
        if (compared.isEmpty()) {
            var key = agreements.mayBeMissing() ? "agreement.unread" : "agreement.nothing";
            return new Line(words.say(key, name, supplier), List.of(own(), figures(0, 0)));
        }
        var figures = figures(compared.size(), deviating.size());
        if (deviating.isEmpty()) {
            return new Line(
                    words.counted("agreement.kept", compared.size(), name, supplier, number(compared.size()), all()),
                    List.of(own(), figures));
        }
        return new Line(
                words.counted("agreement.deviates", deviating.size(), name, supplier, number(deviating.size()), all())
                        + total(deviating),
                List.of(own(), figures));
    }

    private String all() {
        return telling.words().counted("performance.lines", lines.size(), number(lines.size()));
    }

    /** With a blank in front; empty if the prices are as agreed, or there is no one currency. */
    private String total(List<OrderedLine> deviating) {
        var amount = amount(deviating);
        if (amount.signum() == 0) {
            return "";
        }
        var key = amount.signum() > 0 ? "agreement.more" : "agreement.less";
        var share = percent(deviating)
                .map(it -> " (" + telling.amount(it.abs(), "%") + ")")
                .orElse("");
        return " " + telling.words().say(key, telling.amount(amount.abs(), currency()), share);
    }

    private static BigDecimal amount(List<OrderedLine> lines) {
        return lines.stream().map(OrderedLine::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Of what the lines whose prices can be compared would cost as agreed. */
    private Optional<BigDecimal> percent(List<OrderedLine> deviating) {
        var agreed = lines.stream().map(OrderedLine::agreedAmount).reduce(BigDecimal.ZERO, BigDecimal::add);
        return agreed.signum() == 0
                ? Optional.empty()
                : Optional.of(amount(deviating)
                        .multiply(HUNDRED)
                        .divide(agreed, 1, RoundingMode.HALF_UP)
                        .stripTrailingZeros());
    }

    /** A purchase order is in one currency. */
    String currency() {
        return lines.stream()
                .map(it -> Telling.label(it.read(), "currency_id", ""))
                .findFirst()
                .orElse("");
    }

    private RecordEvidence figures(int compared, int deviating) {
        var amount = amount(lines);
        return telling.evidence(
                "purchase.order.line",
                lines.stream().map(it -> it.read().id()).toList(),
                telling.words().say("part.purchases"),
                read.asOf(),
                count("agreement-lines", lines.size()),
                count("compared", compared),
                count("deviating", deviating),
                amount.signum() == 0 ? null : telling.computed("price_unit", "more", amount, currency()),
                percent(lines)
                        .map(it -> telling.computed("price_unit", "more-percent", it, "%"))
                        .orElse(null));
    }

    private RecordValue count(String label, int number) {
        return telling.computed("id", label, BigDecimal.valueOf(number), null);
    }

    private RecordEvidence own() {
        OdooRecord it = order.read();
        return telling.evidence(
                it,
                Telling.label(it, "name"),
                order.asOf(),
                telling.state(it, "state", "purchase"),
                telling.reference(it, "partner_id"),
                telling.day(it, "date_order"));
    }

    private String number(long number) {
        return telling.format().number(number);
    }
}
