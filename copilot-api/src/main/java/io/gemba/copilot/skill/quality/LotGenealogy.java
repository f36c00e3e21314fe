package io.gemba.copilot.skill.quality;

import io.gemba.copilot.skill.Lacks;
import io.gemba.copilot.skill.Product;
import io.gemba.copilot.skill.RecordKind;
import io.gemba.copilot.skill.Records;
import io.gemba.copilot.skill.Records.Read;
import io.gemba.copilot.skill.Report;
import io.gemba.copilot.skill.Report.Prose;
import io.gemba.copilot.skill.Report.Section;
import io.gemba.copilot.skill.Report.Subject;
import io.gemba.copilot.skill.Skill;
import io.gemba.copilot.skill.Slot;
import io.gemba.copilot.skill.Slots;
import io.gemba.copilot.skill.Telling;
import io.gemba.copilot.skill.Types;
import io.gemba.odoo.Domain;
import io.gemba.odoo.RecordType;
import io.gemba.odoo.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** Where a lot or serial number came from, what was made of it, and who got it; the same of an order's lots. */
final class LotGenealogy implements Skill {
    private static final String LOT = "lot";
    private static final String ORDER = "order";
    private static final int MOST_TRANSFERS = 1000;

    @Override
    public String id() {
        return "lot-genealogy";
    }

    @Override
    public List<Slot> slots() {
        return List.of(
                new Slot.OfRecord(LOT, RecordKind.LOT, false), new Slot.OfRecord(ORDER, RecordKind.ORDER, false));
    }

    @Override
    public RecordKind about() {
        return RecordKind.LOT;
    }

    @Override
    public boolean isBound(Slots slots) {
        return slots.record(LOT).or(() -> slots.record(ORDER)).isPresent();
    }

    @Override
    public Set<RecordType> reads() {
        return Set.of(QualityTypes.PASSAGE, QualityTypes.TRANSFER);
    }

    @Override
    public Report report(Slots slots, Records records, Telling telling) {
        var lot = slots.record(LOT);
        var trail = lot.map(it -> LotTrail.of(it.read(), records))
                .orElseGet(() -> LotTrail.ofOrder(slots.required(ORDER).read(), records));
        var stock = stock(slots, trail, records);
        var transfers = new Transfers(transfers(trail, records));
        var sentences = new TrailTelling(trail, transfers, stock.join(), telling);
        var sections = new ArrayList<Section>();
        sections.add(new Prose(lot.map(sentences::ofLot).orElseGet(() -> sentences.ofOrder(slots.required(ORDER)))));
        var sheets = new TrailSheets(transfers, telling);
        sheets.deliveries(trail.forth()).ifPresent(sections::add);
        sheets.forth(trail.forth()).ifPresent(sections::add);
        sheets.back(trail.back()).ifPresent(sections::add);
        var lacks = new Lacks(telling.words());
        lacks.of("passages", trail.worst());
        lacks.of("transfers", transfers.read());
        lacks.of("lots", stock.join());
        var notes = new ArrayList<>(lacks.notes());
        if (trail.goesFurther()) {
            notes.add(telling.words().say("genealogy.further"));
        }
        var whole = notes.isEmpty();
        var shown = new Lacks(telling.words());
        shown.shown(sheets.most(), TrailSheets.SHOWN);
        notes.addAll(shown.notes());
        return new Report(sections, notes, subject(slots, trail, transfers), whole);
    }

    /** What there is left of what was made; of so many slots one costs a look, and the trail most of the others. */
    private static CompletableFuture<Read> stock(Slots slots, LotTrail trail, Records records) {
        var lots = trail.results().keySet();
        return lots.isEmpty()
                        || slots.record(LOT).isPresent() && slots.record(ORDER).isPresent()
                ? CompletableFuture.completedFuture(Read.nothing())
                : records.begin(
                        Types.LOT,
                        Domain.in(
                                "id",
                                lots.stream().sorted().limit(MOST_TRANSFERS).toList()),
                        "id");
    }

    private static Read transfers(LotTrail trail, Records records) {
        var ids = Stream.concat(trail.forth().stream(), trail.back().stream())
                .flatMap(it -> it.transfer().stream())
                .map(Reference::id)
                .distinct()
                .limit(MOST_TRANSFERS)
                .toList();
        return ids.isEmpty() ? Read.nothing() : records.read(QualityTypes.TRANSFER, Domain.in("id", ids), "id");
    }

    /** Its number, what it is, and who it came from, so that its certificate is found. */
    private static Subject subject(Slots slots, LotTrail trail, Transfers transfers) {
        var about =
                slots.record(LOT).or(() -> slots.record(ORDER)).orElseThrow().read();
        var name = Telling.label(about, "name");
        var product = Product.of(Telling.label(about, "product_id", ""));
        var numbers = new ArrayList<String>();
        numbers.add(name);
        about.text("ref").map(Telling::clean).ifPresent(numbers::add);
        numbers.addAll(product.numbers());
        trail.sources().values().stream()
                .map(it -> Telling.clean(it.label()))
                .limit(3)
                .forEach(numbers::add);
        var words = new ArrayList<String>();
        words.add(product.name());
        trail.back().stream()
                .filter(it -> it.event() == Passage.Event.RECEIVED)
                .flatMap(it -> transfers.partner(it).stream())
                .distinct()
                .limit(3)
                .forEach(words::add);
        return new Subject(
                name, numbers, words.stream().filter(it -> !it.isEmpty()).toList());
    }
}
