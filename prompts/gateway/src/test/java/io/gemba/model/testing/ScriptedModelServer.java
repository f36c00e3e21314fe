package io.gemba.model.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * A model server on loopback that answers from a script, one entry for each request, the last one again and again. It
 * remembers every byte it was sent, and notices when a client hangs up on it.
 */
public final class ScriptedModelServer implements AutoCloseable {
    private final Dialect dialect;
    private final ServerSocket listener;
    private final Queue<Script> scripts = new ArrayDeque<>();
    private final List<Received> requests = new CopyOnWriteArrayList<>();
    private final List<Socket> connections = new CopyOnWriteArrayList<>();
    private final Semaphore received = new Semaphore(0);
    private final Semaphore hungUp = new Semaphore(0);
    private volatile boolean remembering = true;

    private ScriptedModelServer(Dialect dialect, ServerSocket listener) {
        this.dialect = dialect;
        this.listener = listener;
    }

    /** Starts on a free port. */
    public static ScriptedModelServer start(Dialect dialect, Script... scripts) {
        try {
            ServerSocket listener = new ServerSocket(0, 1024, InetAddress.getLoopbackAddress());
            ScriptedModelServer server = new ScriptedModelServer(dialect, listener);
            server.then(scripts);
            Thread.ofVirtual().name("scripted-model").start(server::serve);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts one that streams for ever the same answer, prints its address and runs until its input ends. */
    public static void main(String[] args) throws IOException {
        int tokens = Integer.parseInt(args[1]);
        Duration interval = Duration.ofMillis(Long.parseLong(args[2]));
        String[] text = new String[tokens];
        for (int i = 0; i < tokens; i++) {
            text[i] = i == 0 ? "Tighten" : i % 12 == 11 ? " [1]." : " torque" + i;
        }
        Script script = new Script.Say(Answer.of(text), interval);
        try (ScriptedModelServer server = start(Dialect.valueOf(args[0]), script)) {
            server.forget();
            System.out.println(server.url());
            while (System.in.read() >= 0) {
                continue;
            }
        }
    }

    /** Stops remembering requests, for servers that run long. */
    public void forget() {
        remembering = false;
    }

    /** Adds to the script. */
    public ScriptedModelServer then(Script... more) {
        synchronized (scripts) {
            scripts.addAll(List.of(more));
        }
        return this;
    }

    public Dialect dialect() {
        return dialect;
    }

    /** The base URL for the settings. */
    public URI url() {
        return URI.create("http://127.0.0.1:%d%s"
                .formatted(listener.getLocalPort(), dialect.format().basePath()));
    }

    public List<Received> requests() {
        return List.copyOf(requests);
    }

    public Received onlyRequest() {
        if (requests.size() != 1) {
            throw new IllegalStateException("there were %d requests".formatted(requests.size()));
        }
        return requests.getFirst();
    }

    /** How many connections were opened. */
    public int connections() {
        return connections.size();
    }

    /** Waits for a request that was not waited for yet. */
    public boolean awaitRequest(Duration longest) {
        return await(received, longest);
    }

    /** Waits until a client has hung up before its answer was complete. */
    public boolean awaitHangUp(Duration longest) {
        return await(hungUp, longest);
    }

    private static boolean await(Semaphore event, Duration longest) {
        try {
            return event.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try {
            listener.close();
            for (Socket connection : connections) {
                connection.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void serve() {
        while (!listener.isClosed()) {
            try {
                Socket connection = listener.accept();
                connections.add(connection);
                Thread.ofVirtual().start(() -> serve(connection));
            } catch (SocketException e) {
                return;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            ScriptedConnection connection = new ScriptedConnection(socket, dialect.format());
            for (Received request = connection.receive(); request.headLength() > 0; request = connection.receive()) {
                if (remembering) {
                    requests.add(request);
                }
                Script script = nextScript();
                received.release();
                connection.play(script, request);
            }
        } catch (ScriptedConnection.HungUp e) {
            hungUp.release();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Script nextScript() {
        synchronized (scripts) {
            if (scripts.isEmpty()) {
                throw new IllegalStateException("no script");
            }
            return scripts.size() > 1 ? scripts.remove() : scripts.element();
        }
    }
}
