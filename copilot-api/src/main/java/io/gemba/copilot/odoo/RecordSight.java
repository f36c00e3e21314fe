package io.gemba.copilot.odoo;

import io.gemba.copilot.identity.Caller;
import io.gemba.copilot.identity.Company;
import io.gemba.corpus.access.AccessScope;
import io.gemba.corpus.access.CompanyId;
import io.gemba.corpus.access.RecordRef;
import io.gemba.corpus.access.VisibleRecords;
import io.gemba.corpus.document.DocumentId;
import io.gemba.corpus.document.DocumentRecords;
import io.gemba.odoo.OdooFailure;
import io.gemba.odoo.OdooRecord;
import io.gemba.odoo.OdooSession;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Asks Odoo, as the caller, about the records that documents hang on. What cannot be asked about is not visible.
 * Nothing is remembered from one request to the next.
 */
@Component
public final class RecordSight {
    private static final Logger LOG = LoggerFactory.getLogger(RecordSight.class);
    private static final Duration PATIENCE = Duration.ofSeconds(4);
    private static final String COMPANY = "company_id";

    private final OdooSessions sessions;
    private final DocumentRecords documents;

    RecordSight(OdooSessions sessions, DocumentRecords documents) {
        this.sessions = sessions;
        this.documents = documents;
    }

    /**
     * What the caller sees during one request.
     *
     * @param active the companies to look from; empty for all that the caller belongs to
     */
    public Seen of(Caller caller, Collection<CompanyId> active) {
        return new Seen(sessions.of(caller, active));
    }

    /** What the caller may read, with those of some documents whose records they see now. */
    public AccessScope scope(Caller caller, Collection<DocumentId> ids) {
        return documents.showing(
                caller.scope(), records -> of(caller, List.of()).among(records), ids);
    }

    /**
     * The company that a record belongs to, {@link CompanyId#ALL} if it belongs to none or to one that Gemba does not
     * know; empty if the caller does not see the record.
     *
     * @throws OdooFailure if Odoo does not answer
     */
    public Optional<CompanyId> company(Caller caller, RecordRef record) {
        if (!caller.principals().contains(record.readers())) {
            return Optional.empty();
        }
        return sessions.of(caller, List.of())
                .map(it -> it.until(Instant.now().plus(PATIENCE)))
                .flatMap(session -> found(session, record))
                .map(found -> company(caller, found));
    }

    private static Optional<OdooRecord> found(OdooSession session, RecordRef record) {
        var withCompany = session.fields(record.model()).containsKey(COMPANY);
        return session
                .read(record.model(), List.of(record.id()), withCompany ? List.of(COMPANY) : List.of("id"))
                .stream()
                .findFirst();
    }

    private static CompanyId company(Caller caller, OdooRecord record) {
        return record.reference(COMPANY)
                .flatMap(named -> caller.companies().stream()
                        .filter(it -> Long.valueOf(named.id()).equals(it.odooId()))
                        .map(Company::id)
                        .findFirst())
                .orElse(CompanyId.ALL);
    }

    /** The records that one caller sees, asked about once each. */
    public static final class Seen implements VisibleRecords {
        private final Optional<OdooSession> session;
        private @Nullable Instant until;
        private final Map<RecordRef, Boolean> known = new HashMap<>();
        private boolean missed;

        private Seen(Optional<OdooSession> session) {
            this.session = session;
        }

        @Override
        public synchronized Set<RecordRef> among(Set<RecordRef> records) {
            var unknown = new HashSet<>(records);
            unknown.removeAll(known.keySet());
            if (!unknown.isEmpty()) {
                ask(unknown);
            }
            var visible = new HashSet<>(records);
            visible.removeIf(it -> !known.getOrDefault(it, false));
            return visible;
        }

        @Override
        public synchronized boolean missedSome() {
            return missed;
        }

        /** Odoo is not asked again by a request that it has failed once. */
        private void ask(Set<RecordRef> records) {
            if (missed) {
                return;
            }
            var deadline = until == null ? Instant.now().plus(PATIENCE) : until;
            until = deadline;
            var ids = new HashMap<String, Set<Long>>();
            records.forEach(it ->
                    ids.computeIfAbsent(it.model(), model -> new HashSet<>()).add(it.id()));
            try {
                var visible = session.map(it -> it.until(deadline).visible(ids)).orElse(Map.of());
                missed = missed || session.isEmpty();
                records.forEach(it ->
                        known.put(it, visible.getOrDefault(it.model(), Set.of()).contains(it.id())));
            } catch (OdooFailure e) {
                LOG.warn("Documents that hang on records are left out: {}", e.getMessage());
                missed = true;
            }
        }
    }
}
