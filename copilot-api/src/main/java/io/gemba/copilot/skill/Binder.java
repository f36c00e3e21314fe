package io.gemba.copilot.skill;

import io.gemba.copilot.identity.Company;
import io.gemba.copilot.skill.Records.Lack;
import io.gemba.copilot.skill.Records.Read;
import io.gemba.copilot.skill.Slots.Value;
import io.gemba.odoo.Domain;
import io.gemba.odoo.OdooRecord;
import io.gemba.odoo.Reference;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Fills the slots of a skill: with what the question names, with the record that is open, then with names that Odoo
 * knows. A record that is named goes before the one that is open, or nobody could ask about another.
 */
final class Binder {
    private static final int MOST_CHOICES = 8;
    /** What a skill has left to read with, when so much went into finding what it is about. */
    private static final int MOST_LOOKUPS = 3;

    private final Asked asked;
    private final Optional<OpenRecord> open;
    private final Records records;
    private final Telling telling;
    private final Map<String, Value> values = new HashMap<>();
    private final Set<String> named = new HashSet<>();
    private Optional<Outcome> unresolved = Optional.empty();
    private Optional<Outcome> closed = Optional.empty();

    Binder(Asked asked, Optional<OpenRecord> open, Records records, Telling telling) {
        this.asked = asked;
        this.open = open;
        this.records = records;
        this.telling = telling;
    }

    Binding bind(Skill skill) {
        bindWords(skill.slots());
        for (var slot : skill.slots()) {
            if (slot instanceof Slot.OfRecord wanted) {
                var stopped = bind(wanted);
                if (stopped.isPresent() && !isSpare(skill, wanted, stopped.get())) {
                    return new Binding.Stopped(stopped.get());
                }
                closed = stopped.or(() -> closed);
                if (wanted.required() && !values.containsKey(wanted.name())) {
                    return new Binding.Unfilled(wanted.kind());
                }
            }
        }
        return unresolved.<Binding>map(Binding.Stopped::new).orElseGet(() -> whole(skill));
    }

    /** True if nothing is lost with what the asker may not read: something else is meant, or will have to be named. */
    private boolean isSpare(Skill skill, Slot.OfRecord slot, Outcome stopped) {
        return stopped instanceof Outcome.Closed
                && !slot.required()
                && (isResolved() || !skill.isBound(new Slots(values)));
    }

    /** Where one of several things will do and none is named, it is the open record that is meant. */
    private Binding whole(Skill skill) {
        if (!skill.isBound(new Slots(values))) {
            for (var slot : records(skill)) {
                if (openKind().filter(it -> it == slot.kind()).isPresent()) {
                    var stopped = open(slot);
                    if (stopped.isPresent()) {
                        return new Binding.Stopped(stopped.get());
                    }
                }
            }
        }
        var slots = new Slots(values);
        if (skill.isBound(slots)) {
            return new Binding.Bound(slots, named);
        }
        return closed.<Binding>map(Binding.Stopped::new).orElseGet(() -> new Binding.Unfilled(skill.about()));
    }

    private static List<Slot.OfRecord> records(Skill skill) {
        return skill.slots().stream()
                .filter(Slot.OfRecord.class::isInstance)
                .map(Slot.OfRecord.class::cast)
                .toList();
    }

    /** What stands in the question as it is; a plant that is named is where records are looked for. */
    private void bindWords(List<Slot> slots) {
        for (var slot : slots) {
            Optional<? extends Value> value = switch (slot) {
                case Slot.OfPeriod period -> asked.meant().period(telling.today());
                case Slot.OfShift shift -> asked.meant().shift(telling.today());
                case Slot.OverTime trend ->
                    asked.meant().overTime() ? Optional.of(new Value.OverTime()) : Optional.empty();
                case Slot.OfQuantity quantity -> asked.meant().quantity();
                case Slot.OfSite site ->
                    asked.meant().site(records.access().companies()).map(Value.OfSite::new);
                case Slot.Own own -> asked.meant().own() ? Optional.of(new Value.Own()) : Optional.empty();
                case Slot.OfRecord wanted -> Optional.empty();
            };
            value.ifPresent(it -> values.put(slot.name(), it));
        }
    }

