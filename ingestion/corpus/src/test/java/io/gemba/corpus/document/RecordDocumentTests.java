package io.gemba.corpus.document;

import static io.gemba.corpus.access.Classification.INTERNAL;
import static io.gemba.corpus.testing.TestCorpus.readers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gemba.corpus.access.AccessScope;
import io.gemba.corpus.access.CompanyId;
import io.gemba.corpus.access.Principal;
import io.gemba.corpus.access.RecordRef;
import io.gemba.corpus.access.TenantId;
import io.gemba.corpus.access.VisibleRecords;
import io.gemba.corpus.database.CorpusDatabase;
import io.gemba.corpus.embedding.Embedder;
import io.gemba.corpus.embedding.InProcessEmbedder;
import io.gemba.corpus.embedding.KnownEmbedders;
import io.gemba.corpus.search.ChunkSearch;
import io.gemba.corpus.search.QuestionSearch;
import io.gemba.corpus.search.SearchRequest;
import io.gemba.corpus.search.SearchRequest.Filter;
import io.gemba.corpus.testing.TestCorpus;
import io.gemba.corpus.testing.TestDatabase;
import io.gemba.corpus.testing.TestEmbedding;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;

/** Documents that hang on records in Odoo: whoever may read the model finds those whose records they see. */
class RecordDocumentTests {
    private static final TestDatabase DATABASE = TestDatabase.create();
    private static final String ORDERS = "purchase.order";

    private static final CorpusDatabase READERS = new CorpusDatabase(DATABASE.api(2));
    private static final TestCorpus CORPUS = new TestCorpus(DATABASE);

    private final Documents documents = new Documents(READERS);
    private final DocumentRecords records = new DocumentRecords(READERS);

    private static AccessScope readersOf(String model, int company) {
        return new AccessScope(
                new TenantId(1),
                Set.of(new CompanyId(company)),
                Set.of(Principal.EVERYONE, Principal.model(model)),
                INTERNAL);
    }

    private List<String> texts(AccessScope scope, VisibleRecords visible, String question, int limit) {
        Embedder embedder = new InProcessEmbedder(TestEmbedding.embedder());
        var name = TestEmbedding.embedder().spec().name();
        var known = new KnownEmbedders(name, Map.of(name, () -> embedder));
        return new QuestionSearch(READERS, new ChunkSearch(READERS), known, Duration.ofSeconds(10))
                        .search(
                                scope,
                                visible,
                                List.of(question),
                                (generation, vector) ->
                                        new SearchRequest(generation, vector, List.of(), Filter.IN_FORCE, limit, 0))
                        .result()
                        .chunks()
                        .stream()
                        .map(it -> it.content().text())
                        .toList();
    }

    @Test
    void areNotThereUntilTheirRecordIsKnownToBeVisible() {
        var record = new RecordRef(ORDERS, 11);
        var scope = readersOf(ORDERS, 1);
        var document = CORPUS.publishOf(record, 1, "Confirmation 11", "The supplier confirms week 48.");

        assertThat(documents.find(scope, document)).isEmpty();
        assertThat(documents.readable(scope, List.of(document))).isEmpty();
        assertThat(documents.list(scope, new Documents.Filter("Confirmation 11", null, null, 10, 0)))
                .isEmpty();
        assertThat(documents.find(scope.showing(Set.of(record)), document))
                .hasValueSatisfying(it -> assertThat(it.record()).isEqualTo(record));
        assertThat(documents.find(scope.showing(Set.of(new RecordRef(ORDERS, 12))), document))
                .isEmpty();
    }

    @Test
    void areKeptFromOthersByTheDatabaseItself() {
        var record = new RecordRef(ORDERS, 21);
        var scope = readersOf(ORDERS, 1);
        var document = CORPUS.publishOf(record, 1, "Confirmation 21", "The supplier confirms week 49.");

        var count = "SELECT count(*) FROM document d JOIN chunk c ON c.document_id = d.id WHERE d.id = :id";
        assertThat(READERS.<Long>read(
                        scope,
                        jdbc -> jdbc.sql(count)
                                .param("id", document.value())
                                .query(Long.class)
                                .single()))
                .isZero();
        assertThat(READERS.<Long>read(
                        scope.showing(Set.of(record)),
                        jdbc -> jdbc.sql(count)
                                .param("id", document.value())
                                .query(Long.class)
                                .single()))
                .isOne();
    }

