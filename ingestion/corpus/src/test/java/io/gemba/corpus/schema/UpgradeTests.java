package io.gemba.corpus.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.gemba.corpus.access.AccessScope;
import io.gemba.corpus.access.Classification;
import io.gemba.corpus.access.CompanyId;
import io.gemba.corpus.access.Principal;
import io.gemba.corpus.access.TenantId;
import io.gemba.corpus.database.CorpusDatabase;
import io.gemba.corpus.search.ChunkSearch;
import io.gemba.corpus.search.FoundChunk;
import io.gemba.corpus.search.QueryTerm;
import io.gemba.corpus.search.SearchRequest;
import io.gemba.corpus.search.SearchRequest.Filter;
import io.gemba.corpus.testing.TestDatabase;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A database that the first schema was filled under, after every migration since. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UpgradeTests {
    private static final int DIMENSIONS = 384;
    private static final AccessScope READER = new AccessScope(
            new TenantId(1), Set.of(new CompanyId(1)), Set.of(new Principal("group:readers")), Classification.INTERNAL);

    private final TestDatabase database = TestDatabase.empty();
    private final ChunkSearch search = new ChunkSearch(new CorpusDatabase(database.api(2)));

    @BeforeAll
    void fillAndUpgrade() {
        Schema.migrations(database.owner(), "corpus").target("3").load().migrate();
        var superuser = database.superuser();
        superuser
                .sql("SELECT use_embedding('test', 384, ''), create_tenant(1, 'Tenant')")
                .query()
                .singleRow();
        superuser.sql("""
                INSERT INTO company VALUES (1, 1, 'A', 'Plant A', 'plant-a');
                INSERT INTO acl (tenant_id, company_id, classification, audience, audience_hash, n_chunks)
                VALUES (1, 1, 1, '{group:readers}', '\\x01', 3), (1, 1, 1, '{group:others}', '\\x02', 1);
                INSERT INTO lexeme VALUES (1, 'heated', 3);
                """).update();
        document(1, 1, "SOP 21", "B", null, "The bearing is heated to 110 degrees.");
        document(2, 1, "SOP-021", "A", 1, "The bearing is heated to 90 degrees.");
        document(3, 2, null, null, null, "The bearing is heated in secret.");

        new Schema(Schema.KERNEL).migrate(database.owner());
    }

    private void document(
            int id,
            int acl,
            @Nullable String number,
            @Nullable String revision,
            @Nullable Integer supersededBy,
            String text) {
        database.superuser()
                .sql("""
                    INSERT INTO document (tenant_id, id, source, source_key, acl_id, trust, file_name, state, current_version,
                                          latest_version, title, kind, number, revision, superseded_by)
                    VALUES (1, CAST(:uuid AS uuid), 'folder:plant', :id, :acl, 1, 'file.txt', 'indexed', 1, 1, 'Title', 'sop',
                            :number, :revision, CAST(:successor AS uuid));
                    INSERT INTO document_version (tenant_id, document_id, version, sha256, bytes, pages, parsed)
                    VALUES (1, CAST(:uuid AS uuid), 1, '\\x00', 1, 1, true);
                    INSERT INTO chunk (tenant_id, id, document_id, ordinal, heading, pieces, piece_vectors, language,
                                       page_from, page_to)
                    OVERRIDING SYSTEM VALUE
                    VALUES (1, :id, CAST(:uuid AS uuid), 0, '{}', jsonb_build_array(jsonb_build_object(
                                'kind', 'SENTENCE', 'text', :text, 'page', 1, 'boxes', '[[0.1, 0.1, 0.9, 0.2]]'::jsonb,
                                'confidence', 1, 'group', 0, 'columns', '[]'::jsonb, 'cells', '[]'::jsonb)),
                            CAST(:vectors AS bytea), 'en', 1, 1);
                    INSERT INTO chunk_vec (tenant_id, id, acl_id, embedding) VALUES (1, :id, :acl, CAST(:vector AS halfvec));
                    INSERT INTO chunk_fts (tenant_id, id, acl_id, tsv) VALUES (1, :id, :acl, to_tsvector('simple', :text));
                    """)
                .param("id", id)
                .param("uuid", uuid(id))
                .param("acl", acl)
                .param("number", number)
                .param("revision", revision)
                .param("successor", supersededBy == null ? null : uuid(supersededBy))
                .param("text", text)
                .param("vectors", bytes(id))
                .param("vector", Arrays.toString(vector(id)))
                .update();
    }

    private static String uuid(int id) {
        return "00000000-0000-0000-0000-%012d".formatted(id);
    }

    private static byte[] bytes(int id) {
        var bytes = new byte[DIMENSIONS];
        bytes[id] = 127;
        return bytes;
    }

    private static float[] vector(int id) {
        var vector = new float[DIMENSIONS];
        vector[id] = 1;
        return vector;
    }

    @Test
    void findsByWordsAndByMeaningWhatWasThere() {
        var words = List.of(new QueryTerm("heated", List.of("heated"), false, false));

        assertThat(texts(new float[0], words, Filter.IN_FORCE))
                .containsExactly("The bearing is heated to 110 degrees.");
        assertThat(texts(vector(1), List.of(), Filter.IN_FORCE))
                .containsExactly("The bearing is heated to 110 degrees.");
    }

    @Test
    void keepsWhatWasSupersededAndTheVectorsOfItsPieces() {
        var older = new Filter(true, null);

        var found = search.search(READER, new SearchRequest(vector(2), List.of(), older, 10))
                .chunks();

        assertThat(found).extracting(it -> it.content().text()).contains("The bearing is heated to 90 degrees.");
        assertThat(found.getFirst().vectors().nearness(0, List.of(vector(2)))).isGreaterThan(0.99f);
        assertThat(found.getFirst().document().superseded()).isTrue();
    }

    @Test
    void knowsSpellingsOfANumberAsOneAndReadsAllAgain() {
        assertThat(database.superuser()
                        .sql(
                                "SELECT number_key || ' ' || read_by FROM document WHERE number_key IS NOT NULL ORDER BY id")
                        .query(String.class)
                        .list())
                .containsExactly("SOP21 0", "SOP021 0");
    }

    private List<String> texts(float[] vector, List<QueryTerm> words, Filter filter) {
        return search.search(READER, new SearchRequest(vector, words, filter, 10)).chunks().stream()
                .map(FoundChunk::content)
                .map(content -> content.text())
                .toList();
    }
}
