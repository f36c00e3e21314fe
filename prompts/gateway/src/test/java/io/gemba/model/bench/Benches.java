package io.gemba.model.bench;

import io.gemba.model.routing.RoutingModelGateway;
import io.gemba.model.settings.ModelSettings;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** What measuring programs have in common. */
public final class Benches {
    private static final String ROW = "%-62s %12s %12s%n";

    private Benches() {}

    /** Prints a row of the table. */
    public static void row(String what, Object measured, String goal) {
        System.out.printf(ROW, what, measured, goal);
    }

    /** Does the same work so many times at once. */
    public static <T> List<T> atOnce(int callers, Callable<T> work) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> all = new ArrayList<>();
            for (int caller = 0; caller < callers; caller++) {
                all.add(threads.submit(work));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> one : all) {
                results.add(one.get());
            }
            return results;
        }
    }

    /** A gateway whose only model is a stub, which may be asked by many at once. */
    public static RoutingModelGateway gateway(URI url) {
        ModelSettings settings = new Binder(new MapConfigurationPropertySource(Map.of(
                        "gemba.models.chat", "stub",
                        "gemba.models.providers.stub.kind", "vllm",
                        "gemba.models.providers.stub.base-url", url,
                        "gemba.models.providers.stub.model", "some-model",
                        "gemba.models.providers.stub.max-concurrent", 1000)))
                .bind("gemba.models", Bindable.of(ModelSettings.class))
                .get();
        return new RoutingModelGateway(settings, use -> {});
    }
}
