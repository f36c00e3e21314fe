package io.gemba.ingestion.odoo;

import static org.assertj.core.api.Assertions.assertThat;

import io.gemba.corpus.odoo.OdooPlace;
import io.gemba.ingestion.odoo.Keyset.Row;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class KeysetTests {
    private static final Instant START = Instant.parse("2026-11-02T08:00:00Z");
    private static final Duration OVERLAP = Duration.ofMinutes(10);
    private static final int PAGE = 5;

    /** As Odoo keeps them: to the microsecond. */
    private record Kept(long id, Instant changed) {}

    private static List<Row> page(List<Kept> all, Keyset keyset, Set<Long> hidden) {
        var place = keyset.place();
        var order = place.isWithin()
                ? Comparator.comparing(Kept::id)
                : Comparator.comparing(Kept::changed).thenComparing(Kept::id);
        return all.stream()
                .filter(it -> !it.changed().isBefore(place.at()))
                .filter(it -> !place.isWithin()
                        || it.changed().isBefore(place.at().plusSeconds(1)) && it.id() > place.within())
                .sorted(order)
                .limit(PAGE)
                // Odoo takes out what it hides when the page has been cut.
                .filter(it -> !hidden.contains(it.id()))
                .map(it -> new Row(it.id(), it.changed().truncatedTo(ChronoUnit.SECONDS)))
                .toList();
    }

    private static Set<Long> read(List<Kept> all, Set<Long> hidden) {
        var read = new TreeSet<Long>();
        var place = Keyset.again(OdooPlace.BEGINNING, START, OVERLAP);
        for (int pages = 0; pages < 10 * all.size() + 10; pages++) {
            var keyset = new Keyset(place);
            var page = page(all, keyset, hidden);
            page.forEach(it -> read.add(it.id()));
            var step = keyset.after(page, PAGE);
            place = step.place();
            if (step.done()) {
                return read;
            }
        }
        throw new AssertionError("it never ends");
    }

    @Test
    void readsEverythingWhereverPagesEnd() {
        var random = new Random(7);
        for (int round = 0; round < 200; round++) {
            var all = new ArrayList<Kept>();
            for (long id = 1; id <= random.nextInt(40); id++) {
                all.add(new Kept(id, START.plusMillis(random.nextInt(6_000))));
            }

            assertThat(read(all, Set.of())).hasSameSizeAs(all);
        }
    }

    @Test
    void readsASecondThatFillsManyPages() {
        var all = new ArrayList<Kept>();
        for (long id = 1; id <= 33; id++) {
            all.add(new Kept(id, START.plusNanos((40 - id) * 1_000)));
        }
        all.add(new Kept(99, START.plusSeconds(5)));

        assertThat(read(all, Set.of())).hasSize(34);
    }

    @Test
    void goesOnBehindAPageOfWhichMuchIsHidden() {
        var all = new ArrayList<Kept>();
        for (long id = 1; id <= 12; id++) {
            all.add(new Kept(id, START.plusSeconds(id)));
        }

        assertThat(read(all, Set.of(2L, 3L, 4L, 7L))).contains(1L, 5L, 6L, 8L, 12L);
    }

    @Test
    void beginsAFurtherLookBeforeTheBeginningOfTheOneBefore() {
        var first = Keyset.again(OdooPlace.BEGINNING, START, OVERLAP);
        var second = Keyset.again(first, START.plusSeconds(30), OVERLAP);

        assertThat(first.at()).isEqualTo(Instant.EPOCH);
        assertThat(second.at()).isBeforeOrEqualTo(START.minus(OVERLAP));
        assertThat(second.began()).isEqualTo(START.plusSeconds(30));
    }

    @Test
    void missesNoTransactionThatEndsWithinTheOverlap() {
        var random = new Random(11);
        var seen = new HashSet<Long>();
        var place = OdooPlace.BEGINNING;
        record Late(long id, Instant began, Instant committed) {}
        var all = new ArrayList<Late>();
        for (long id = 1; id <= 300; id++) {
            var began = START.plusSeconds(random.nextInt(3600));
            all.add(new Late(id, began, began.plusSeconds(random.nextInt((int) OVERLAP.toSeconds()))));
        }
        for (var now = START; now.isBefore(START.plusSeconds(5400)); now = now.plusSeconds(90)) {
            place = Keyset.again(place, now, OVERLAP);
            var from = place.at();
            var look = now;
            all.stream()
                    .filter(it -> !it.committed().isAfter(look) && !it.began().isBefore(from))
                    .forEach(it -> seen.add(it.id()));
        }

        assertThat(seen).hasSize(300);
    }
}
