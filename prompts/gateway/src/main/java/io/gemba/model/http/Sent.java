package io.gemba.model.http;

import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.ResponseInfo;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** A request on its way. Giving up on it also closes a reply that is just beginning. */
final class Sent implements BodyHandler<ResponseBytes> {
    private final Exchange exchange;
    private @Nullable ResponseBytes body;
    private boolean abandoned;

    Sent(Exchange exchange) {
        this.exchange = exchange;
    }

    @Override
    public BodySubscriber<ResponseBytes> apply(ResponseInfo head) {
        ResponseBytes bytes = new ResponseBytes(exchange);
        synchronized (this) {
            body = bytes;
            if (abandoned) {
                bytes.close();
            }
        }
        return bytes;
    }

    void abandon(Future<?> response) {
        response.cancel(true);
        synchronized (this) {
            abandoned = true;
            if (body != null) {
                body.close();
            }
        }
    }
}
