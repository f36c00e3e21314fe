package io.gemba.corpus.search;

import static io.gemba.corpus.access.Classification.CONFIDENTIAL;
import static io.gemba.corpus.access.Classification.INTERNAL;
import static io.gemba.corpus.testing.TestCorpus.readers;
import static org.assertj.core.api.Assertions.assertThat;

import io.gemba.corpus.access.AccessScope;
import io.gemba.corpus.access.CompanyId;
import io.gemba.corpus.access.Principal;
import io.gemba.corpus.access.TenantId;
import io.gemba.corpus.database.CorpusDatabase;
import io.gemba.corpus.testing.TestCorpus;
import io.gemba.corpus.testing.TestDatabase;
import io.gemba.corpus.testing.TestEmbedding;
import io.gemba.corpus.text.Identifiers;
import io.gemba.corpus.text.Language;
import io.gemba.corpus.text.Lexemes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ChunkSearchTests {
    private static final TestDatabase DATABASE = TestDatabase.create();
    private static final AccessScope PLANNER = new AccessScope(
            new TenantId(1), Set.of(new CompanyId(1)), Set.of(new Principal("group:mrp.user")), INTERNAL);

    private final ChunkSearch search = new ChunkSearch(new CorpusDatabase(DATABASE.api(4)));

    @BeforeAll
    static void fill() {
        var corpus = new TestCorpus(DATABASE);
        corpus.publish(
                1,
                "SOP-014 Gearbox assembly",
                "SOP-014",
                "D",
                readers(1, INTERNAL, "group:mrp.user"),
                "Tighten the flange bolts to 42 Nm in a cross pattern.",
                "Fill the housing with 2.4 litres of oil VG 220.");
        corpus.publish(
                1,
                "SOP-014 Gearbox assembly old",
                "SOP-014",
                "C",
                readers(1, INTERNAL, "group:mrp.user"),
                "Tighten the flange bolts to 45 Nm in a cross pattern.");
        corpus.publish(
                "Plant B assembly",
                readers(2, INTERNAL, "group:mrp.user"),
                "Tighten the flange bolts to 55 Nm in plant B.");
        corpus.publish(
                "Supplier agreement", readers(1, CONFIDENTIAL, "group:mrp.user"), "The flange bolts cost 0.40 each.");
        corpus.publish(
                "Manual HX-200",
                readers(1, INTERNAL, "group:mrp.user"),
                "Fault E-204 means that the oil pressure is too low.");
        corpus.publish(
                2,
                "Of another tenant",
                null,
                null,
                readers(0, INTERNAL, "group:mrp.user"),
                "Tighten the flange bolts to 66 Nm elsewhere.");
    }

    private static SearchRequest question(String text, SearchRequest.Filter filter) {
        var terms = new ArrayList<QueryTerm>();
        Identifiers.in(text)
                .forEach(id -> terms.add(new QueryTerm(id, List.of(SearchText.IDENTIFIER + id), true, false)));
        new Lexemes()
                .of(text, Language.ENGLISH)
                .forEach(stem -> terms.add(new QueryTerm(stem, List.of(stem), false, false)));
        return new SearchRequest(TestEmbedding.embedder().question(text), terms, filter, 10);
    }

    private List<String> texts(AccessScope scope, String question) {
        return search.search(scope, question(question, SearchRequest.Filter.IN_FORCE)).chunks().stream()
                .map(chunk -> chunk.content().text())
                .toList();
    }

    @Test
    void putsTheChunkThatSharesMeaningAndWordsFirst() {
        assertThat(texts(PLANNER, "How tight are the flange bolts?").getFirst()).contains("42 Nm");
    }

    @Test
    void findsNothingOutsideTheScope() {
        assertThat(texts(PLANNER, "flange bolts Nm cost"))
                .noneMatch(text -> text.contains("55") || text.contains("66"))
                .noneMatch(text -> text.contains("0.40"));
    }

    @Test
    void findsByTheirWordsChunksThatHaveNoVector() {
        var group = "group:test.withheld";
        new TestCorpus(DATABASE)
                .withholding()
                .publish("Withheld", readers(1, INTERNAL, group), "The mandrel is hardened to 58 HRC.");
        var scope = new AccessScope(PLANNER.tenant(), PLANNER.companies(), Set.of(new Principal(group)), INTERNAL);

        assertThat(texts(scope, "mandrel hardened")).containsExactly("The mandrel is hardened to 58 HRC.");
    }

    @Test
    void findsChunksOfARuleWhoseCountWasLost() {
        var group = "group:test.uncounted";
        new TestCorpus(DATABASE).publish("Uncounted", readers(1, INTERNAL, group), "The arbor press gives 12 kN.");
        DATABASE.superuser()
                .sql("UPDATE acl SET n_chunks = 0 WHERE :group = ALL (audience)")
                .param("group", group)
                .update();
        var scope = new AccessScope(PLANNER.tenant(), PLANNER.companies(), Set.of(new Principal(group)), INTERNAL);

        assertThat(texts(scope, "arbor press")).containsExactly("The arbor press gives 12 kN.");
    }

    @Test
    void findsIdentifiersExactly() {
        assertThat(texts(PLANNER, "what is e-204").getFirst()).contains("oil pressure is too low");
    }

    @Test
    void findsSupersededRevisionsOnlyWhenAsked() {
        var asked = search.search(PLANNER, question("flange bolts", new SearchRequest.Filter(true, null)));

        assertThat(texts(PLANNER, "flange bolts")).noneMatch(text -> text.contains("45 Nm"));
        assertThat(asked.chunks()).anySatisfy(chunk -> {
            assertThat(chunk.content().text()).contains("45 Nm");
            assertThat(chunk.document().superseded()).isTrue();
        });
    }

    @Test
    void findsNothingForAScopeThatReachesNothing() {
        var nobody = new AccessScope(new TenantId(1), Set.of(), Set.of(), INTERNAL);

        assertThat(texts(nobody, "flange bolts")).isEmpty();
    }

    @Test
    void weighsRareTermsMore() {
        var terms = search.search(PLANNER, question("flange E-204", SearchRequest.Filter.IN_FORCE))
                .terms();

        assertThat(weight(terms, "E204")).isGreaterThan(weight(terms, "flang"));
    }

    private static double weight(List<WeightedTerm> terms, String word) {
        return terms.stream()
                .filter(term -> term.term().word().equals(word))
                .mapToDouble(WeightedTerm::weight)
                .findFirst()
                .orElseThrow();
    }
}
