package io.gemba.copilot.document;

import io.gemba.copilot.identity.Caller;
import io.gemba.corpus.database.CorpusDatabase;
import io.gemba.corpus.upkeep.Reconciliation;
import io.gemba.corpus.upkeep.Reconciliation.Finding;
import io.gemba.corpus.upkeep.WatchedFolders;
import io.gemba.corpus.upkeep.WatchedFolders.Watched;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** How the watched folders are followed and what the nightly checks found, for those who look after the documents. */
@Service
public final class Upkeep {
    private final CorpusDatabase database;
    private final WatchedFolders folders = new WatchedFolders();

    Upkeep(CorpusDatabase database) {
        this.database = database;
    }

    /** The state of things; empty for a caller who does not look after them, since it counts what they may not see. */
    public Optional<State> state(Caller caller) {
        if (!caller.mayManage()) {
            return Optional.empty();
        }
        var watched = database.read(caller.scope(), jdbc -> folders.all(jdbc, caller.tenant()));
        return Optional.of(new State(watched, Reconciliation.latest(database, caller.scope())));
    }

    /**
     * The state of things.
     *
     * @param findings of each check the latest
     */
    public record State(List<Watched> folders, List<Finding> findings) {
        public State {
            folders = List.copyOf(folders);
            findings = List.copyOf(findings);
        }

        /** How much was set right the last time. */
        public long mended() {
            return findings.stream().mapToLong(Finding::mended).sum();
        }

        /** True if somebody should look: a folder that no worker reaches. */
        public boolean isAmiss() {
            return folders.stream().anyMatch(folder -> !folder.held());
        }
    }
}
