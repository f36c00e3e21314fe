package io.gemba.ingestion.source;

import io.gemba.corpus.document.FolderPart;
import io.gemba.ingestion.source.FolderScan.Candidate;
import io.gemba.ingestion.source.FolderScan.Look;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows a folder: what the system reports is looked into at once, the folders are compared with how they were every
 * few seconds, and all files are looked at as often as that takes a small share of the time. Taking something away from
 * readers never waits for files that are new: these are registered in slices, between which everything else has its
 * turn.
 */
final class FolderFollower {
    private static final Logger LOG = LoggerFactory.getLogger(FolderFollower.class);
    private static final Duration SLICE = Duration.ofSeconds(2);

    /** Looking may take this share of the time: at all files, and at the folders alone. */
    private static final int PAUSE_PER_WALK = 20;

    private static final int PAUSE_PER_COMPARISON = 8;
    private static final int MOST_PARTS = 500;

    private final FolderSettings.Folder folder;
    private final FolderSettings settings;
    private final FolderHold hold;
    private final FolderScan scan;
    private final FileRegistration registration;
    private final NightlyCheck nightly;
    private final Notifications.Source source;
    private final FolderSnapshot snapshot = new FolderSnapshot();
    private final Set<FolderPart> due = new LinkedHashSet<>();
    private final Map<String, Candidate> pending = new LinkedHashMap<>();
    private final Set<FolderPart> resting = new LinkedHashSet<>();
    private Instant restedAt = Instant.MAX;
    private Instant nextWalk = Instant.MIN;
    private Instant nextComparison = Instant.MIN;
    private @Nullable Notifications notifications;

    FolderFollower(
            FolderSettings.Folder folder,
            FolderSettings settings,
            FolderHold hold,
            FolderScan scan,
            FileRegistration registration,
            NightlyCheck nightly,
            Notifications.Source source) {
        this.folder = folder;
        this.settings = settings;
        this.hold = hold;
        this.scan = scan;
        this.registration = registration;
        this.nightly = nightly;
        this.source = source;
    }

    /** Does what is due, then waits for something to change or to be due. */
    void turn() throws InterruptedException {
        if (!hold.isHeld()) {
            forget();
            Thread.sleep(settings.interval());
            return;
        }
        collect();
        if (!due.isEmpty() && !look()) {
            hold.release();
            forget();
            Thread.sleep(settings.interval());
            return;
        }
        register();
        if (due.isEmpty() && pending.isEmpty()) {
            due.addAll(nightly.goOn(this::unannounced));
        }
        due.addAll(listening().await(isIdle() ? untilNext() : Duration.ZERO));
    }

    /** Everything is looked at anew by whoever takes the folder next. */
    void forget() {
        snapshot.forget();
        due.clear();
        pending.clear();
        resting.clear();
        nextWalk = Instant.MIN;
        var listening = notifications;
        notifications = null;
        if (listening != null) {
            listening.close();
        }
    }

    private Notifications listening() {
        var known = notifications;
        if (known != null) {
            return known;
        }
        try {
            var fresh = source.of(root());
            notifications = fresh;
            fresh.problem().ifPresent(this::sayThatItIsNotNotified);
            return fresh;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void sayThatItIsNotNotified(String problem) {
        LOG.warn(
                "Changes in the folder {} are found by looking, every {} s or so: {}",
                folder.name(),
                settings.interval().toSeconds(),
                problem);
    }

    private Path root() throws IOException {
        return folder.path().toRealPath();
    }

    private void collect() {
        var now = Instant.now();
        if (!now.isBefore(restedAt)) {
            due.addAll(resting);
            resting.clear();
            restedAt = Instant.MAX;
        }
        if (!now.isBefore(nextWalk)) {
            due.clear();
            due.add(FolderPart.WHOLE);
        } else if (!now.isBefore(nextComparison)) {
            compare(now);
        }
    }

    private void compare(Instant began) {
        try {
            due.addAll(snapshot.changes(root()));
        } catch (IOException e) {
            // Whoever cannot be reached says so when it is looked into.
            due.add(FolderPart.WHOLE);
        }
        nextComparison = after(began, PAUSE_PER_COMPARISON);
    }

    private Instant after(Instant began, int pausePerWork) {
        var now = Instant.now();
        var pause = Duration.between(began, now).multipliedBy(pausePerWork);
        return now.plus(pause.compareTo(settings.interval()) > 0 ? pause : settings.interval());
    }

    /** False if the folder cannot be reached. */
    private boolean look() {
        listening();
        var parts = essential(due);
        due.clear();
        var began = Instant.now();
        var found = scan.look(parts);
        found.ifPresent(look -> take(look, began));
        return found.isPresent();
    }

    private static List<FolderPart> essential(Collection<FolderPart> parts) {
        if (parts.size() > MOST_PARTS) {
            return List.of(FolderPart.WHOLE);
        }
        return parts.stream()
                .filter(part -> parts.stream().noneMatch(other -> !other.equals(part) && other.covers(part)))
                .toList();
    }

    private void take(Look look, Instant began) {
        var parts = look.listing().parts();
        pending.keySet().removeIf(key -> parts.stream().anyMatch(part -> part.holds(key)));
        look.candidates().forEach(candidate -> pending.put(candidate.file().key(), candidate));
        due.addAll(snapshot.take(look.listing()));
        if (parts.stream().anyMatch(FolderPart::deep)) {
            follow(look);
        }
        if (look.listing().isWhole()) {
            nextWalk = after(began, PAUSE_PER_WALK);
            nextComparison = after(began, PAUSE_PER_COMPARISON);
            hold.looked(look.listing().files().size(), listening().problem());
        }
    }

    /** What changes between being looked at and being followed would not be reported. */
    private void follow(Look look) {
        var before = listening().problem();
        for (var added : listening().follow(snapshot.folders())) {
            try {
                if (FolderStamp.of(root().resolve(added)).hasOtherEntriesThan(snapshot.stamp(added))) {
                    due.add(new FolderPart(added, false));
                }
            } catch (IOException e) {
                due.add(new FolderPart(added, true));
            }
        }
        if (before.isEmpty()) {
            listening().problem().ifPresent(this::sayThatItIsNotNotified);
        }
    }

    private void register() {
        var until = Instant.now().plus(SLICE);
        var candidates = pending.values().iterator();
        while (candidates.hasNext() && Instant.now().isBefore(until)) {
            var candidate = candidates.next();
            if (!registration.register(candidate)) {
                resting.add(new FolderPart(candidate.file().folder(), false));
                restedAt = Instant.now().plus(settings.settle());
            }
            candidates.remove();
        }
    }

    /** How many files have changed without the system having said so; they are taken as any others. */
    private int unannounced() {
        var began = Instant.now();
        return scan.look(List.of(FolderPart.WHOLE))
                .map(look -> {
                    take(look, began);
                    return look.candidates().size() + look.changed() + look.gone();
                })
                .orElse(0);
    }

    private boolean isIdle() {
        return due.isEmpty() && pending.isEmpty();
    }

    private Duration untilNext() {
        var next = List.of(nextWalk, nextComparison, restedAt, nightly.next(), hold.until()).stream()
                .min(Instant::compareTo)
                .orElseThrow();
        var left = Duration.between(Instant.now(), next);
        return left.isNegative() ? Duration.ZERO : left;
    }
}
