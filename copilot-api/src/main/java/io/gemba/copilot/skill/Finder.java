package io.gemba.copilot.skill;

import io.gemba.copilot.identity.Company;
import io.gemba.copilot.skill.Records.Lack;
import io.gemba.copilot.skill.Records.Read;
import io.gemba.copilot.skill.Slots.Value;
import io.gemba.odoo.Domain;
import io.gemba.odoo.OdooRecord;
import io.gemba.odoo.Reference;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Looks for the record that a question means, as the asker: by its number, by its name, or as the one that is open. */
final class Finder {
    /** What a skill has left to read with, when so much went into finding what it is about. */
    private static final int MOST_LOOKUPS = 3;

    private final Optional<OpenRecord> open;
    private final Records records;
    private final Telling telling;

    Finder(Optional<OpenRecord> open, Records records, Telling telling) {
        this.open = open;
        this.records = records;
        this.telling = telling;
    }

    Found byReference(RecordKind kind, Set<String> references, Optional<Company> site) {
        var read = look(site, kind, References.domain(kind, references));
        return found(
                kind,
                References.chosen(kind, references, read.rows()),
                read,
                () -> telling.words().say("unknown.reference", name(kind), String.join(", ", references)));
    }

    /** One that was found before, wherever it lies. */
    Found byId(RecordKind kind, long id) {
        var read = look(Optional.empty(), kind, Domain.equal("id", id));
        return found(kind, read.rows(), read, () -> telling.words().say("unknown.kept", name(kind)));
    }

    /** By some words that may be its name; these are told apart by whether they turned out to be. */
    Found byName(Slot.OfRecord slot, Names names, Optional<Company> site) {
        if (names.isEmpty() || !slot.required() && records.calls() >= MOST_LOOKUPS) {
            return new Found.Nothing();
        }
        var kind = slot.kind();
        var whole = names.areSeveral() ? look(site, kind, names.holding("name")) : Read.nothing();
        var read = whole.rows().isEmpty() && whole.succeeded() && records.calls() < MOST_LOOKUPS
                ? look(site, kind, names.within("name"))
                : whole;
        if (read.lack() == Lack.AWAY) {
            return new Found.Not(new Outcome.Away(records.awaySince()));
        }
        if (read.lack() == Lack.DENIED) {
            records.leaveUnread(kind);
        }
        var best = names.best(read.rows());
        return best.isEmpty() ? new Found.Nothing() : found(kind, best, read, () -> "");
    }

    /** The open record, or what it has of the kind that is wanted; nothing if it has none. */
    Found opened(Slot.OfRecord slot, Optional<Company> site) {
        return openRead(slot, site)
                .map(read -> found(
                        slot.kind(), read.rows(), read, () -> telling.words().say("unknown.open", name(slot.kind()))))
                .orElseGet(Found.Nothing::new);
    }

    private Optional<Read> openRead(Slot.OfRecord slot, Optional<Company> site) {
        var kind = openKind();
        if (kind.isEmpty()) {
            return Optional.empty();
        }
        var id = open.orElseThrow().id();
        if (kind.get() == slot.kind()) {
            var by = RecordKind.openedBy(open.orElseThrow().model());
            return Optional.of(look(site, slot.kind(), Domain.equal(by, id)));
        }
        return via(kind.get(), slot.kind())
                .filter(via -> slot.required() || records.calls() < MOST_LOOKUPS - 1)
                .map(via -> records.look(Optional.empty(), kind.get().type(), Domain.equal("id", id), "id")
                        .first()
                        .flatMap(it -> it.reference(via))
                        .map(Reference::id)
                        .map(it -> look(site, slot.kind(), Domain.equal("id", it)))
                        .orElseGet(Read::nothing));
    }

    Optional<RecordKind> openKind() {
        return open.flatMap(it -> RecordKind.of(it.model()));
    }

    /** The kinds that can be found by the record that is open. */
    static Set<RecordKind> atHand(Optional<OpenRecord> open) {
        return open.flatMap(it -> RecordKind.of(it.model()))
                .map(of -> Arrays.stream(RecordKind.values())
                        .filter(it -> it == of || via(of, it).isPresent())
                        .collect(Collectors.toSet()))
                .orElse(Set.of());
    }

    boolean isOpen(RecordKind kind) {
        return openKind().filter(it -> it == kind).isPresent();
    }

    /** True if the open record is of the kind, or has one of it. */
    boolean hasOpen(RecordKind kind) {
        return atHand(open).contains(kind);
    }

    private Read look(Optional<Company> site, RecordKind kind, Domain domain) {
        return records.look(site, kind.type(), domain, "id");
    }

    /** None of it may be told from none there being. */
    private Found found(RecordKind kind, List<OdooRecord> found, Read read, Supplier<String> unknown) {
        if (read.lack() != null) {
            return new Found.Not(lacking(kind, read.lack(), records, telling));
        }
        return switch (found.size()) {
            case 0 -> new Found.Not(new Outcome.Unknown(unknown.get()));
            case 1 -> new Found.One(new Value.OfRecord(found.getFirst(), read.asOf()));
            default -> new Found.Several(found);
        };
    }

    private String name(RecordKind kind) {
        return telling.words().say("kind." + kind.label());
    }

    /** Why there is no answer, where records of a kind could not be read. */
    static Outcome lacking(RecordKind of, Lack lack, Records records, Telling telling) {
        var kind = telling.words().say("kinds." + of.label());
        return switch (lack) {
            case AWAY -> new Outcome.Away(records.awaySince());
            case DENIED -> new Outcome.Closed(telling.words().say("closed.denied", kind));
            case ABSENT -> new Outcome.Closed(telling.words().say("closed.absent", kind));
        };
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
