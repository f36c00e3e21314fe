package io.gemba.model.bench;

import java.time.Duration;
import java.util.List;

/** How long something took, many times over. */
public record Percentiles(List<Duration> times) {
    public Percentiles {
        times = times.stream().sorted().toList();
    }

    /** The time in milliseconds that so many of a hundred did not exceed. */
    public long at(int percent) {
        return times.get(Math.min(times.size() - 1, times.size() * percent / 100))
                .toMillis();
    }
}
