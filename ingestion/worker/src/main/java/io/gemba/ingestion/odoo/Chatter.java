package io.gemba.ingestion.odoo;

import io.gemba.corpus.access.RecordRef;
import io.gemba.corpus.access.TenantId;
import io.gemba.corpus.blob.ContentHash;
import io.gemba.corpus.database.CorpusDatabase;
import io.gemba.corpus.document.DocumentKind;
import io.gemba.corpus.document.Trust;
import io.gemba.corpus.odoo.OdooPlaces;
import io.gemba.ingestion.odoo.Composition.Section;
import io.gemba.odoo.Domain;
import io.gemba.odoo.OdooRecord;
import io.gemba.odoo.Operator;
import io.gemba.odoo.Query;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What people have written to each other about records: one document for each record, with who wrote what on which day.
 * What Odoo notes by itself is left out.
 */
final class Chatter implements Source {
    static final String MODEL = "mail.message";

    static final String KEY = "chatter ";
    private static final List<String> PLACE = List.of("model", "res_id", "write_date");
    private static final List<String> WHOLE =
            List.of("model", "res_id", "body", "author_id", "email_from", "date", "write_date");
    private static final List<String> WRITTEN = List.of("comment", "email", "email_outgoing");
    private static final int RECORDS = 20;
    private static final int MESSAGES = 500;

    private final Bot bot;
    private final Holders holders;
    private final Registration registration;
    private final OdooSourceSettings settings;
    private final CorpusDatabase database;
    private final OdooPlaces places = new OdooPlaces();
    private final TenantId tenant;
    private final ZoneId zone = ZoneId.systemDefault();

    Chatter(Bot bot, Holders holders, Registration registration, OdooSourceSettings settings, CorpusDatabase database) {
        this.bot = bot;
        this.holders = holders;
        this.registration = registration;
        this.settings = settings;
        this.database = database;
        this.tenant = new TenantId(settings.tenant());
    }

    static String key(RecordRef record) {
        return KEY + record.value();
    }

    @Override
    public String feed() {
        return MODEL;
    }

    @Override
    public String model() {
        return MODEL;
    }

    @Override
    public boolean isOn(Reach reach) {
        return settings.kinds().contains(OdooSourceSettings.Kind.CHATTER)
                && reach.reads(MODEL)
                && !reach.reading(settings.models()).isEmpty();
    }

    @Override
    public Domain domain(Reach reach) {
        return Domain.all(
                Domain.in("message_type", WRITTEN),
                Domain.in("model", reach.reading(settings.models())),
                Domain.where("res_id", Operator.GREATER, 0));
    }

    @Override
    public List<String> fields(Reach reach) {
        return PLACE;
    }

    @Override
    public int page() {
        return settings.page();
    }

    @Override
    public void take(Reach reach, List<OdooRecord> messages) {
        var records = new TreeMap<String, List<Long>>();
        messages.stream()
                .map(Chatter::holder)
                .flatMap(Optional::stream)
                .distinct()
                .forEach(it -> records.computeIfAbsent(it.model(), model -> new ArrayList<>())
                        .add(it.id()));
        records.forEach((model, ids) -> again(reach, model, ids));
    }

    private static Optional<RecordRef> holder(OdooRecord message) {
        return message.text("model")
                .flatMap(model -> message.integer("res_id").flatMap(id -> RecordRef.of(model + "," + id)));
    }

    @Override
    public void again(Reach reach, String model, List<Long> ids) {
        for (int from = 0; from < ids.size(); from += RECORDS) {
            compose(reach, model, ids.subList(from, Math.min(from + RECORDS, ids.size())));
        }
    }

    private void compose(Reach reach, String model, List<Long> ids) {
        var refs = ids.stream().map(id -> new RecordRef(model, id)).toList();
        var on = holders.of(reach, refs);
        var messages = messages(reach, model, ids);
        var known = registration.known(refs.stream().map(Chatter::key).toList());
        for (var ref : refs) {
            var holder = on.get(ref);
            var written = messages.getOrDefault(ref.id(), List.of());
            if (holder == null || written.isEmpty()) {
                drop(ref);
                continue;
            }
            var composition = composition(holder, written);
            var numbers = written.stream().map(OdooRecord::id).toList();
            if (composition.isEmpty()) {
                registration.remove(List.of(key(ref)));
                registration.within(jdbc -> places.keepMessages(jdbc, tenant, ref, numbers));
                continue;
            }
            var html = composition.html();
            var item = new Item(
                    key(ref),
                    ContentHash.of(html).hex(),
                    holder,
                    Trust.EXTERNAL,
                    "chatter.html",
                    DocumentKind.MAIL,
                    true,
                    null);
            var before = known.get(key(ref));
            if (registration.isUpToDate(item, before)) {
                registration.within(jdbc -> places.keepMessages(jdbc, tenant, ref, numbers));
            } else {
                registration.take(item, before, html, jdbc -> places.keepMessages(jdbc, tenant, ref, numbers));
            }
        }
    }

    private void drop(RecordRef record) {
        registration.remove(List.of(key(record)));
        registration.within(jdbc -> places.keepMessages(jdbc, tenant, record, List.of()));
    }

    /** The latest of each record, the earliest first; one that has very many does not crowd out the others. */
    private Map<Long, List<OdooRecord>> messages(Reach reach, String model, List<Long> ids) {
        var query = Query.of(MODEL, WHOLE)
                .where(Domain.all(domain(reach), Domain.equal("model", model), Domain.in("res_id", ids)))
                .orderedBy("id desc")
                .atMost(MESSAGES);
        var found = bot.read(query);
        if (found.size() >= MESSAGES && ids.size() > 1) {
            var half = ids.size() / 2;
            var all = new HashMap<>(messages(reach, model, ids.subList(0, half)));
            all.putAll(messages(reach, model, ids.subList(half, ids.size())));
            return all;
        }
        var messages = new HashMap<Long, List<OdooRecord>>();
        found.reversed()
                .forEach(it -> it.integer("res_id")
                        .ifPresent(id -> messages.computeIfAbsent(id, record -> new ArrayList<>())
                                .add(it)));
        return messages;
    }

    private Composition composition(Holder holder, List<OdooRecord> messages) {
        return new Composition(
                holder.name() + ": chatter",
                messages.stream()
                        .map(it -> new Section(
                                heading(it),
                                MessageText.ofMessage(it.text("body").orElse(""))))
                        .toList());
    }

    private String heading(OdooRecord message) {
        var author = message.reference("author_id")
                .map(it -> it.label())
                .or(() -> message.text("email_from"))
                .orElse("");
        var day = message.time("date")
                .map(it -> it.atZone(zone).toLocalDate().toString())
                .orElse("");
        return "%s, %s".formatted(day, author).replaceAll("[\\p{C}\\s]+", " ").strip();
    }

    /** What a message was part of is made anew without it. */
    @Override
    public void drop(Collection<Long> ids) {
        if (ids.isEmpty()) {
            return;
        }
        registration.within(jdbc -> {
            for (var id : ids) {
                var record = places.messages(jdbc, tenant, id - 1, id).get(id);
                if (record != null) {
                    places.note(jdbc, tenant, record.model(), List.of(record.id()));
                }
            }
        });
    }

    @Override
    public List<Long> known(long after, long last) {
        return List.copyOf(database.forTenant(tenant, jdbc -> places.messages(jdbc, tenant, after, last))
                .keySet());
    }
}
