package io.gemba.corpus.bench;

import com.pgvector.PGhalfvec;
import io.gemba.corpus.chunk.ChunkContent;
import io.gemba.corpus.chunk.Piece;
import io.gemba.corpus.search.SearchText;
import io.gemba.corpus.testing.TestDatabase;
import io.gemba.corpus.text.Language;
import io.gemba.corpus.text.Lexemes;
import io.gemba.embedding.TextEmbedder;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The Cranfield collection as a corpus that everyone may read: each abstract a document of one chunk. */
final class CranfieldCorpus {
    private static final String RULE = """
        INSERT INTO acl (tenant_id, company_id, classification, audience, audience_hash, n_chunks)
        VALUES (1, 0, 0, ARRAY['everyone'], sha256('everyone'), :chunks)
        """;
    private static final String DOCUMENT = """
        WITH d AS (INSERT INTO document (tenant_id, id, source, source_key, acl_id, trust, file_name, state, current_version,
                                         latest_version, title, kind)
                   SELECT 1, gen_random_uuid(), 'folder:cranfield', :number, id, 1, :number, 'indexed', 1, 1, :number, 'other'
                   FROM acl RETURNING id, acl_id),
             v AS (INSERT INTO document_version (tenant_id, document_id, version, sha256, bytes, pages)
                   SELECT 1, id, 1, sha256(convert_to(:number, 'UTF8')), 1, 5 FROM d),
             c AS (INSERT INTO chunk (tenant_id, document_id, ordinal, heading, pieces, language, page_from, page_to)
                   SELECT 1, id, 0, '{}', '[{"kind":"SENTENCE","text":"t","page":1,"boxes":[],"confidence":1,"group":0,"columns":[],"cells":[]}]',
                          'en', 1, 1 FROM d RETURNING id),
             p AS (INSERT INTO chunk_piece_vec SELECT 1, id, '' FROM c),
             t AS (INSERT INTO chunk_fts SELECT 1, c.id, d.acl_id, CAST(:words AS tsvector) FROM c, d)
        INSERT INTO chunk_vec SELECT 1, c.id, d.acl_id, :vector FROM c, d
        """;
    private static final String COUNT =
            "INSERT INTO lexeme SELECT 1, word, ndoc FROM ts_stat('SELECT tsv FROM chunk_fts')";

    private CranfieldCorpus() {}

    static TestDatabase of(Cranfield collection, TextEmbedder embedder) {
        var database = TestDatabase.create();
        var jdbc = database.superuser();
        jdbc.sql(RULE).param("chunks", collection.abstracts().size()).update();
        var vectors = embedder.passages(
                collection.abstracts().stream().map(Cranfield.Abstract::whole).toList());
        var searchText = new SearchText(new Lexemes());
        for (int i = 0; i < vectors.size(); i++) {
            add(jdbc, collection.abstracts().get(i), searchText, vectors.get(i));
        }
        jdbc.sql(COUNT).update();
        return database;
    }

    private static void add(JdbcClient jdbc, Cranfield.Abstract each, SearchText searchText, float[] vector) {
        var piece = Piece.of(Piece.Kind.SENTENCE, each.text(), 1, List.of(), 1, 0);
        var chunk = new ChunkContent(0, List.of(), List.of(piece), Language.ENGLISH);
        jdbc.sql(DOCUMENT)
                .param("number", Integer.toString(each.number()))
                .param("words", searchText.of(chunk, each.title()))
                .param("vector", new PGhalfvec(vector))
                .update();
    }
}
