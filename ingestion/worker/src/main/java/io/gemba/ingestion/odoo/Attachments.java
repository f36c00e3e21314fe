package io.gemba.ingestion.odoo;

import io.gemba.corpus.access.RecordRef;
import io.gemba.corpus.access.TenantId;
import io.gemba.corpus.database.CorpusDatabase;
import io.gemba.corpus.document.Document.Problem;
import io.gemba.corpus.document.DocumentKind;
import io.gemba.corpus.document.Trust;
import io.gemba.corpus.odoo.OdooDocuments;
import io.gemba.corpus.odoo.OdooDocuments.Known;
import io.gemba.odoo.Domain;
import io.gemba.odoo.OdooFailure;
import io.gemba.odoo.OdooFailure.Kind;
import io.gemba.odoo.OdooRecord;
import io.gemba.odoo.Operator;
import io.gemba.odoo.Query;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Files that hang on records, those of products among them; not what stands in fields, such as pictures. */
final class Attachments implements Source {
    static final String MODEL = "ir.attachment";

    private static final Logger LOG = LoggerFactory.getLogger(Attachments.class);
    private static final List<String> FIELDS =
            List.of("name", "file_size", "checksum", "res_model", "res_id", "write_date");
    /** Contents come one by one, and whoever waits for something else waits for the page. */
    private static final int PAGE = 40;

    private final Bot bot;
    private final Holders holders;
    private final OutsideFiles outside;
    private final Registration registration;
    private final OdooSourceSettings settings;
    private final CorpusDatabase database;
    private final OdooDocuments documents = new OdooDocuments();

    Attachments(
            Bot bot, Holders holders, Registration registration, OdooSourceSettings settings, CorpusDatabase database) {
        this.bot = bot;
        this.holders = holders;
        this.outside = new OutsideFiles(bot);
        this.registration = registration;
        this.settings = settings;
        this.database = database;
    }

    static String key(long id) {
        return MODEL + "," + id;
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
        return settings.kinds().contains(OdooSourceSettings.Kind.ATTACHMENTS)
                && reach.reads(MODEL)
                && !reach.reading(settings.models()).isEmpty();
    }

    @Override
    public Domain domain(Reach reach) {
        return Domain.all(
                Domain.equal("type", "binary"),
                Domain.equal("res_field", null),
                Domain.in("res_model", reach.reading(settings.models())),
                Domain.where("res_id", Operator.GREATER, 0));
    }

    @Override
    public List<String> fields(Reach reach) {
        return FIELDS;
    }

    @Override
    public int page() {
        return Math.min(PAGE, settings.page());
    }

    @Override
    public void take(Reach reach, List<OdooRecord> records) {
        var on = holders.of(
                reach,
                records.stream()
                        .map(Attachments::holder)
                        .flatMap(Optional::stream)
                        .toList());
        var retired = outside.retired(reach, records);
        var known = registration.known(records.stream().map(it -> key(it.id())).toList());
        var gone = new ArrayList<Long>();
        var changed = new ArrayList<Found>();
        for (var record : records) {
            var holder = holder(record).flatMap(it -> Optional.ofNullable(on.get(it)));
            if (holder.isEmpty() || retired.contains(record.id())) {
                gone.add(record.id());
                continue;
            }
            var before = known.get(key(record.id()));
            var item = item(record, holder.get(), before == null ? Trust.NORMAL : before.trust());
            if (!registration.isUpToDate(item, before)) {
                changed.add(new Found(record, item, before));
            }
        }
        drop(gone);
        fetch(changed);
    }

    private static Optional<RecordRef> holder(OdooRecord record) {
        return record.text("res_model")
                .flatMap(model -> record.integer("res_id").flatMap(id -> RecordRef.of(model + "," + id)));
    }

    private void fetch(List<Found> changed) {
        var external =
                outside.among(changed.stream().map(it -> it.record().id()).toList());
        for (var found : changed) {
            var trust = external.contains(found.record().id()) ? Trust.EXTERNAL : Trust.NORMAL;
            var item = item(found.record(), found.item().holder(), trust);
            if (item.problem() == null) {
                fetch(item, found);
            } else {
                registration.take(item, found.known(), new byte[0], jdbc -> {});
            }
        }
    }

