package io.gemba.model.http;

import io.gemba.model.Cancellation.Registration;
import io.gemba.model.FailureReason;
import io.gemba.model.ModelFailed;
import java.io.InputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a reply, read on the caller's thread, which waits no longer than the exchange is patient. Closing it
 * before the end closes the connection.
 */
final class ResponseBytes extends InputStream implements BodySubscriber<ResponseBytes> {
    /** A long answer is some hundred kilobytes; Azure's annotations make ten times that. */
    static final int MOST = 16 * 1024 * 1024;

    private static final List<ByteBuffer> COMPLETE = List.of(ByteBuffer.allocate(0));
    private static final List<ByteBuffer> BROKEN = List.of(ByteBuffer.allocate(0));
    private static final List<ByteBuffer> CLOSED = List.of(ByteBuffer.allocate(0));

    private final Exchange exchange;
    private final BlockingQueue<List<ByteBuffer>> arrived = new LinkedBlockingQueue<>();
    private final AtomicReference<@Nullable Subscription> subscription = new AtomicReference<>();
    private final Deque<ByteBuffer> unread = new ArrayDeque<>();
    private final Registration registration;
    private volatile boolean closed;
    private boolean complete;
    private long size;
    private Duration most = Duration.ofDays(1);

    ResponseBytes(Exchange exchange) {
        this.exchange = exchange;
        this.registration = exchange.cancellation().onCancel(this::abort);
    }

    /** From now on waits no longer than this for what comes next, however patient the exchange is. */
    void hurry(Duration most) {
        this.most = most;
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        while (unread.isEmpty()) {
            if (complete) {
                return -1;
            }
            await();
        }
        ByteBuffer next = unread.element();
        int taken = Math.min(length, next.remaining());
        next.get(target, offset, taken);
        if (!next.hasRemaining()) {
            unread.remove();
        }
        return taken;
    }

    @Override
    public void close() {
        registration.close();
        abort();
    }

    private void await() {
        List<ByteBuffer> next = poll();
        exchange.throwIfOver();
        if (next == null) {
            throw exchange.impatience();
        } else if (next == BROKEN || next == CLOSED) {
            throw new ModelFailed(new FailureReason.Cut());
        } else if (next == COMPLETE) {
            complete = true;
        } else {
            take(next);
        }
    }

    private void take(List<ByteBuffer> next) {
        for (ByteBuffer bytes : next) {
            size += bytes.remaining();
            if (bytes.hasRemaining()) {
                unread.add(bytes);
            }
        }
        if (size > MOST) {
            throw new ModelFailed(new FailureReason.Malformed("larger than %d MiB".formatted(MOST >> 20)));
        }
        Subscription source = subscription.get();
        if (source != null) {
            source.request(1);
        }
    }

    private @Nullable List<ByteBuffer> poll() {
        Duration patience = exchange.patience();
        Duration wait = patience.compareTo(most) < 0 ? patience : most;
        try {
            return wait.isZero() ? null : arrived.poll(wait.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ModelFailed(new FailureReason.Cancelled());
        }
    }

    private void abort() {
        closed = true;
        Subscription source = subscription.get();
        if (source != null) {
            source.cancel();
        }
        arrived.add(CLOSED);
    }

    @Override
    public CompletionStage<ResponseBytes> getBody() {
        return CompletableFuture.completedStage(this);
    }

    @Override
    public void onSubscribe(Subscription source) {
        subscription.set(source);
        if (closed) {
            source.cancel();
        } else {
            source.request(1);
        }
    }

    @Override
    public void onNext(List<ByteBuffer> bytes) {
        arrived.add(bytes);
    }

    @Override
    public void onError(Throwable cause) {
        arrived.add(BROKEN);
    }

    @Override
    public void onComplete() {
        arrived.add(COMPLETE);
    }
}