    private Optional<Company> site() {
        return values.values().stream()
                .filter(Value.OfSite.class::isInstance)
                .map(it -> ((Value.OfSite) it).company())
                .findFirst();
    }

    private Optional<Outcome> bind(Slot.OfRecord slot) {
        var references = slot.kind().references(asked.text());
        if (!references.isEmpty() && !pointsAnew(slot)) {
            return referred(slot, references);
        }
        if (asked.pointsAt(slot.kind()) && hasOpen(slot)) {
            return open(slot);
        }
        // Numbers of orders are what a plant makes them.
        var unusual = slot.required() && !slot.kind().isNumbered()
                ? RecordKind.PRODUCT.references(asked.text())
                : Set.<String>of();
        if (!unusual.isEmpty()) {
            return referred(slot, unusual);
        }
        var outcome = named(slot);
        return outcome.isPresent() || values.containsKey(slot.name()) || !slot.required() ? outcome : open(slot);
    }

    /** True if the question leans on one about another record, but points at the one that is open now. */
    private boolean pointsAnew(Slot.OfRecord slot) {
        return asked.pointsAt(slot.kind())
                && slot.kind().references(asked.own()).isEmpty()
                && openKind().filter(it -> it == slot.kind()).isPresent();
    }

    private boolean hasOpen(Slot.OfRecord slot) {
        return openKind()
                .filter(it -> it == slot.kind() || via(it, slot.kind()).isPresent())
                .isPresent();
    }

    /** True if a number that was named has been found as what something else goes by. */
    private boolean isResolved() {
        return values.values().stream()
                .anyMatch(it -> it instanceof Value.OfRecord found
                        && RecordKind.of(found.read().model())
                                .filter(RecordKind::isNumbered)
                                .isPresent());
    }

    private Optional<RecordKind> openKind() {
        return open.flatMap(it -> RecordKind.of(it.model()));
    }

    private Optional<Outcome> open(Slot.OfRecord slot) {
        return opened(slot)
                .flatMap(it -> taken(
                        slot,
                        it.rows(),
                        it,
                        () -> telling.words()
                                .say(
                                        "unknown.open",
                                        telling.words()
                                                .say("kind." + slot.kind().label()))));
    }

    private Optional<Outcome> referred(Slot.OfRecord slot, Set<String> references) {
        var read = look(slot, References.domain(slot.kind(), references));
        var outcome = taken(
                slot,
                References.chosen(slot.kind(), references, read.rows()),
                read,
                () -> telling.words()
                        .say(
                                "unknown.reference",
                                telling.words().say("kind." + slot.kind().label()),
                                String.join(", ", references)));
        if (slot.kind().isNumbered() && values.containsKey(slot.name())) {
            unresolved = Optional.empty();
        }
        if (!slot.required()
                && slot.kind().isNumbered()
                && outcome.filter(it -> it instanceof Outcome.Unknown || it instanceof Outcome.Closed)
                        .isPresent()) {
            // Digits stand in names of suppliers, too, and a number may be that of something else.
            if (!isResolved()) {
                // That it is nothing else does not say that it is nothing which the asker may not read.
                unresolved = unresolved.filter(Outcome.Closed.class::isInstance).or(() -> outcome);
            }
            return Optional.empty();
        }
        return outcome;
    }

    /** The open record, or what it has of the kind that is wanted; only if the question can mean it. */
    private Optional<Read> opened(Slot.OfRecord slot) {
        var kind = openKind();
        if (kind.isEmpty()) {
            return Optional.empty();
        }
        var id = open.orElseThrow().id();
        if (kind.get() == slot.kind()) {
            var by = RecordKind.openedBy(open.orElseThrow().model());
            return Optional.of(look(slot, Domain.equal(by, id)));
        }
        return via(kind.get(), slot.kind())
                .filter(via -> slot.required() || records.calls() < MOST_LOOKUPS - 1)
                .map(via -> records.look(Optional.empty(), kind.get().type(), Domain.equal("id", id), "id")
                        .first()
                        .flatMap(it -> it.reference(via))
                        .map(Reference::id)
                        .map(it -> look(slot, Domain.equal("id", it)))
                        .orElseGet(Read::nothing));
    }

