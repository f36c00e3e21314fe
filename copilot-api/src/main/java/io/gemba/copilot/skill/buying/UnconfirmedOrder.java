package io.gemba.copilot.skill.buying;

import io.gemba.copilot.skill.Lacks;
import io.gemba.copilot.skill.Purchases;
import io.gemba.copilot.skill.Records.Read;
import io.gemba.copilot.skill.Report;
import io.gemba.copilot.skill.Report.Line;
import io.gemba.copilot.skill.Report.Prose;
import io.gemba.copilot.skill.Report.Section;
import io.gemba.copilot.skill.Report.Subject;
import io.gemba.copilot.skill.Telling;
import io.gemba.odoo.OdooRecord;
import java.util.ArrayList;
import java.util.List;

/** Tells whether the supplier has confirmed one order. */
record UnconfirmedOrder(Read read, Read lines, Telling telling) {

    Report report(Lacks lacks) {
        var sections = new ArrayList<Section>();
        var chase = read.first().map(it -> new OrderChase(it, read.asOf(), telling));
        chase.ifPresent(it -> sections.add(new Prose(List.of(new Line(said(it), List.of(it.evidence()))))));
        var table = new UnconfirmedLines(read, lines, telling);
        table.sheet(lacks).ifPresent(sections::add);
        var supplier = chase.map(OrderChase::supplier).orElse("");
        return new Report(
                sections,
                lacks.notes(),
                new Subject(supplier, table.numbers(), List.of(supplier)),
                lacks.notes().isEmpty());
    }

    private String said(OrderChase chase) {
        var words = telling.words();
        OdooRecord order = chase.order();
        var reference = order.text("partner_ref").map(Telling::clean);
        if (!Purchases.isOrdered(order)) {
            return words.say(
                    "unconfirmed.order.request",
                    chase.name(),
                    chase.supplier(),
                    words.named("purchase", order.text("state").orElse("")));
        }
        if (order.flag("acknowledged")) {
            return reference
                    .map(it -> words.say("unconfirmed.order.yes.number", chase.name(), chase.supplier(), it))
                    .orElseGet(() -> words.say("unconfirmed.order.yes", chase.name(), chase.supplier()));
        }
        return reference
                .map(it -> words.say("unconfirmed.order.number", chase.name(), chase.supplier(), it, chase.said()))
                .orElseGet(() -> words.say("unconfirmed.order.no", chase.name(), chase.supplier(), chase.said()));
    }
}