    @Test
    void areAskedAboutOnlyForThoseWhomNoOtherRuleClosesThemTo() {
        var record = new RecordRef("sale.order", 31);
        var document = CORPUS.publishOf(record, 1, "Order 31", "The customer waits for week 50.");
        var asked = new HashSet<RecordRef>();
        VisibleRecords all = it -> {
            asked.addAll(it);
            return it;
        };

        assertThat(records.showing(readersOf("sale.order", 2), all, List.of(document))
                        .records())
                .isEmpty();
        assertThat(records.showing(readersOf(ORDERS, 1), all, List.of(document)).records())
                .isEmpty();
        assertThat(asked).isEmpty();
        assertThat(records.showing(readersOf("sale.order", 1), all, List.of(document))
                        .records())
                .containsExactly(record);
    }

    @Test
    void areFoundByThoseWhoSeeTheirRecord() {
        var model = "maintenance.request";
        CORPUS.publishOf(new RecordRef(model, 41), 1, "Report 41", "The spindle bearing of mill 4 was replaced.");
        CORPUS.publishOf(new RecordRef(model, 42), 1, "Report 42", "The spindle bearing of mill 5 was replaced.");

        var question = "Which spindle bearing was replaced?";
        var scope = readersOf(model, 1);
        assertThat(texts(scope, it -> Set.of(new RecordRef(model, 42)), question, 10))
                .containsExactly("The spindle bearing of mill 5 was replaced.");
        assertThat(texts(scope, VisibleRecords.NONE, question, 10)).isEmpty();
        assertThat(texts(scope, it -> Set.of(), question, 10)).isEmpty();
    }

    @Test
    void areFoundBySomebodyWhoSeesOneRecordInAHundredWithThreeQuestionsToOdoo() {
        var model = "sale.order.line";
        var records = 1000;
        for (int i = 1; i <= records; i++) {
            CORPUS.publishOf(new RecordRef(model, i), 3, "Note " + i, "Anodised bracket, note number %d.".formatted(i));
        }
        CORPUS.publish("Anodising", readers(3, INTERNAL, "everyone"), "Anodised brackets are sealed for 20 minutes.");
        var questions = new ArrayList<Set<RecordRef>>();
        VisibleRecords everyHundredth = it -> {
            questions.add(it);
            var seen = new HashSet<>(it);
            seen.removeIf(record -> record.id() % 100 != 0);
            return seen;
        };

        var found = texts(readersOf(model, 3), everyHundredth, "anodised bracket note", 40);

        assertThat(found).contains("Anodised brackets are sealed for 20 minutes.");
        assertThat(found).hasSize(1 + records / 100);
        assertThat(questions).hasSizeLessThanOrEqualTo(3);
        assertThat(questions).allSatisfy(it -> assertThat(it).hasSizeLessThanOrEqualTo(400));
    }

    @Test
    void haveTheReadersOfTheirModelAsAudienceAndNobodyElseHas() {
        var document = CORPUS.publishOf(new RecordRef(ORDERS, 51), 1, "Confirmation 51", "Confirmed.");
        var free = CORPUS.publish("Free 51", readers(1, INTERNAL, "everyone"), "Free text.");

        assertThatThrownBy(() -> superuser("UPDATE document SET record = NULL WHERE id = :id", document))
                .isInstanceOf(DataIntegrityViolationException.class);
        assertThatThrownBy(() -> superuser("UPDATE document SET record = 'sale.order,51' WHERE id = :id", document))
                .isInstanceOf(DataIntegrityViolationException.class);
        assertThatThrownBy(() -> superuser("UPDATE document SET record = 'purchase.order,51' WHERE id = :id", free))
                .isInstanceOf(DataIntegrityViolationException.class);
        assertThatThrownBy(() -> CORPUS.publish("Loose", readers(1, INTERNAL, "model:purchase.order"), "Loose text."))
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    private static void superuser(String statement, DocumentId document) {
        DATABASE.superuser().sql(statement).param("id", document.value()).update();
    }

    @Test
    void takeTheirPartsWithThem() {
        var record = new RecordRef(ORDERS, 61);
        var mail = CORPUS.publishOf(record, 1, "Mail 61", "See the attachment.");
        var part = CORPUS.attach(mail, "drawing.txt", "The drawing shows a flange.");
        var scope = readersOf(ORDERS, 1);

        assertThat(documents.find(scope, part)).isEmpty();
        assertThat(documents.find(scope.showing(Set.of(record)), part)).isPresent();
        assertThat(documents.parts(scope.showing(Set.of(record)), mail)).hasSize(1);
    }

    @Test
    void areNamedAsOdooNamesThem() {
        assertThat(RecordRef.of("purchase.order,7")).contains(new RecordRef("purchase.order", 7));
        assertThat(List.of(
                        "purchase.order", "purchase.order,0", "purchase.order,-1", ",7", "a b,7", "x,7 y,8", "x,1e3"))
                .allSatisfy(it -> assertThat(RecordRef.of(it)).isEmpty());
    }
}
