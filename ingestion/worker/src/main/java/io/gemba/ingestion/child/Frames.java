package io.gemba.ingestion.child;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import tools.jackson.databind.json.JsonMapper;

/** Messages between worker and child: a length of four bytes, then that many bytes. */
final class Frames {
    /** A page of a hundred thousand words has 8 MB; a reading copy or picture may have more. */
    private static final int LONGEST = 64 << 20;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final DataInputStream in;
    private final DataOutputStream out;

    Frames(InputStream in, OutputStream out) {
        this.in = new DataInputStream(in);
        this.out = new DataOutputStream(out);
    }

    void write(byte[] frame) throws IOException {
        out.writeInt(frame.length);
        out.write(frame);
        out.flush();
    }

    void write(Object message) throws IOException {
        write(JSON.writeValueAsBytes(message));
    }

    /**
     * The next message.
     *
     * @throws EOFException if the other side is gone
     */
    byte[] read() throws IOException {
        var length = in.readInt();
        if (length < 0 || length > LONGEST) {
            throw new IOException("not a frame: %d bytes announced".formatted(length));
        }
        var frame = in.readNBytes(length);
        if (frame.length < length) {
            throw new EOFException("the other side ended within a frame");
        }
        return frame;
    }

    <T> T read(Class<T> type) throws IOException {
        return JSON.readValue(read(), type);
    }
}
