package io.gemba.copilot.skill;

import io.gemba.copilot.identity.Company;
import io.gemba.copilot.skill.Slots.Value;
import io.gemba.odoo.OdooRecord;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Fills the slots of a skill: with what the question names, with the record that is open, with names that Odoo knows,
 * then with what the question before was about, if this one goes on from it. A record that is named goes before the one
 * that is open, or nobody could ask about another.
 */
final class Binder {
    private final Skill skill;
    private final Source source;
    private final Finder finder;
    private final List<Company> companies;
    private final Telling telling;
    private final Map<String, Value> values = new HashMap<>();
    private final Set<String> named = new HashSet<>();
    /** Of a number that nothing of some kind goes by: something else may. */
    private Optional<Outcome> unresolved = Optional.empty();
    /** Of records that the asker may not read: something else may be meant. */
    private Optional<Outcome> closed = Optional.empty();

    Binder(Skill skill, Source source, Finder finder, List<Company> companies, Telling telling) {
        this.skill = skill;
        this.source = source;
        this.finder = finder;
        this.companies = companies;
        this.telling = telling;
    }

    Binding bind() {
        bindWords(skill.slots());
        for (var slot : skill.recordSlots()) {
            var stopped = stopped(slot, bind(slot), !references(slot).isEmpty());
            if (stopped.isPresent()) {
                return stopped.get();
            }
        }
        var anew = !values.isEmpty();
        var gone = new Keeping(source, finder, companies, telling).into(values, skill);
        if (gone.isPresent()) {
            return new Binding.Stopped(gone.get());
        }
        var lacking = skill.recordSlots().stream()
                .filter(it -> it.required() && !has(it))
                .findFirst();
        if (lacking.isPresent()) {
            return new Binding.Unfilled(lacking.get().kind(), slots());
        }
        return unresolved.<Binding>map(Binding.Stopped::new).orElseGet(() -> whole(anew));
    }

    /** Where one of several things will do and none is named, it is the open record that is meant. */
    private Binding whole(boolean anew) {
        if (!skill.isBound(slots())) {
            for (var slot : skill.recordSlots()) {
                if (finder.isOpen(slot.kind())) {
                    var stopped = stopped(slot, finder.opened(slot, site()), false);
                    if (stopped.isPresent()) {
                        return stopped.get();
                    }
                }
            }
        }
        if (skill.isBound(slots())) {
            return new Binding.Bound(slots(), named, anew);
        }
        return closed.<Binding>map(Binding.Stopped::new).orElseGet(() -> new Binding.Unfilled(skill.about(), slots()));
    }

    /** Takes what was found; what was not stops the question, unless something else may be meant. */
    private Optional<Binding> stopped(Slot.OfRecord slot, Found found, boolean byNumber) {
        return switch (found) {
            case Found.Nothing nothing -> Optional.empty();
            case Found.One one -> {
                values.put(slot.name(), one.value());
                yield Optional.empty();
            }
            case Found.Several several -> Optional.of(new Binding.Several(slot.kind(), several.records(), slots()));
            case Found.Not not ->
                isSetAside(slot, not.outcome(), byNumber && slot.kind().isNumbered())
                        ? Optional.empty()
                        : Optional.of(new Binding.Stopped(not.outcome()));
        };
    }

    /**
     * Sets aside what stops nothing: digits stand in names of suppliers, too, and a number may be that of something
     * else; and of what the asker may not read, nothing is lost where something else is meant or has still to be named.
     */
    private boolean isSetAside(Slot.OfRecord slot, Outcome outcome, boolean byNumber) {
        if (slot.required()) {
            return false;
        }
        var isClosed = outcome instanceof Outcome.Closed;
        if (byNumber && (isClosed || outcome instanceof Outcome.Unknown)) {
            if (!isResolved()) {
                // That it is nothing else does not say that it is nothing which the asker may not read.
                unresolved = unresolved.filter(Outcome.Closed.class::isInstance).or(() -> Optional.of(outcome));
            }
            return true;
        }
        if (isClosed && (isResolved() || !skill.isBound(slots()))) {
            closed = Optional.of(outcome);
            return true;
        }
        return false;
    }

    /** True if a number that was named has been found as what something else goes by. */
    private boolean isResolved() {
        return values.values().stream()
                .anyMatch(it -> it instanceof Value.OfRecord found
                        && RecordKind.of(found.read().model())
                                .filter(RecordKind::isNumbered)
                                .isPresent());
    }