    private void fetch(Item item, Found found) {
        try {
            var content = content(found.record().id());
            if (content.isPresent()) {
                registration.take(item, found.known(), content.get(), jdbc -> {});
            }
        } catch (OdooFailure e) {
            // One file that Odoo itself cannot read must not hold up all others.
            if (e.kind() != Kind.UNREACHABLE || !bot.isThere()) {
                throw e;
            }
            LOG.warn(
                    "Odoo does not give out {} of {}",
                    found.record(),
                    item.holder().name());
            registration.take(unreadable(item), found.known(), new byte[0], jdbc -> {});
        }
    }

    /** Empty if it has gone meanwhile, or its content has. */
    private Optional<byte[]> content(long id) {
        var query = Query.of(MODEL, List.of("datas"))
                .where(Domain.all(Domain.equal("id", id), Domain.equal("res_field", null)))
                .atMost(1);
        return bot.read(query).stream()
                .findFirst()
                .flatMap(it -> it.text("datas"))
                .map(Base64.getMimeDecoder()::decode);
    }

    private Item item(OdooRecord record, Holder holder, Trust trust) {
        var name = record.text("name").orElse("attachment");
        var stamp = "%s %s".formatted(record.text("checksum").orElse(""), name);
        return new Item(
                key(record.id()),
                stamp,
                holder,
                trust,
                name.substring(name.lastIndexOf('/') + 1),
                DocumentKind.OTHER,
                false,
                problem(record.integer("file_size").orElse(0L)));
    }

    private @Nullable Problem problem(long bytes) {
        if (bytes == 0) {
            return new Problem("EMPTY_FILE", "The file is empty.");
        }
        var largest = settings.largest().toBytes();
        return bytes <= largest
                ? null
                : new Problem("TOO_LARGE", "The file has %,d bytes; at most %,d are read.".formatted(bytes, largest));
    }

    private static Item unreadable(Item item) {
        return new Item(
                item.key(),
                item.stamp(),
                item.holder(),
                item.trust(),
                item.fileName(),
                item.kind(),
                false,
                new Problem("NOT_IN_ODOO", "Odoo does not give out the content of the file."));
    }

    @Override
    public void drop(Collection<Long> ids) {
        registration.remove(ids.stream().map(Attachments::key).toList());
    }

    @Override
    public void again(Reach reach, String model, List<Long> ids) {
        var kept = new HashSet<String>();
        var after = 0L;
        while (true) {
            var query = Query.of(MODEL, FIELDS)
                    .where(Domain.all(
                            domain(reach),
                            Domain.equal("res_model", model),
                            Domain.in("res_id", ids),
                            Domain.where("id", Operator.GREATER, after)))
                    .atMost(page());
            var page = bot.read(query);
            if (page.isEmpty()) {
                break;
            }
            take(reach, page);
            page.forEach(it -> kept.add(key(it.id())));
            after = page.getLast().id();
        }
        registration.remove(
                hanging(model, ids).stream().filter(it -> !kept.contains(it)).toList());
    }

    private Set<String> hanging(String model, List<Long> ids) {
        var tenant = new TenantId(settings.tenant());
        var records = ids.stream().map(id -> new RecordRef(model, id)).toList();
        Map<String, Known> hanging = database.forTenant(tenant, jdbc -> documents.on(jdbc, tenant, records));
        return hanging.keySet().stream()
                .filter(it -> it.startsWith(MODEL + ","))
                .collect(Collectors.toSet());
    }

    @Override
    public List<Long> known(long after, long last) {
        var tenant = new TenantId(settings.tenant());
        return database.forTenant(tenant, jdbc -> documents.numbers(jdbc, tenant, MODEL + ",", after, last));
    }

    private record Found(
            OdooRecord record, Item item, @Nullable Known known) {}
}
