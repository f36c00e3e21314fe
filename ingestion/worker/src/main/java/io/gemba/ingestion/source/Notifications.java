package io.gemba.ingestion.source;

import static java.nio.file.StandardWatchEventKinds.ENTRY_CREATE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_DELETE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_MODIFY;

import io.gemba.corpus.document.FolderPart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What the system says of changes in a folder. It does not do so everywhere: file systems of other machines report only
 * what this one changes, and every system limits how many folders it reports on. Where it does not, {@link #problem()}
 * says why, and changes are found by looking.
 */
final class Notifications implements AutoCloseable {
    /** As the kernel names them. */
    private static final Set<String> OF_OTHER_MACHINES = Set.of(
            "nfs",
            "nfs4",
            "cifs",
            "smb2",
            "smb3",
            "smbfs",
            "ncpfs",
            "afs",
            "ceph",
            "glusterfs",
            "lustre",
            "gfs2",
            "ocfs2",
            "9p",
            "virtiofs",
            "vboxsf",
            "vmhgfs",
            "drvfs");

    private static final String IN_USER_SPACE = "fuse";
    private static final String LOCAL_DISK = "fuseblk";

    /** Events come in crowds: what follows the first is taken along. */
    private static final long CROWD_MS = 150;

    private static final int LARGEST_CROWD = 1000;

    private final Path root;
    private final Map<WatchKey, String> followed = new HashMap<>();
    private @Nullable WatchService service;
    private @Nullable String problem;

    private Notifications(Path root, @Nullable WatchService service, @Nullable String problem) {
        this.root = root;
        this.service = service;
        this.problem = problem;
    }

    /** Begins to listen; folders are followed one by one. */
    static Notifications of(Path root) throws IOException {
        var type = Files.getFileStore(root).type().toLowerCase(Locale.ROOT);
        if (OF_OTHER_MACHINES.contains(type) || type.startsWith(IN_USER_SPACE) && !type.equals(LOCAL_DISK)) {
            return new Notifications(
                    root, null, "a file system of the type %s does not report changes".formatted(type));
        }
        try {
            var service = root.getFileSystem().newWatchService();
            if (service.getClass().getSimpleName().startsWith("Polling")) {
                service.close();
                return none(root, "this system does not report changes");
            }
            return new Notifications(root, service, null);
        } catch (IOException | UnsupportedOperationException e) {
            return none(root, reason(e));
        }
    }

    /** None, for that reason. */
    static Notifications none(Path root, String problem) {
        return new Notifications(root, null, problem);
    }

    /** Why there are none; empty if there are. */
    Optional<String> problem() {
        return Optional.ofNullable(problem);
    }

    /** Follows these folders and no others. Gives back those that were not followed before. */
    Set<String> follow(Collection<String> folders) {
        var added = new LinkedHashSet<String>();
        var listening = service;
        if (listening == null) {
            return added;
        }
        var wanted = Set.copyOf(folders);
        followed.entrySet().removeIf(entry -> {
            var unwanted = !wanted.contains(entry.getValue());
            if (unwanted) {
                entry.getKey().cancel();
            }
            return unwanted;
        });
        added.addAll(wanted);
        added.removeAll(followed.values());
        for (var folder : added) {
            try {
                var key = root.resolve(folder).register(listening, ENTRY_CREATE, ENTRY_DELETE, ENTRY_MODIFY);
                followed.put(key, folder);
            } catch (IOException e) {
                if (Files.isDirectory(root.resolve(folder))) {
                    giveUp(reason(e));
                    return Set.of();
                }
            }
        }
        return added;
    }

    private void giveUp(String reason) {
        close();
        problem = reason;
    }

    private static String reason(Exception e) {
        return "the system does not report changes of any more folders (%s)".formatted(e.getMessage());
    }

    /** What has changed, waiting so long for something to. */
    Set<FolderPart> await(Duration time) throws InterruptedException {
        var listening = service;
        if (listening == null) {
            TimeUnit.NANOSECONDS.sleep(time.toNanos());
            return Set.of();
        }
        var changed = new LinkedHashSet<FolderPart>();
        var key = listening.poll(time.toNanos(), TimeUnit.NANOSECONDS);
        while (key != null && changed.size() < LARGEST_CROWD) {
            take(key, changed);
            key = listening.poll(CROWD_MS, TimeUnit.MILLISECONDS);
        }
        return changed;
    }

    private void take(WatchKey key, Set<FolderPart> changed) {
        var folder = followed.get(key);
        for (var event : key.pollEvents()) {
            if (folder != null) {
                part(folder, event).ifPresent(changed::add);
            }
        }
        if (!key.reset()) {
            followed.remove(key);
        }
    }

    /**
     * Of a crowd too large to be told one by one all is told that there was one: then it is looked into all the same.
     */
    private static Optional<FolderPart> part(String folder, WatchEvent<?> event) {
        if (!(event.context() instanceof Path name)) {
            return Optional.of(new FolderPart(folder, true));
        }
        if (AccessFile.isOne(name.toString())) {
            return Optional.of(new FolderPart(folder, true));
        }
        return name.toString().startsWith(".") || FolderWalk.isPassing(name.toString())
                ? Optional.empty()
                : Optional.of(new FolderPart(folder, false));
    }

    /** Where notifications of a folder come from. */
    @FunctionalInterface
    interface Source {
        Notifications of(Path root) throws IOException;
    }

    @Override
    public void close() {
        var listening = service;
        service = null;
        followed.clear();
        if (listening != null) {
            try {
                listening.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
