package io.gemba.copilot.skill.history;

import io.gemba.copilot.skill.Lacks;
import io.gemba.copilot.skill.Product;
import io.gemba.copilot.skill.RecordKind;
import io.gemba.copilot.skill.Records;
import io.gemba.copilot.skill.Records.Past;
import io.gemba.copilot.skill.Records.Read;
import io.gemba.copilot.skill.Report;
import io.gemba.copilot.skill.Report.Prose;
import io.gemba.copilot.skill.Report.Section;
import io.gemba.copilot.skill.Report.Subject;
import io.gemba.copilot.skill.Skill;
import io.gemba.copilot.skill.Slot;
import io.gemba.copilot.skill.Slots;
import io.gemba.copilot.skill.Slots.Value;
import io.gemba.copilot.skill.Telling;
import io.gemba.odoo.Domain;
import io.gemba.odoo.OdooRecord;
import io.gemba.odoo.RecordType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What was changed on a record, when and by whom: as far as Odoo tracks it and shows it to the asker. */
final class WhatChanged implements Skill {
    private static final String PERIOD = "period";
    /** Of several that are found, the first is meant: products go by numbers that other things go by, too. */
    private static final List<RecordKind> KINDS = List.of(
            RecordKind.ORDER,
            RecordKind.PURCHASE,
            RecordKind.SALE,
            RecordKind.INVOICE,
            RecordKind.PRODUCT,
            RecordKind.LOT,
            RecordKind.EQUIPMENT,
            RecordKind.WORK_CENTER);

    @Override
    public String id() {
        return "what-changed";
    }

    @Override
    public List<Slot> slots() {
        return Stream.<Slot>concat(
                        KINDS.stream().map(it -> new Slot.OfRecord(name(it), it, false)),
                        Stream.of(new Slot.OfPeriod(PERIOD)))
                .toList();
    }

    private static String name(RecordKind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public RecordKind about() {
        return RecordKind.ORDER;
    }

    @Override
    public boolean isBound(Slots slots) {
        return about(slots).isPresent();
    }

    private static Optional<RecordKind> about(Slots slots) {
        return KINDS.stream().filter(it -> slots.record(name(it)).isPresent()).findFirst();
    }

    @Override
    public Set<RecordType> reads() {
        return HistoryTypes.all();
    }

    @Override
    public Report report(Slots slots, Records records, Telling telling) {
        var kind = about(slots).orElseThrow();
        var about = slots.required(name(kind));
        var since = slots.period(PERIOD)
                .map(Value.OfPeriod::from)
                .map(it -> it.atStartOfDay(telling.format().zone()).toInstant());
        var past = records.beginPast(kind.type(), about.read().id(), since);
        var marks = records.left() > 1
                ? records.read(
                        HistoryTypes.of(kind), Domain.equal("id", about.read().id()), "id")
                : Read.nothing();
        return report(about, since, marks, past.join(), telling);
    }

    private static Report report(
            Value.OfRecord about, Optional<Instant> since, Read marks, Past past, Telling telling) {
        var told = new ChangeTelling(about, since, marks, past, telling);
        var sections = new ArrayList<Section>();
        sections.add(new Prose(told.lines()));
        told.sheet().ifPresent(sections::add);
        var lacks = new Lacks(telling.words());
        lacks.of("marks", marks);
        var notes = new ArrayList<>(lacks.notes());
        notes.addAll(told.notes());
        var whole = notes.isEmpty();
        var shown = new Lacks(telling.words());
        shown.shown(told.rows(), ChangeTelling.SHOWN);
        notes.addAll(shown.notes());
        return new Report(sections, notes, subject(about.read()), whole);
    }

    private static Subject subject(OdooRecord read) {
        var name = Telling.label(read, "name");
        var product =
                Product.of(read.reference("product_id").isPresent() ? Telling.label(read, "product_id", "") : name);
        var numbers = new ArrayList<String>();
        numbers.add(name);
        read.text("default_code").map(Telling::clean).ifPresent(numbers::add);
        numbers.addAll(product.numbers());
        return new Subject(
                name,
                numbers,
                Stream.of(product.name(), Telling.label(read, "partner_id", ""))
                        .filter(it -> !it.isEmpty())
                        .toList());
    }
}
