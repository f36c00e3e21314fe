package io.gemba.corpus.document;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The standing of documents that name each other or share a number, on one day. Of one number the later effective date
 * decides, else the later {@linkplain RevisionOrder revision}; where neither tells, and between numbers, what the
 * documents say. Nobody's word counts about a document that they {@linkplain ControlledDocument#mayStandFor may not
 * stand for}, and where the order would go round in a circle, none of the circle is superseded by another of it.
 */
final class Succession {
    private static final Comparator<ControlledDocument> LATEST = Comparator.comparing(
                    (ControlledDocument it) -> it.effective() == null ? LocalDate.MIN : it.effective())
            .thenComparing((a, b) -> a.revision() == null || b.revision() == null
                    ? Boolean.compare(a.revision() != null, b.revision() != null)
                    : RevisionOrder.compare(a.revision(), b.revision()).orElse(0))
            .thenComparing(it -> it.id().value());

    private final List<ControlledDocument> documents;
    private final List<ControlledDocument> speakers;
    private final LocalDate today;
    private final Map<DocumentId, Set<ControlledDocument>> above = new LinkedHashMap<>();

    private Succession(List<ControlledDocument> documents, LocalDate today) {
        this.documents = documents;
        this.speakers = documents.stream()
                .filter(it -> !it.notes().replacements().isEmpty())
                .toList();
        this.today = today;
        for (var older : documents) {
            var newer = new LinkedHashSet<ControlledDocument>();
            for (var candidate : documents) {
                if (candidate.isInEffect(today) && replaces(candidate, older)) {
                    newer.add(candidate);
                }
            }
            above.put(older.id(), newer);
        }
        openCircles();
    }

    /** Where each of the documents stands. All that are connected have to be given. */
    static Map<DocumentId, Place> of(List<ControlledDocument> documents, LocalDate today) {
        var succession = new Succession(documents, today);
        var places = new HashMap<DocumentId, Place>();
        documents.forEach(it -> places.put(it.id(), succession.place(it)));
        return places;
    }

    private Place place(ControlledDocument document) {
        var newest = reachableFrom(document).stream()
                .filter(it -> newerThan(it).isEmpty())
                .max(LATEST);
        if (newest.isPresent()) {
            return new Place(Standing.SUPERSEDED, newest.get().id());
        }
        if (saysItIsReplaced(document)) {
            return new Place(Standing.SUPERSEDED, null);
        }
        if (document.isWithdrawn(today)) {
            return new Place(Standing.WITHDRAWN, null);
        }
        return new Place(isHeldBack(document) ? Standing.COMING : Standing.CURRENT, null);
    }

    private Set<ControlledDocument> newerThan(ControlledDocument document) {
        return above.getOrDefault(document.id(), Set.of());
    }

    private Set<ControlledDocument> reachableFrom(ControlledDocument document) {
        var reached = new LinkedHashSet<ControlledDocument>();
        var open = new ArrayDeque<>(newerThan(document));
        while (!open.isEmpty()) {
            var next = open.pop();
            if (reached.add(next)) {
                open.addAll(newerThan(next));
            }
        }
        return reached;
    }

    private void openCircles() {
        var reached = new HashMap<DocumentId, Set<ControlledDocument>>();
        documents.forEach(it -> reached.put(it.id(), reachableFrom(it)));
        documents.forEach(document -> above.getOrDefault(document.id(), Set.of())
                .removeIf(newer -> reached.getOrDefault(newer.id(), Set.of()).contains(document)));
    }

    /** True if the one would stand in the other's place once it is in effect. */
    private boolean replaces(ControlledDocument newer, ControlledDocument older) {
        if (newer.id().equals(older.id()) || !newer.mayStandFor(older)) {
            return false;
        }
        var later = newer.hasNumberOf(older) ? newer.laterThan(older) : OptionalInt.empty();
        return later.isPresent()
                ? later.getAsInt() > 0
                : isSaid(older, newer) && !isSaid(newer, older) && !isDatedLater(older, newer);
    }

    private static boolean isDatedLater(ControlledDocument one, ControlledDocument other) {
        return one.effective() != null
                && other.effective() != null
                && one.effective().isAfter(other.effective());
    }

    /** True if a document that may say so does say that one stands in the place of another. */
    private boolean isSaid(ControlledDocument older, ControlledDocument newer) {
        return speakers.stream()
                .filter(speaker -> speaker.id().equals(newer.id()) || speaker.isInEffect(today))
                .filter(speaker -> speaker.id().equals(older.id()) || speaker.mayStandFor(older))
                .anyMatch(speaker -> speaker.notes().replacements().stream()
                        .anyMatch(it -> older.isMeantAsOlder(it.older(), speaker)
                                && newer.isMeantAsNewer(it.newer(), speaker)));
    }

    /** By its own word, though the one that is said to stand in its place is not here, or not for its readers. */
    private boolean saysItIsReplaced(ControlledDocument document) {
        return document.notes().replacements().stream()
                .anyMatch(it -> it.older().isSelf() && isInEffectIfHere(it.newer(), document));
    }

    private boolean isInEffectIfHere(DocumentReference successor, ControlledDocument speaker) {
        var here = documents.stream()
                .filter(it -> !it.id().equals(speaker.id()) && it.isMeantAsNewer(successor, speaker))
                .toList();
        return here.isEmpty() || here.stream().anyMatch(it -> it.isInEffect(today));
    }

    /** What is not in effect yet waits behind what it will replace, if its readers have that. */
    private boolean isHeldBack(ControlledDocument document) {
        return !document.isInEffect(today)
                && documents.stream()
                        .filter(it -> !it.id().equals(document.id()) && it.isInEffect(today))
                        .filter(it -> it.mayStandFor(document) && !it.isWithdrawn(today))
                        .anyMatch(
                                it -> document.notes().draft() && document.hasNumberOf(it) || comesAfter(document, it));
    }

    /** As {@link #replaces}, for a document that fewer may read than what it will replace. */
    private boolean comesAfter(ControlledDocument coming, ControlledDocument present) {
        return coming.hasNumberOf(present) && coming.laterThan(present).orElse(0) > 0
                || isSaid(present, coming) && !isSaid(coming, present);
    }

    /**
     * Where a document stands.
     *
     * @param successor what stands in its place, if that is here
     */
    record Place(Standing standing, @Nullable DocumentId successor) {}
}
