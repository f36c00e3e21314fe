package io.gemba.model.http;

import io.gemba.model.FailureReason;
import io.gemba.model.ModelFailed;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The pieces of a streamed reply. LangChain4j's own parsers read lines of any length and swallow what goes wrong inside
 * a listener; this one does neither.
 */
final class Frames {
    /** A tool call with all its arguments in one piece still fits. */
    static final int LONGEST_LINE = 1024 * 1024;

    private static final Pattern LAST_LINE = Pattern.compile("\"done\"\\s*:\\s*true\\b");

    private final Framing framing;
    private final InputStream bytes;
    private final byte[] buffer = new byte[8192];
    private int position;
    private int limit;
    private boolean skipLineFeed;

    /** One piece: its event name, if the server gave one, and its data. */
    record Frame(@Nullable String event, String data, boolean last) {}

    Frames(Framing framing, InputStream bytes) {
        this.framing = framing;
        this.bytes = bytes;
    }

    /** The next piece; empty at the end of the reply. */
    Optional<Frame> next() throws IOException {
        return switch (framing) {
            case EVENTS -> nextEvent();
            case LINES -> nextLine();
        };
    }

    private Optional<Frame> nextLine() throws IOException {
        for (String line = readLine(); line != null; line = readLine()) {
            if (!line.isBlank()) {
                return Optional.of(new Frame(null, line, LAST_LINE.matcher(line).find()));
            }
        }
        return Optional.empty();
    }

    private Optional<Frame> nextEvent() throws IOException {
        String event = null;
        StringBuilder data = new StringBuilder();
        for (String line = readLine(); line != null; line = readLine()) {
            if (line.isEmpty() && !data.isEmpty()) {
                return Optional.of(event(event, data));
            } else if (line.startsWith("event:")) {
                event = value(line, "event:");
            } else if (line.startsWith("data:")) {
                if (data.length() + line.length() > LONGEST_LINE) {
                    throw tooLong();
                }
                data.append(data.isEmpty() ? "" : "\n").append(value(line, "data:"));
            }
        }
        return data.isEmpty() ? Optional.empty() : Optional.of(event(event, data));
    }

    private static Frame event(@Nullable String event, StringBuilder data) {
        return new Frame(event, data.toString(), "[DONE]".contentEquals(data));
    }

    private static String value(String line, String field) {
        return line.substring(field.length()).strip();
    }

    private @Nullable String readLine() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(256);
        for (int next = readByte(); next >= 0; next = readByte()) {
            if (next == '\n' && skipLineFeed) {
                skipLineFeed = false;
                continue;
            }
            skipLineFeed = next == '\r';
            if (next == '\n' || next == '\r') {
                return line.toString(StandardCharsets.UTF_8);
            }
            if (line.size() == LONGEST_LINE) {
                throw tooLong();
            }
            line.write(next);
        }
        return line.size() == 0 ? null : line.toString(StandardCharsets.UTF_8);
    }

    private int readByte() throws IOException {
        if (position == limit) {
            position = 0;
            limit = Math.max(0, bytes.read(buffer));
        }
        return position == limit ? -1 : buffer[position++] & 0xff;
    }

    private static ModelFailed tooLong() {
        return new ModelFailed(new FailureReason.Malformed("a piece larger than %d KiB".formatted(LONGEST_LINE >> 10)));
    }
}
