package io.gemba.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.gemba.model.Cancellation.Registration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CancellationTests {
    private final Cancellation cancellation = new Cancellation();
    private final List<String> ran = new ArrayList<>();

    @Test
    void runsItsActionsOnce() {
        cancellation.onCancel(() -> ran.add("a"));
        cancellation.onCancel(() -> ran.add("b"));

        cancellation.cancel();
        cancellation.cancel();

        assertThat(ran).containsExactly("a", "b");
        assertThat(cancellation.isCancelled()).isTrue();
    }

    @Test
    void forgetsAnActionWhoseRegistrationIsClosed() {
        try (Registration registration = cancellation.onCancel(() -> ran.add("a"))) {
            assertThat(cancellation.isCancelled()).isFalse();
        }

        cancellation.cancel();

        assertThat(ran).isEmpty();
    }

    @Test
    void runsAnActionAtOnceThatComesTooLate() {
        cancellation.cancel();

        cancellation.onCancel(() -> ran.add("a"));

        assertThat(ran).containsExactly("a");
    }
}
