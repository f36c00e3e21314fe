package io.gemba.ingestion.odoo;

import io.gemba.corpus.access.RecordRef;
import io.gemba.corpus.access.TenantId;
import io.gemba.corpus.blob.ContentHash;
import io.gemba.corpus.database.CorpusDatabase;
import io.gemba.corpus.document.DocumentKind;
import io.gemba.corpus.document.Trust;
import io.gemba.corpus.odoo.OdooDocuments;
import io.gemba.ingestion.odoo.Composition.Section;
import io.gemba.odoo.Domain;
import io.gemba.odoo.OdooRecord;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Texts that stand in fields of the records of one model. Fields that are kept to some groups are left out. */
final class Texts implements Source {
    static final String KEY = "text ";

    private final Written written;
    private final Holders holders;
    private final Registration registration;
    private final OdooSourceSettings settings;
    private final CorpusDatabase database;
    private final OdooDocuments documents = new OdooDocuments();

    Texts(
            Written written,
            Holders holders,
            Registration registration,
            OdooSourceSettings settings,
            CorpusDatabase database) {
        this.written = written;
        this.holders = holders;
        this.registration = registration;
        this.settings = settings;
        this.database = database;
    }

    private String prefix() {
        return KEY + written.model + ",";
    }

    private String key(long id) {
        return prefix() + id;
    }

    @Override
    public String feed() {
        return KEY + written.model;
    }

    @Override
    public String model() {
        return written.model;
    }

    @Override
    public boolean isOn(Reach reach) {
        return settings.kinds().contains(OdooSourceSettings.Kind.TEXTS)
                && settings.models().contains(written.model)
                && !open(reach).isEmpty();
    }

    private List<String> open(Reach reach) {
        return reach.open(written.model, List.copyOf(written.fields.keySet()));
    }

    /** Articles of one's own, and those that are shared with some, are nobody else's to find. */
    @Override
    public Domain domain(Reach reach) {
        var texts = Domain.any(open(reach).stream()
                .map(it -> Domain.not(Domain.equal(it, null)))
                .toArray(Domain[]::new));
        return written == Written.ARTICLE && reach.has(written.model, "category")
                ? Domain.all(texts, Domain.equal("category", "workspace"))
                : texts;
    }

    @Override
    public List<String> fields(Reach reach) {
        var fields = new ArrayList<>(Holders.fields(reach, written.model));
        fields.add("write_date");
        fields.addAll(open(reach));
        return fields;
    }

    @Override
    public int page() {
        return settings.page();
    }

    @Override
    public void take(Reach reach, List<OdooRecord> records) {
        var on = holders.of(records);
        var known = registration.known(records.stream().map(it -> key(it.id())).toList());
        var gone = new ArrayList<Long>();
        for (var record : records) {
            var holder = on.get(new RecordRef(written.model, record.id()));
            if (holder == null) {
                continue;
            }
            var composition = composition(reach, holder, record);
            if (composition.isEmpty()) {
                gone.add(record.id());
                continue;
            }
            var html = composition.html();
            var item = new Item(
                    key(record.id()),
                    ContentHash.of(html).hex(),
                    holder,
                    Trust.NORMAL,
                    "notes.html",
                    written.kind,
                    true,
                    null);
            var before = known.get(item.key());
            if (!registration.isUpToDate(item, before)) {
                registration.take(item, before, html, jdbc -> {});
            }
        }
        drop(gone);
    }

    private Composition composition(Reach reach, Holder holder, OdooRecord record) {
        return new Composition(
                holder.name() + ": notes",
                open(reach).stream()
                        .map(it -> new Section(
                                String.valueOf(written.fields.get(it)),
                                MessageText.ofField(record.text(it).orElse(""))))
                        .toList());
    }

    @Override
    public void drop(Collection<Long> ids) {
        registration.remove(ids.stream().map(this::key).toList());
    }

    /** They stand in records of their own model alone. */
    @Override
    public void again(Reach reach, String model, List<Long> ids) {}

    @Override
    public List<Long> known(long after, long last) {
        var tenant = new TenantId(settings.tenant());
        return database.forTenant(tenant, jdbc -> documents.numbers(jdbc, tenant, prefix(), after, last));
    }

    /** Where texts stand. */
    enum Written {
        REQUEST("maintenance.request", DocumentKind.MAINTENANCE_REPORT, Map.of("description", "Description")),
        EQUIPMENT("maintenance.equipment", DocumentKind.MAINTENANCE_REPORT, Map.of("note", "Note")),
        ALERT(
                "quality.alert",
                DocumentKind.QUALITY_RECORD,
                ordered("description", "Description", "action_corrective", "Corrective action")
                        .with("action_preventive", "Preventive action")),
        CHECK("quality.check", DocumentKind.QUALITY_RECORD, ordered("note", "Instructions", "additional_note", "Note")),
        TICKET("helpdesk.ticket", DocumentKind.REPORT, Map.of("description", "Description")),
        ARTICLE("knowledge.article", DocumentKind.REPORT, Map.of("body", "Text"));

        private final String model;
        private final DocumentKind kind;
        private final Map<String, String> fields;

        Written(String model, DocumentKind kind, Map<String, String> fields) {
            this.model = model;
            this.kind = kind;
            this.fields = fields;
        }

        String model() {
            return model;
        }

        /** The fields in the order in which they are read, with what they are called. */
        Map<String, String> fields() {
            return fields;
        }

        private static Named ordered(String first, String called, String second, String calledToo) {
            return new Named().with(first, called).with(second, calledToo);
        }
    }

    /** Fields in an order. */
    private static final class Named extends LinkedHashMap<String, String> {
        private static final long serialVersionUID = 1L;

        Named with(String field, String called) {
            put(field, called);
            return this;
        }
    }
}