    private Optional<Outcome> named(Slot.OfRecord slot) {
        if (!slot.kind().isNamed()) {
            return Optional.empty();
        }
        var names = asked.names(named, unresolved.isPresent());
        if (names.isEmpty() || !slot.required() && records.calls() >= MOST_LOOKUPS) {
            return Optional.empty();
        }
        var whole = names.areSeveral() ? look(slot, names.holding("name")) : Read.nothing();
        var read = whole.rows().isEmpty() && whole.succeeded() && records.calls() < MOST_LOOKUPS
                ? look(slot, names.within("name"))
                : whole;
        if (read.lack() == Lack.AWAY) {
            return Optional.of(new Outcome.Away(records.awaySince()));
        }
        if (read.lack() == Lack.DENIED) {
            records.leaveUnread(slot.kind());
        }
        var best = names.best(read.rows());
        if (best.isEmpty()) {
            return Optional.empty();
        }
        named.addAll(names.in(best.getFirst()));
        unresolved = Optional.empty();
        return taken(slot, best, read, () -> "");
    }

    private Read look(Slot.OfRecord slot, Domain domain) {
        return records.look(site(), slot.kind().type(), domain, "id");
    }

    /** Takes the one record there is. None of it may be told from none there being. */
    private Optional<Outcome> taken(Slot.OfRecord slot, List<OdooRecord> found, Read read, Supplier<String> unknown) {
        if (read.lack() != null) {
            return Optional.of(lacking(slot.kind(), read.lack(), records, telling));
        }
        return switch (found.size()) {
            case 0 -> Optional.of(new Outcome.Unknown(unknown.get()));
            case 1 -> {
                values.put(slot.name(), new Value.OfRecord(found.getFirst(), read.asOf()));
                yield Optional.empty();
            }
            default -> Optional.of(which(slot, found));
        };
    }

    static Outcome lacking(RecordKind of, Lack lack, Records records, Telling telling) {
        var kind = telling.words().say("kinds." + of.label());
        return switch (lack) {
            case AWAY -> new Outcome.Away(records.awaySince());
            case DENIED -> new Outcome.Closed(telling.words().say("closed.denied", kind));
            case ABSENT -> new Outcome.Closed(telling.words().say("closed.absent", kind));
        };
    }

    private Outcome which(Slot.OfRecord slot, List<OdooRecord> found) {
        return new Outcome.AsksBack(telling.words().say("which." + slot.kind().label()), choices(found));
    }

    static List<Outcome.Option> choices(List<OdooRecord> found) {
        return found.size() > MOST_CHOICES
                ? List.of()
                : found.stream().map(Binder::choice).toList();
    }

    /** By its number, then what tells it from others of that number. */
    private static Outcome.Option choice(OdooRecord read) {
        var name = read.text("display_name")
                .or(() -> read.text("name"))
                .map(Telling::clean)
                .orElse(read.toString());
        var ask = read.text("default_code").map(Telling::clean).orElse(name);
        var text = Stream.of("product_id", "partner_id", "company_id")
                .map(it -> Telling.label(read, it, ""))
                .filter(it -> !it.isEmpty())
                .reduce(name, (a, b) -> a + " · " + b);
        return new Outcome.Option(text, ask);
    }

    /** The field by which a record of one kind points at one of another. */
    private static Optional<String> via(RecordKind from, RecordKind to) {
        return switch (to) {
            case PRODUCT ->
                from == RecordKind.ORDER || from == RecordKind.LOT ? Optional.of("product_id") : Optional.empty();
            case PARTNER ->
                from == RecordKind.PURCHASE || from == RecordKind.INVOICE
                        ? Optional.of("partner_id")
                        : Optional.empty();
            case ORDER, PURCHASE, SALE, LOT, EQUIPMENT, WORK_CENTER, INVOICE -> Optional.empty();
        };
    }
}
