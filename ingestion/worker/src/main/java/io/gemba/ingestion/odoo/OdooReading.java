package io.gemba.ingestion.odoo;

import io.gemba.corpus.access.TenantId;
import io.gemba.corpus.database.CorpusDatabase;
import io.gemba.corpus.odoo.OdooDocuments;
import io.gemba.corpus.odoo.OdooPlaces;
import io.gemba.corpus.odoo.OdooPlaces.Due;
import io.gemba.corpus.queue.WorkQueue;
import io.gemba.odoo.Domain;
import io.gemba.odoo.OdooFailure;
import io.gemba.odoo.Query;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads from Odoo what hangs on records: first what Odoo has told of, then whatever has changed, each kind for a while
 * in turn. Every page that has been taken is noted, so that whoever takes over goes on there; while Odoo does not
 * answer nothing is noted, and so nothing is missed.
 */
public final class OdooReading {
    private static final Logger LOG = LoggerFactory.getLogger(OdooReading.class);
    private static final Duration SLICE = Duration.ofSeconds(5);
    private static final Duration REACH_KEPT = Duration.ofMinutes(10);
    private static final int DUE = 50;

    private final Bot bot;
    private final CorpusDatabase database;
    private final OdooSourceSettings settings;
    private final Clock clock;
    private final TenantId tenant;
    private final OdooPlaces places = new OdooPlaces();
    private final OdooDocuments documents = new OdooDocuments();
    private final Attachments attachments;
    private final List<Source> sources = new ArrayList<>();
    private final Sweep sweep;
    private final Map<String, Instant> next = new HashMap<>();
    private Instant notBefore = Instant.MIN;
    private boolean settled;
    private Instant reachUntil = Instant.MIN;
    private @Nullable Reach reach;
    private volatile Status status = new Status("", Map.of(), Map.of());

    OdooReading(Bot bot, CorpusDatabase database, WorkQueue queue, OdooSourceSettings settings, Clock clock) {
        this.bot = bot;
        this.database = database;
        this.settings = settings;
        this.clock = clock;
        this.tenant = new TenantId(settings.tenant());
        var holders = new Holders(database, tenant, bot);
        var registration = new Registration(database, queue, settings);
        attachments = new Attachments(bot, holders, registration, settings, database);
        sources.add(attachments);
        sources.add(new Chatter(bot, holders, registration, settings, database));
        for (var written : Texts.Written.values()) {
            sources.add(new Texts(written, holders, registration, settings, database));
        }
        sweep = new Sweep(bot, database, settings, clock);
    }

    /** Of which records a change is worth noticing. */
    MirroredModels mirrored() {
        return new MirroredModels(Stream.concat(
                        settings.models().stream(),
                        Stream.of(Attachments.MODEL, Chatter.MODEL, OutsideFiles.PRODUCT_DOCUMENT))
                .toList());
    }

    /** What the reading has come to. */
    Status status() {
        return status;
    }

    /** As whom it reads. */
    String login() {
        return bot.login();
    }

    /** Reads for a while. */
    public synchronized void turn() {
        if (clock.instant().isBefore(notBefore)) {
            return;
        }
        try {
            settle();
            read();
        } catch (OdooFailure e) {
            fails(
                    switch (e.kind()) {
                        case UNAUTHENTICATED -> "Odoo does not take the key of %s".formatted(bot.login());
                        case DENIED, ABSENT, UNKNOWN_FIELD, INVALID, LOCKED, OUT_OF_TIME, UNREACHABLE ->
                            String.valueOf(e.getMessage());
                    });
        } catch (BotUnusable e) {
            fails("%s cannot be used: %s".formatted(bot.login(), e.getMessage()));
        } catch (BotAwaited e) {
            waits("%s is waited for: %s".formatted(bot.login(), e.getMessage()));
        }
    }

    private void fails(String problem) {
        if (!problem.equals(status.problem())) {
            LOG.warn("Nothing is read from Odoo at the moment: {}", problem);
        }
        tryLater(problem);
    }

    private void waits(String problem) {
        if (!problem.equals(status.problem())) {
            LOG.info("Nothing is read from Odoo yet: {}", problem);
        }
        tryLater(problem);
    }

    private void tryLater(String problem) {
        // Rights may be what is wrong, and what has changed by the next time.
        reachUntil = Instant.MIN;
        notBefore = clock.instant().plus(settings.interval());
        status = new Status(problem, status.missing(), status.restricted());
    }

    /** Once in a process: the settings may have changed since what is there was registered. */
    private void settle() {
        if (settled) {
            return;
        }
        var removed = database.forTenant(tenant, jdbc -> {
            settings.models().forEach(it -> documents.reclassify(jdbc, tenant, it, settings.classOf(it)));
            return documents.keepOnly(jdbc, tenant, settings.models(), prefixes());
        });
        if (removed > 0) {
            LOG.info("Removed {} documents of Odoo's that are no longer to be read", removed);
        }
        settled = true;
    }

    private List<String> prefixes() {
        return settings.kinds().stream()
                .map(it -> switch (it) {
                    case ATTACHMENTS -> Attachments.MODEL + ",";
                    case CHATTER -> Chatter.KEY;
                    case TEXTS -> Texts.KEY;
                })
                .toList();
    }