    /** What stands in the question as it is; a plant that is named is where records are looked for. */
    private void bindWords(List<Slot> slots) {
        for (var slot : slots) {
            var meant = source.of(slot).meant();
            Optional<? extends Value> value = switch (slot) {
                case Slot.OfPeriod period -> meant.period(telling.today(), period.ahead());
                case Slot.OfShift shift -> meant.shift(telling.today());
                case Slot.OverTime trend -> meant.overTime() ? Optional.of(new Value.OverTime()) : Optional.empty();
                case Slot.OfQuantity quantity -> meant.quantity();
                case Slot.OfSite site -> meant.site(companies).map(Value.OfSite::new);
                case Slot.Own own -> meant.own() ? Optional.of(new Value.Own()) : Optional.empty();
                case Slot.OfOrdering ordering -> meant.ordering();
                case Slot.OfRecord wanted -> Optional.empty();
            };
            value.ifPresent(it -> values.put(slot.name(), it));
        }
    }

    private Found bind(Slot.OfRecord slot) {
        var references = references(slot);
        if (!references.isEmpty()) {
            var found = finder.byReference(slot.kind(), references, site());
            if (found instanceof Found.One && slot.kind().isNumbered()) {
                unresolved = Optional.empty();
            }
            return found;
        }
        if (source.pointsAt(slot) && finder.hasOpen(slot.kind())) {
            return finder.opened(slot, site());
        }
        // Numbers of orders are what a plant makes them.
        var unusual = slot.required() && !slot.kind().isNumbered()
                ? RecordKind.PRODUCT.references(source.of(slot).text())
                : Set.<String>of();
        if (!unusual.isEmpty()) {
            return finder.byReference(slot.kind(), unusual, site());
        }
        var found = named(slot);
        return found instanceof Found.Nothing
                        && slot.required()
                        && source.kept(slot).isEmpty()
                ? finder.opened(slot, site())
                : found;
    }

    /** The numbers that the question names of a kind, unless it points at the record that is open instead. */
    private Set<String> references(Slot.OfRecord slot) {
        var asked = source.of(slot);
        var pointsAnew = asked.pointsAt(slot.kind())
                && slot.kind().references(asked.own()).isEmpty()
                && finder.isOpen(slot.kind());
        return pointsAnew ? Set.of() : slot.kind().references(asked.text());
    }

    private Found named(Slot.OfRecord slot) {
        if (!slot.kind().isNamed() || !source.mayName(slot)) {
            return new Found.Nothing();
        }
        var names = source.of(slot).names(named, unresolved.isPresent());
        var found = finder.byName(slot, names, site());
        var records = records(found);
        if (!records.isEmpty()) {
            named.addAll(names.in(records.getFirst()));
            unresolved = Optional.empty();
        }
        return slot.kind() == RecordKind.PARTNER && records.stream().anyMatch(this::isPlant)
                ? withoutPlants(found, records)
                : found;
    }

    private static List<OdooRecord> records(Found found) {
        return switch (found) {
            case Found.One one -> List.of(one.value().read());
            case Found.Several several -> several.records();
            case Found.Nothing nothing -> List.of();
            case Found.Not not -> List.of();
        };
    }

    /** A plant is a contact in Odoo, too; who names it means the plant wherever a skill can look in one. */
    private Found withoutPlants(Found found, List<OdooRecord> records) {
        var site = skill.slots().stream().filter(Slot.OfSite.class::isInstance).findFirst();
        if (site.isEmpty() || records.size() > 1 && !records.stream().allMatch(this::isPlant)) {
            return found;
        }
        if (records.size() == 1) {
            plant(records.getFirst())
                    .ifPresent(it -> values.putIfAbsent(site.get().name(), new Value.OfSite(it)));
        }
        return new Found.Nothing();
    }

    private boolean isPlant(OdooRecord partner) {
        return plant(partner).isPresent();
    }

    private Optional<Company> plant(OdooRecord partner) {
        return companies.stream()
                .filter(it -> partner.text("name").filter(it.name()::equals).isPresent())
                .findFirst();
    }

    private Optional<Company> site() {
        return values.values().stream()
                .filter(Value.OfSite.class::isInstance)
                .map(it -> ((Value.OfSite) it).company())
                .findFirst();
    }

    private boolean has(Slot slot) {
        return values.containsKey(slot.name());
    }

    private Slots slots() {
        return new Slots(values);
    }
}
