package io.gemba.corpus.page;

import static io.gemba.corpus.database.ScopeSql.REACHES;

import io.gemba.corpus.access.AccessScope;
import io.gemba.corpus.database.CorpusDatabase;
import io.gemba.corpus.database.ScopeSql;
import io.gemba.corpus.document.DocumentId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the pages of documents hold without showing it, for those who may read them. */
public final class HiddenTexts {
    private static final String FIND = """
            SELECT p.number, h.kind, h.words, h.text
            FROM page p
            JOIN document d ON d.tenant_id = p.tenant_id AND d.id = p.document_id
            JOIN acl a ON a.id = d.acl_id,
            jsonb_to_recordset(p.hidden) AS h(kind text, words int, text text)
            WHERE d.tenant_id = :tenant AND d.state <> 'deleted' AND d.id = :id AND p.version = :version
              AND (CAST(:page AS int) IS NULL OR p.number = :page) AND p.hidden <> '[]' AND
            """ + REACHES + " ORDER BY p.number, h.kind LIMIT 500";

    private final CorpusDatabase database;

    public HiddenTexts(CorpusDatabase database) {
        this.database = database;
    }

    /** Of a whole document, page by page; empty if the scope does not reach it. */
    public List<OnPage> ofDocument(AccessScope scope, DocumentId id, int version) {
        return find(scope, id, version, null);
    }

    /** Of one page; empty if the scope does not reach it. */
    public List<OnPage> ofPage(AccessScope scope, DocumentId id, int version, int page) {
        return find(scope, id, version, page);
    }

    private List<OnPage> find(AccessScope scope, DocumentId id, int version, @Nullable Integer page) {
        return database.read(
                scope,
                jdbc -> ScopeSql.bind(jdbc.sql(FIND), scope)
                        .param("id", id.value())
                        .param("version", version)
                        .param("page", page)
                        .query((row, n) -> new OnPage(
                                row.getInt("number"),
                                HiddenText.Kind.ofLabel(row.getString("kind")),
                                row.getInt("words"),
                                row.getString("text")))
                        .list());
    }

    /**
     * Text that a page does not show.
     *
     * @param page from 1
     * @param words how many it has
     * @param text the first of them
     */
    public record OnPage(int page, HiddenText.Kind kind, int words, String text) {}
}