    private void read() {
        var reached = reach();
        due(reached);
        for (var source : sources) {
            if (source.isOn(reached)) {
                follow(source, reached, clock.instant().plus(SLICE));
                if (next.containsKey(source.feed())) {
                    sweep.goOn(source, reached, clock.instant().plus(SLICE));
                }
                due(reached);
            }
        }
        status = status(reached);
    }

    private Reach reach() {
        var known = reach;
        if (known != null && clock.instant().isBefore(reachUntil)) {
            return known;
        }
        var asked = new ArrayList<>(settings.models());
        asked.addAll(List.of(Attachments.MODEL, Chatter.MODEL, OutsideFiles.PRODUCT_DOCUMENT));
        var found = Reaching.of(bot, asked);
        reach = found;
        reachUntil = clock.instant().plus(REACH_KEPT);
        status = status(found);
        return found;
    }

    private Status status(Reach reached) {
        var restricted = new TreeMap<String, List<String>>();
        for (var written : Texts.Written.values()) {
            var kept = reached.restricted().getOrDefault(written.model(), Set.of());
            var left = written.fields().keySet().stream()
                    .filter(kept::contains)
                    .sorted()
                    .toList();
            if (!left.isEmpty()) {
                restricted.put(written.model(), left);
            }
        }
        var problem = reached.reading(settings.models()).isEmpty()
                ? "%s may read nothing of what is listed: it needs the group Gemba: indexing bot".formatted(bot.login())
                : database.forTenant(tenant, jdbc -> places.problems(jdbc, tenant)).entrySet().stream()
                        .map(it -> it.getKey() + ": " + it.getValue())
                        .collect(Collectors.joining("; "));
        if (!problem.isEmpty() && !problem.equals(status.problem())) {
            LOG.warn("Not all is read from Odoo: {}", problem);
        }
        return new Status(problem, new TreeMap<>(reached.missing()), restricted);
    }

    private void follow(Source source, Reach reached, Instant until) {
        if (clock.instant().isBefore(next.getOrDefault(source.feed(), Instant.MIN))) {
            return;
        }
        var place = database.forTenant(tenant, jdbc -> places.of(jdbc, tenant, source.feed()));
        if (place.began().equals(Instant.EPOCH) || next.containsKey(source.feed())) {
            place = Keyset.again(place, clock.instant(), settings.overlap());
        }
        next.remove(source.feed());
        while (clock.instant().isBefore(until)) {
            var keyset = new Keyset(place);
            var query = Query.of(source.model(), source.fields(reached))
                    .where(Domain.all(source.domain(reached), keyset.domain()))
                    .orderedBy(keyset.order())
                    .atMost(source.page());
            var page = bot.read(query);
            source.take(reached, page);
            var step = keyset.after(page.stream().map(Keyset.Row::of).toList(), source.page());
            place = step.place();
            var reachedPlace = place;
            database.forTenant(tenant, jdbc -> {
                places.move(jdbc, tenant, source.feed(), reachedPlace);
                return true;
            });
            if (step.done()) {
                next.put(source.feed(), clock.instant().plus(settings.interval()));
                return;
            }
        }
    }

    /** Reads again what Odoo has told of; what changes meanwhile once more stays due. */
    private void due(Reach reached) {
        var until = clock.instant().plus(SLICE);
        while (clock.instant().isBefore(until)) {
            var due = database.forTenant(tenant, jdbc -> places.due(jdbc, tenant, DUE));
            if (due.isEmpty()) {
                return;
            }
            again(reached, due.getFirst().model(), due.stream().map(Due::id).toList());
            database.forTenant(tenant, jdbc -> {
                places.done(jdbc, tenant, due);
                return true;
            });
        }
    }

    private void again(Reach reached, String model, List<Long> ids) {
        if (model.equals(OutsideFiles.PRODUCT_DOCUMENT)) {
            if (reached.reads(model)) {
                reread(attachments, reached, files(ids));
            }
            return;
        }
        for (var source : sources) {
            if (!source.isOn(reached)) {
                continue;
            }
            if (source.model().equals(model)) {
                reread(source, reached, ids);
            } else if (settings.models().contains(model) && reached.reads(model)) {
                source.again(reached, model, ids);
            }
        }
    }

    private List<Long> files(List<Long> documents) {
        var query = Query.of(OutsideFiles.PRODUCT_DOCUMENT, List.of("ir_attachment_id"))
                .where(Domain.in("id", documents))
                .atMost(documents.size());
        return bot.read(query).stream()
                .flatMap(it -> it.reference("ir_attachment_id").stream())
                .map(it -> it.id())
                .toList();
    }

    /** Records of a source itself; those that no longer count are dropped. */
    private void reread(Source source, Reach reached, List<Long> ids) {
        if (ids.isEmpty()) {
            return;
        }
        var query = Query.of(source.model(), source.fields(reached))
                .where(Domain.all(source.domain(reached), Domain.in("id", ids)))
                .atMost(ids.size());
        var records = bot.read(query);
        source.take(reached, records);
        var gone = new HashSet<>(ids);
        gone.removeAll(records.stream().map(it -> it.id()).collect(Collectors.toSet()));
        source.drop(gone);
    }

    /**
     * What the reading has come to.
     *
     * @param problem why nothing is read, empty if something is
     * @param missing the models that are not read, and why
     * @param restricted the texts that are left out since they are kept to some groups, by model
     */
    record Status(String problem, Map<String, String> missing, Map<String, List<String>> restricted) {}
}
