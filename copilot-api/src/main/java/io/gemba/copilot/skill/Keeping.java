package io.gemba.copilot.skill;

import io.gemba.copilot.identity.Company;
import io.gemba.copilot.skill.Slots.Value;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Fills what a question leaves out with what the one before it was about. Records are read anew as the asker, and
 * plants have to be theirs now: what has been closed to them since stops the question, rather than being left out of
 * it.
 */
final class Keeping {
    /** What narrows a list, and goes along with others; every other record is what a question is about. */
    private static final Set<RecordKind> NARROWING = EnumSet.of(RecordKind.PRODUCT, RecordKind.PARTNER);

    private final Source source;
    private final Finder finder;
    private final List<Company> companies;
    private final Telling telling;

    Keeping(Source source, Finder finder, List<Company> companies, Telling telling) {
        this.source = source;
        this.finder = finder;
        this.companies = companies;
        this.telling = telling;
    }

    /** Fills slots that are empty; says why not, if what was kept is not there any more. */
    Optional<Outcome> into(Map<String, Value> values, Skill skill) {
        if (!source.goesOn()) {
            return Optional.empty();
        }
        var elsewhere = elsewhere(values, skill);
        if (elsewhere.isPresent()) {
            return elsewhere;
        }
        var anew = kinds(values);
        for (var slot : skill.slots()) {
            var kept = values.containsKey(slot.name())
                    ? Optional.<Kept>empty()
                    : source.kept(slot).filter(it -> goesWith(it, anew, values) && isMeant(it, slot));
            var gone = kept.flatMap(it -> put(it, slot, values));
            if (gone.isPresent()) {
                return gone;
            }
        }
        return skill.isBound(new Slots(values)) ? Optional.empty() : allRecords(values, skill);
    }

    /** A skill that has nothing to go by takes what was spoken of, whether the question points at it or not. */
    private Optional<Outcome> allRecords(Map<String, Value> values, Skill skill) {
        return skill.recordSlots().stream()
                .filter(it -> !values.containsKey(it.name()))
                .flatMap(slot -> source.kept(slot).flatMap(it -> put(it, slot, values)).stream())
                .findFirst();
    }

    /** A plant that is named and is none of the asker's is not answered for with another. */
    private Optional<Outcome> elsewhere(Map<String, Value> values, Skill skill) {
        var place = skill.slots().stream()
                .filter(it -> it instanceof Slot.OfSite && !values.containsKey(it.name()))
                .findFirst()
                .flatMap(it -> source.of(it).meant().place());
        return place.map(it -> new Outcome.Unknown(telling.words().say("unknown.site", it)));
    }

    /** True of what the question still is about, beside what it names anew. */
    private boolean goesWith(Kept kept, Set<RecordKind> anew, Map<String, Value> values) {
        return switch (kept) {
            case Kept.OfRecord it ->
                anew.isEmpty()
                        || NARROWING.containsAll(anew)
                                && (source.asked().points()
                                        || RecordKind.of(it.model())
                                                .filter(NARROWING::contains)
                                                .isPresent());
            case Kept.OfPeriod it -> values.values().stream().noneMatch(Value.OfShift.class::isInstance);
            case Kept.OfShift it -> values.values().stream().noneMatch(Value.OfPeriod.class::isInstance);
            case Kept.OverTime it -> true;
            case Kept.OfQuantity it -> true;
            case Kept.OfSite it -> true;
            case Kept.Own it -> true;
            case Kept.OfOrdering it -> true;
        };
    }

    /** True unless another skill is asked, and the question does not need it. */
    private boolean isMeant(Kept kept, Slot slot) {
        return source.going() == Source.Going.SAME
                || switch (kept) {
                    case Kept.OfRecord it ->
                        slot instanceof Slot.OfRecord wanted && wanted.required()
                                || source.asked().points();
                    case Kept.OfPeriod it -> true;
                    case Kept.OfShift it -> true;
                    case Kept.OfSite it -> true;
                    case Kept.OfQuantity it -> false;
                    case Kept.OverTime it -> false;
                    case Kept.Own it -> false;
                    case Kept.OfOrdering it -> false;
                };
    }

    private Optional<Outcome> put(Kept kept, Slot slot, Map<String, Value> values) {
        return switch (kept) {
            case Kept.OfRecord it -> putRecord(it, slot, values);
            case Kept.OfSite it -> putSite(it, slot, values);
            case Kept.OfPeriod it -> put(new Value.OfPeriod(it.from(), it.to()), slot, values);
            case Kept.OfShift it -> put(new Value.OfShift(it.turn(), Optional.ofNullable(it.day())), slot, values);
            case Kept.OverTime it -> put(new Value.OverTime(), slot, values);
            case Kept.OfQuantity it -> put(new Value.OfQuantity(it.number(), it.unit()), slot, values);
            case Kept.Own it -> put(new Value.Own(), slot, values);
            case Kept.OfOrdering it -> put(new Value.OfOrdering(it.by()), slot, values);
        };
    }

    private static Optional<Outcome> put(Value value, Slot slot, Map<String, Value> values) {
        values.put(slot.name(), value);
        return Optional.empty();
    }

    private Optional<Outcome> putRecord(Kept.OfRecord kept, Slot slot, Map<String, Value> values) {
        if (!(slot instanceof Slot.OfRecord wanted)) {
            return Optional.empty();
        }
        return switch (finder.byId(wanted.kind(), kept.id())) {
            case Found.One one -> put(one.value(), slot, values);
            case Found.Not not -> Optional.of(not.outcome());
            // One number is of one record.
            case Found.Several several -> Optional.empty();
            case Found.Nothing nothing -> Optional.empty();
        };
    }

    private Optional<Outcome> putSite(Kept.OfSite kept, Slot slot, Map<String, Value> values) {
        return companies.stream()
                .filter(it -> it.id().value() == kept.company())
                .findFirst()
                .map(it -> put(new Value.OfSite(it), slot, values))
                .orElseGet(() -> Optional.of(new Outcome.Unknown(telling.words().say("unknown.kept.site"))));
    }

    private static Set<RecordKind> kinds(Map<String, Value> values) {
        return values.values().stream()
                .filter(Value.OfRecord.class::isInstance)
                .flatMap(it -> RecordKind.of(((Value.OfRecord) it).read().model()).stream())
                .collect(Collectors.toSet());
    }
}
