package io.gemba.ingestion.odoo;

import io.gemba.corpus.access.Companies;
import io.gemba.corpus.access.CompanyId;
import io.gemba.corpus.access.RecordRef;
import io.gemba.corpus.access.TenantId;
import io.gemba.corpus.database.CorpusDatabase;
import io.gemba.odoo.Domain;
import io.gemba.odoo.OdooRecord;
import io.gemba.odoo.Query;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads what records are called, and whose they are. */
final class Holders {
    private static final String NAME = "display_name";
    private static final String COMPANY = "company_id";
    private static final int LONGEST = 120;
    private static final int AT_ONCE = 200;

    private final CorpusDatabase database;
    private final TenantId tenant;
    private final Bot bot;

    Holders(CorpusDatabase database, TenantId tenant, Bot bot) {
        this.database = database;
        this.tenant = tenant;
        this.bot = bot;
    }

    /** The fields by which a record of a model is told. */
    static List<String> fields(Reach reach, String model) {
        return reach.has(model, COMPANY) ? List.of(NAME, COMPANY) : List.of(NAME);
    }

    /** Those of some records that the bot sees. */
    Map<RecordRef, Holder> of(Reach reach, Collection<RecordRef> records) {
        var ids = new TreeMap<String, List<Long>>();
        records.stream()
                .distinct()
                .filter(it -> reach.reads(it.model()))
                .forEach(it -> ids.computeIfAbsent(it.model(), model -> new ArrayList<>())
                        .add(it.id()));
        var holders = new HashMap<RecordRef, Holder>();
        ids.forEach((model, all) -> {
            for (int from = 0; from < all.size(); from += AT_ONCE) {
                var some = all.subList(from, Math.min(from + AT_ONCE, all.size()));
                var query = Query.of(model, fields(reach, model))
                        .where(Domain.in("id", some))
                        .atMost(some.size());
                holders.putAll(of(bot.read(query)));
            }
        });
        return holders;
    }

    /** Of records that have been read with the {@linkplain #fields fields} for it. */
    Map<RecordRef, Holder> of(List<OdooRecord> records) {
        if (records.isEmpty()) {
            return Map.of();
        }
        var companies = database.forTenant(tenant, jdbc -> Companies.byName(jdbc, tenant));
        var holders = new HashMap<RecordRef, Holder>();
        for (var record : records) {
            var ref = new RecordRef(record.model(), record.id());
            var company = record.reference(COMPANY)
                    .flatMap(it -> Optional.ofNullable(companies.get(it.label().toLowerCase(Locale.ROOT))))
                    .orElse(CompanyId.ALL);
            holders.put(ref, new Holder(ref, name(record), company));
        }
        return holders;
    }

    /** On one line, without what is not seen. */
    private static String name(OdooRecord record) {
        var name = record.text(NAME).orElse("").replaceAll("[\\p{C}\\s]+", " ").strip();
        if (name.isEmpty()) {
            return "%s %d".formatted(record.model(), record.id());
        }
        return name.length() <= LONGEST ? name : name.substring(0, LONGEST).strip();
    }
}
