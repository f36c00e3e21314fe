package io.gemba.model.routing;

import io.gemba.model.EmbeddingCall;
import io.gemba.model.ModelCall;
import io.gemba.model.ModelFailed;
import io.gemba.model.ModelReply;
import io.gemba.model.ModelReply.Usage;
import io.gemba.model.usage.ModelUse;
import io.gemba.model.usage.UsageLedger;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/** Sees to it that every call is in the ledger, however it ends. */
final class Accounting {
    private static final Logger log = LoggerFactory.getLogger(Accounting.class);

    private final UsageLedger ledger;

    /** What is known of a call before it is made. */
    private interface Entry {
        ModelUse of(
                Instant at, String provider, String model, Usage usage, String outcome, int attempts, Duration took);
    }

    Accounting(UsageLedger ledger) {
        this.ledger = ledger;
    }

    ModelReply keep(ModelCall call, Turn turn, Supplier<ModelReply> work) {
        Entry entry = (at, provider, model, usage, outcome, attempts, took) -> new ModelUse(
                call.tenant(),
                at,
                call.useCase(),
                provider,
                model,
                call.dataClass(),
                call.promptHash(),
                usage,
                outcome,
                attempts,
                took);
        return keep(entry, turn, work, ModelReply::usage, ModelReply::model);
    }

    <T> T keep(EmbeddingCall call, Turn turn, Supplier<T> work, Function<T, Usage> usage) {
        Entry entry = (at, provider, model, used, outcome, attempts, took) -> new ModelUse(
                call.tenant(),
                at,
                call.useCase(),
                provider,
                model,
                call.dataClass(),
                "",
                used,
                outcome,
                attempts,
                took);
        return keep(entry, turn, work, usage, it -> asked(turn));
    }

    private <T> T keep(Entry entry, Turn turn, Supplier<T> work, Function<T, Usage> usage, Function<T, String> model) {
        Instant at = Instant.now();
        long began = System.nanoTime();
        Usage used = Usage.UNKNOWN;
        String asked = "";
        String outcome = "failed";
        try {
            T reply = work.get();
            used = usage.apply(reply);
            asked = model.apply(reply);
            outcome = ModelUse.OK;
            return reply;
        } catch (ModelFailed e) {
            outcome = e.reason().code();
            throw e;
        } catch (ListenerFailed e) {
            outcome = "listener-failed";
            throw e;
        } finally {
            Duration took = Duration.ofNanos(System.nanoTime() - began);
            String provider = turn.latest().map(it -> it.provider().name()).orElse("");
            write(entry.of(at, provider, asked.isEmpty() ? asked(turn) : asked, used, outcome, turn.attempts(), took));
        }
    }

    private static String asked(Turn turn) {
        return turn.latest().map(it -> it.provider().model()).orElse("");
    }

    private void write(ModelUse use) {
        try {
            ledger.record(use);
        } catch (DataAccessException e) {
            // An answer is worth more than its accounting.
            log.error("a model call could not be accounted for: {}", use, e);
        }
    }
}
