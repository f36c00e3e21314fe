package io.gemba.corpus.document;

import io.gemba.corpus.access.AccessScope;
import io.gemba.corpus.access.RecordRef;
import io.gemba.corpus.access.VisibleRecords;
import io.gemba.corpus.database.CorpusDatabase;
import java.sql.ResultSet;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** Has Odoo asked about the records that documents hang on, before they are read. */
public final class DocumentRecords {
    private static final String FIND = "SELECT record FROM records_of_documents(:ids)";

    private final CorpusDatabase database;

    public DocumentRecords(CorpusDatabase database) {
        this.database = database;
    }

    /**
     * The scope with those of some documents that hang on visible records.
     *
     * @param visible asked only if one of the documents hangs on a record, and no other rule closes it
     */
    public AccessScope showing(AccessScope scope, VisibleRecords visible, Collection<DocumentId> documents) {
        if (documents.isEmpty() || scope.principals().stream().noneMatch(it -> it.isModel())) {
            return scope;
        }
        var records = records(scope, documents);
        records.removeAll(scope.records());
        return records.isEmpty() ? scope : scope.showing(visible.among(records));
    }

    private Set<RecordRef> records(AccessScope scope, Collection<DocumentId> documents) {
        return database.read(scope, jdbc -> {
            var records = new HashSet<RecordRef>();
            jdbc.sql(FIND).param("ids", DocumentId.values(documents)).query((ResultSet row) -> {
                records.add(RecordRef.kept(row.getString("record")));
            });
            return records;
        });
    }
}
