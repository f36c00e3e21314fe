package io.gemba.acceptance.running;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The line between the programs and the database, wherever the database is: it can be cut, as when the server stops,
 * and it can go silent, as when a cable is pulled.
 */
public final class DatabaseLink implements AutoCloseable {
    private final URI target;
    private final int port;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile @Nullable ServerSocket door;
    private volatile boolean silent;

    private DatabaseLink(URI target) throws IOException {
        this.target = target;
        var first = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        this.port = first.getLocalPort();
        accept(first);
    }

    static DatabaseLink to(String jdbcUrl) throws IOException {
        return new DatabaseLink(URI.create(jdbcUrl.substring("jdbc:".length())));
    }

    /** The JDBC URL by which the programs reach the database through this line. */
    String url() {
        return "jdbc:postgresql://127.0.0.1:%d%s".formatted(port, target.getPath());
    }

    /** Ends all connections and takes no new ones. */
    public void cut() {
        try {
            var current = door;
            if (current != null) {
                current.close();
            }
            open.forEach(DatabaseLink::end);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lets nothing through any more, without a word to either side. */
    public void fallSilent() {
        silent = true;
    }

    /** Takes connections again. */
    public void restore() {
        try {
            silent = false;
            var current = door;
            if (current == null || current.isClosed()) {
                var next = new ServerSocket();
                next.setReuseAddress(true);
                next.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 200);
                accept(next);
            } else {
                // What was swallowed is missing from these streams.
                open.forEach(DatabaseLink::end);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        cut();
    }

    private void accept(ServerSocket on) {
        door = on;
        Thread.ofVirtual().start(() -> {
            while (!on.isClosed()) {
                try {
                    connect(on.accept());
                } catch (IOException e) {
                    // Cut, or the database itself does not answer: the programs see a closed connection.
                }
            }
        });
    }

    private void connect(Socket near) throws IOException {
        open.add(near);
        var far = new Socket();
        try {
            far.connect(new InetSocketAddress(target.getHost(), target.getPort()), 5_000);
        } catch (IOException e) {
            end(near);
            throw e;
        }
        open.add(far);
        Thread.ofVirtual().start(() -> copy(near, far));
        Thread.ofVirtual().start(() -> copy(far, near));
    }

    private void copy(Socket from, Socket to) {
        var buffer = new byte[16 << 10];
        try {
            var in = from.getInputStream();
            var out = to.getOutputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                if (!silent) {
                    out.write(buffer, 0, read);
                }
            }
        } catch (IOException e) {
            // Either side is gone, so both go.
        } finally {
            end(from);
            end(to);
            open.remove(from);
            open.remove(to);
        }
    }

    private static void end(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
