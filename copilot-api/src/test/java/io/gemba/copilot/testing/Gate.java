package io.gemba.copilot.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/** A way to a server that notes what is asked of it, and can be shut, so that the server looks as if it were down. */
public final class Gate {
    private final ServerSocket door;
    private final URI behind;
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final ReentrantLock passing = new ReentrantLock();
    private final Condition released = passing.newCondition();
    private volatile boolean shut;
    private boolean held;

    private Gate(ServerSocket door, URI behind) {
        this.door = door;
        this.behind = behind;
    }

    /** A new one, open, for as long as the process runs. */
    public static Gate before(URI server) {
        try {
            var gate = new Gate(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), server);
            Thread.ofVirtual().start(gate::run);
            return gate;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where it is. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + door.getLocalPort());
    }

    /** Lets nothing through any more, what is under way included, or lets everything through again. */
    public void shut(boolean isShut) {
        shut = isShut;
        if (isShut) {
            open.forEach(Gate::close);
        }
    }

    /** The paths of the calls since this was last asked. */
    public List<String> asked() {
        var calls = List.copyOf(asked);
        asked.clear();
        return calls;
    }

    /** Lets everybody in and then has them wait, or lets them go on, so that the server looks as if it were slow. */
    public void hold(boolean isHeld) {
        passing.lock();
        try {
            held = isHeld;
            released.signalAll();
        } finally {
            passing.unlock();
        }
    }

    private void awaitRelease() {
        passing.lock();
        try {
            while (held) {
                released.awaitUninterruptibly();
            }
        } finally {
            passing.unlock();
        }
    }

    public boolean isShut() {
        return shut;
    }

    private void run() {
        while (!door.isClosed()) {
            try {
                var caller = door.accept();
                if (shut) {
                    caller.close();
                } else {
                    join(caller, new Socket(behind.getHost(), behind.getPort()));
                }
            } catch (IOException e) {
                // The next one may get through.
            }
        }
    }

    private void join(Socket caller, Socket server) {
        open.add(caller);
        open.add(server);
        Thread.ofVirtual().start(() -> copy(caller, server, this::note));
        Thread.ofVirtual().start(() -> copy(server, caller, head -> {}));
    }

    /** A call begins where something begins to be read: nobody sends the next one before the answer is there. */
    private void note(String head) {
        if (head.startsWith("POST ")) {
            asked.add(head.substring(5, head.indexOf(' ', 5)));
        }
    }

    private void copy(Socket from, Socket to, Consumer<String> noting) {
        try (from;
                to) {
            var buffer = new byte[8192];
            for (int n = from.getInputStream().read(buffer);
                    n >= 0;
                    n = from.getInputStream().read(buffer)) {
                noting.accept(new String(buffer, 0, n, StandardCharsets.ISO_8859_1));
                awaitRelease();
                to.getOutputStream().write(buffer, 0, n);
            }
        } catch (IOException e) {
            // One of the two has gone.
        } finally {
            open.remove(from);
            open.remove(to);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
