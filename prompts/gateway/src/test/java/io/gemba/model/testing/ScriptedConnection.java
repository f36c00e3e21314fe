package io.gemba.model.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** One connection to the scripted server: HTTP/1.1, as much of it as a model's client uses. */
final class ScriptedConnection {
    private static final int END_OF_HEAD = '\r' << 24 | '\n' << 16 | '\r' << 8 | '\n';

    /** A piece that brings something of the answer or of the thinking before it. */
    private static final Pattern TOKEN =
            Pattern.compile("\"delta\":\\{\"(content|reasoning|tool_calls)|\"done\":false");

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private final WireFormat format;

    /** The client closed the connection before the script was played. */
    static final class HungUp extends IOException {}

    ScriptedConnection(Socket socket, WireFormat format) throws IOException {
        this.socket = socket;
        this.in = socket.getInputStream();
        this.out = socket.getOutputStream();
        this.format = format;
        socket.setTcpNoDelay(true);
    }

    /** The next request; an empty one when the client has no more. */
    Received receive() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            for (int last = 0; last != END_OF_HEAD; ) {
                int next = in.read();
                if (next < 0) {
                    return new Received(new byte[0], 0);
                }
                bytes.write(next);
                last = last << 8 | next;
            }
        } catch (SocketException e) {
            return new Received(new byte[0], 0);
        }
        int headLength = bytes.size();
        int length = new Received(bytes.toByteArray(), headLength)
                .header("Content-Length")
                .map(Integer::parseInt)
                .orElse(0);
        bytes.write(in.readNBytes(length));
        return new Received(bytes.toByteArray(), headLength);
    }

    void play(Script script, Received request) throws IOException {
        boolean stream = request.wantsStream();
        switch (script) {
            case Script.Say it when stream -> stream(format.pieces(it.answer()), it.interval());
            case Script.Say it -> send(200, "application/json", Map.of(), format.whole(it.answer()));
            case Script.Fail it ->
                send(it.fault().status(), "application/json", it.headers(), format.error(it.fault()));
            case Script.Raw it -> send(it.status(), it.contentType(), Map.of(), it.body());
            case Script.Echo it -> {
                String echo = it.template().replace("%s", WireFormat.quoted(request.text()));
                send(it.status(), it.contentType(), Map.of(), echo);
            }
            case Script.Embed it -> send(200, "application/json", Map.of(), embeddings(request, it.dimensions()));
            case Script.Hang it -> awaitHangUp();
            case Script.HangAfterHead it -> {
                head(200, format.streamType(), Map.of("Transfer-Encoding", "chunked"));
                awaitHangUp();
            }
            case Script.HangAfter it -> {
                begin(it.answer(), it.pieces());
                awaitHangUp();
            }
            case Script.CutAfter it
            when stream -> {
                begin(it.answer(), it.pieces());
                socket.close();
            }
            case Script.CutAfter it -> {
                head(200, "application/json", Map.of("Content-Length", "100000"));
                write(format.whole(it.answer()));
                socket.close();
            }
            case Script.Drop it -> socket.close();
            case Script.Garble it
            when stream -> {
                begin(it.answer(), it.pieces());
                chunk(format.garbledPiece());
                endStream();
            }
            case Script.Garble it -> send(200, "application/json", Map.of(), "<html>not a model</html>");
            case Script.Endless it -> {
                head(200, format.streamType(), Map.of("Transfer-Encoding", "chunked"));
                String piece = format.piece(it.token());
                while (true) {
                    pause(it.interval());
                    chunk(piece);
                }
            }
            case Script.EndlessLine it -> {
                head(200, format.streamType(), Map.of("Transfer-Encoding", "chunked"));
                chunk(format.pieceStart());
                while (true) {
                    chunk("aaaaaaaaaaaaaaaa".repeat(512));
                }
            }
        }
    }

    private String embeddings(Received request, int dimensions) {
        return format.embeddings(request.json().path("input").size(), dimensions);
    }

    private void stream(List<String> pieces, Duration interval) throws IOException {
        head(200, format.streamType(), Map.of("Transfer-Encoding", "chunked"));
        for (String piece : pieces) {
            if (TOKEN.matcher(piece).find()) {
                pause(interval);
            }
            chunk(piece);
        }
        endStream();
    }

    private void begin(Answer answer, int pieces) throws IOException {
        head(200, format.streamType(), Map.of("Transfer-Encoding", "chunked"));
        for (String piece : format.pieces(answer).subList(0, pieces)) {
            chunk(piece);
        }
    }

    private void send(int status, String type, Map<String, String> headers, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        StringBuilder head = new StringBuilder(headOf(status, type, headers));
        head.append("Content-Length: ").append(bytes.length).append("\r\n\r\n");
        write(head + body);
    }

    private void head(int status, String type, Map<String, String> headers) throws IOException {
        write(headOf(status, type, headers) + "\r\n");
    }

    private static String headOf(int status, String type, Map<String, String> headers) {
        StringBuilder head = new StringBuilder("HTTP/1.1 %d Scripted\r\nContent-Type: %s\r\n".formatted(status, type));
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        return head.toString();
    }

    private void chunk(String text) throws IOException {
        if (!text.isEmpty()) {
            int length = text.getBytes(StandardCharsets.UTF_8).length;
            write("%x\r\n%s\r\n".formatted(length, text));
        }
    }

    private void endStream() throws IOException {
        write("0\r\n\r\n");
    }

    private void write(String text) throws IOException {
        try {
            out.write(text.getBytes(StandardCharsets.UTF_8));
            out.flush();
        } catch (SocketException e) {
            throw new HungUp();
        }
    }

    private void pause(Duration time) throws IOException {
        if (time.isPositive() && listen(time)) {
            throw new HungUp();
        }
    }

    private void awaitHangUp() throws IOException {
        listen(Duration.ZERO);
        throw new HungUp();
    }

    /** Whether the client hangs up within the time; without a time, waits until it does. */
    private boolean listen(Duration time) throws IOException {
        socket.setSoTimeout((int) time.toMillis());
        try {
            return in.read() < 0;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (SocketException e) {
            return true;
        } finally {
            if (!socket.isClosed()) {
                socket.setSoTimeout(0);
            }
        }
    }
}
