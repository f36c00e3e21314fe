package io.gemba.ingestion.source;

import io.gemba.corpus.access.TenantId;
import io.gemba.corpus.blob.ContentHash;
import io.gemba.corpus.database.CorpusDatabase;
import io.gemba.corpus.document.DocumentId;
import io.gemba.corpus.document.FolderPart;
import io.gemba.corpus.upkeep.ContentChecks;
import io.gemba.corpus.upkeep.ContentChecks.Kept;
import io.gemba.corpus.upkeep.Reconciliation;
import io.gemba.corpus.upkeep.Reconciliation.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks every night for what went unnoticed in a folder: changes that the system did not report, and contents that
 * changed while size and time stayed. Comparing contents means reading the files, those first that were compared
 * longest ago; what one night does not allow is left to the next.
 */
final class NightlyCheck {
    private static final Logger LOG = LoggerFactory.getLogger(NightlyCheck.class);
    private static final LocalTime BEGIN = LocalTime.of(0, 30);
    private static final Duration SLICE = Duration.ofMillis(500);
    private static final int FETCHED = 1000;

    private final CorpusDatabase database;
    private final ContentChecks checks = new ContentChecks();
    private final FolderSettings settings;
    private final FolderSettings.Folder folder;
    private final FolderHold hold;
    private final TenantId tenant;
    private final Clock clock;
    private Instant next = Instant.MIN;
    private @Nullable Night night;

    NightlyCheck(
            CorpusDatabase database,
            FolderSettings settings,
            FolderSettings.Folder folder,
            FolderHold hold,
            Clock clock) {
        this.database = database;
        this.settings = settings;
        this.folder = folder;
        this.hold = hold;
        this.tenant = new TenantId(folder.tenant());
        this.clock = clock;
    }

    /** When it wants its next turn. */
    Instant next() {
        return next;
    }

    /**
     * Goes on a little, and says which parts have changed.
     *
     * @param unannounced looks through the folder and says how many changes were not reported
     */
    List<FolderPart> goOn(IntSupplier unannounced) {
        if (clock.instant().isBefore(next)) {
            return List.of();
        }
        var running = night;
        if (running == null) {
            begin(unannounced);
            return List.of();
        }
        var began = System.nanoTime();
        var changed = slice(running);
        var took = Duration.ofNanos(System.nanoTime() - began);
        running.spent = running.spent.plus(took);
        next = clock.instant().plus(took);
        if (running.due.isEmpty() || running.spent.compareTo(settings.nightlyCheck()) >= 0) {
            end(running);
        }
        return changed;
    }

    private void begin(IntSupplier unannounced) {
        var now = clock.instant().atZone(clock.getZone());
        var today = now.toLocalDate();
        var isDue = !settings.nightlyCheck().isZero() && !now.toLocalTime().isBefore(BEGIN) && !hold.isChecked(today);
        if (isDue) {
            note("unannounced", 0, unannounced.getAsInt());
            night = new Night(today, clock.instant());
            fetch(night);
        } else {
            var tonight = today.atTime(BEGIN).atZone(clock.getZone());
            next = (now.isBefore(tonight) ? tonight : tonight.plusDays(1)).toInstant();
        }
    }

    private void fetch(Night running) {
        running.due.addAll(
                database.forTenant(tenant, jdbc -> checks.due(jdbc, tenant, folder.source(), running.began, FETCHED)));
    }

    private List<FolderPart> slice(Night running) {
        var until = System.nanoTime() + SLICE.toNanos();
        var done = new ArrayList<DocumentId>();
        var changed = new ArrayList<FolderPart>();
        while (!running.due.isEmpty() && System.nanoTime() < until) {
            var kept = running.due.remove();
            done.add(kept.id());
            if (hasOtherContent(kept) && database.forTenant(tenant, jdbc -> checks.differs(jdbc, tenant, kept))) {
                LOG.warn("The content of {} has changed, though neither its size nor its time has", kept.key());
                changed.add(new FolderPart(FolderFile.folder(kept.key()), false));
            }
        }
        running.checked += done.size();
        running.changed += changed.size();
        database.forTenant(tenant, jdbc -> {
            checks.checked(jdbc, tenant, done);
            return true;
        });
        if (running.due.isEmpty()) {
            fetch(running);
        }
        return changed;
    }

    /** A file that is gone, or whose size or time differs, is for those who look through the folder. */
    private boolean hasOtherContent(Kept kept) {
        try {
            var root = folder.path().toRealPath();
            var file = root.resolve(kept.key());
            return root.resolve(FolderFile.folder(kept.key())).toRealPath().startsWith(root)
                    && FolderFile.stamp(
                                    Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS))
                            .equals(kept.stamp())
                    && !hash(file).equals(kept.hash());
        } catch (IOException e) {
            return false;
        }
    }

    private static ContentHash hash(Path file) throws IOException {
        try (var in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            return ContentHash.of(in);
        }
    }

    private void end(Night ended) {
        night = null;
        hold.checked(ended.day);
        note("contents", ended.checked, ended.changed);
        LOG.info(
                "Compared the contents of {} files of the folder {}: {} had changed unnoticed{}",
                ended.checked,
                folder.name(),
                ended.changed,
                ended.due.isEmpty() ? "" : "; the others follow in the nights to come");
    }

    private void note(String subject, long checked, long mended) {
        database.forTenant(tenant, jdbc -> {
            Reconciliation.note(jdbc, tenant, new Finding(folder.source(), subject, clock.instant(), checked, mended));
            return true;
        });
    }

    /** How far one night has come. */
    private static final class Night {
        private final LocalDate day;
        private final Instant began;
        private final Deque<Kept> due = new ArrayDeque<>();
        private Duration spent = Duration.ZERO;
        private long checked;
        private long changed;

        Night(LocalDate day, Instant began) {
            this.day = day;
            this.began = began;
        }
    }
}
