package io.gemba.model.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.gemba.model.Cancellation;
import io.gemba.model.FailureReason.Cancelled;
import io.gemba.model.FailureReason.Overloaded;
import io.gemba.model.ModelFailed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class AdmissionTests {
    private static final Duration LONG = Duration.ofSeconds(10);
    private static final Duration SHORT = Duration.ofMillis(50);

    @Test
    void givesPlacesInTheOrderOfAsking() throws Exception {
        Admission admission = new Admission(1);
        admission.enter(LONG, new Cancellation());
        List<Integer> order = new CopyOnWriteArrayList<>();
        List<Thread> waiting = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            int number = i;
            Thread thread = Thread.ofPlatform().start(() -> {
                admission.enter(LONG, new Cancellation());
                order.add(number);
                admission.leave();
            });
            Awaitility.await().until(() -> thread.getState() == Thread.State.TIMED_WAITING);
            waiting.add(thread);
        }

        admission.leave();

        for (Thread thread : waiting) {
            thread.join();
        }
        assertThat(order).containsExactly(0, 1, 2, 3, 4);
    }

    @Test
    void sendsAwayWhoeverWaitedTooLong() {
        Admission admission = new Admission(1);
        admission.enter(LONG, new Cancellation());

        ModelFailed failed = catchThrowableOfType(ModelFailed.class, () -> admission.enter(SHORT, new Cancellation()));

        assertThat(failed.reason()).isEqualTo(new Overloaded());
        admission.leave();
        admission.enter(SHORT, new Cancellation());
    }

    @Test
    void letsGoWhoeverGaveUp() {
        Admission admission = new Admission(1);
        admission.enter(LONG, new Cancellation());
        Cancellation cancellation = new Cancellation();
        Thread caller = Thread.currentThread();
        Thread.ofPlatform().start(() -> {
            Awaitility.await().until(() -> caller.getState() == Thread.State.TIMED_WAITING);
            cancellation.cancel();
        });

        ModelFailed failed = catchThrowableOfType(ModelFailed.class, () -> admission.enter(LONG, cancellation));

        assertThat(failed.reason()).isEqualTo(new Cancelled());
        admission.leave();
        admission.enter(SHORT, new Cancellation());
    }

    @Test
    void neverGivesMorePlacesThanThereAreAndLosesNone() throws Exception {
        Admission admission = new Admission(3);
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch begin = new CountDownLatch(1);
        List<Future<?>> callers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 400; i++) {
                Cancellation cancellation = new Cancellation();
                callers.add(threads.submit(() -> {
                    begin.await();
                    return visit(admission, cancellation, inside, most);
                }));
                threads.submit(() -> {
                    begin.await();
                    if (ThreadLocalRandom.current().nextInt(4) == 0) {
                        cancellation.cancel();
                    }
                    return null;
                });
            }
            begin.countDown();
        }

        assertThat(most).hasValueLessThanOrEqualTo(3);
        for (int place = 0; place < 3; place++) {
            admission.enter(SHORT, new Cancellation());
        }
        assertThat(catchThrowableOfType(ModelFailed.class, () -> admission.enter(SHORT, new Cancellation())))
                .isNotNull();
    }

    private static boolean visit(
            Admission admission, Cancellation cancellation, AtomicInteger inside, AtomicInteger most) {
        try {
            admission.enter(Duration.ofMillis(ThreadLocalRandom.current().nextInt(1, 30)), cancellation);
        } catch (ModelFailed e) {
            return false;
        }
        most.accumulateAndGet(inside.incrementAndGet(), Math::max);
        Thread.yield();
        inside.decrementAndGet();
        admission.leave();
        return true;
    }
}
