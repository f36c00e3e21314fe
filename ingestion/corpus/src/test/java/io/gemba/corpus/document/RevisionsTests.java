package io.gemba.corpus.document;

import static io.gemba.corpus.access.Classification.CONFIDENTIAL;
import static io.gemba.corpus.access.Classification.INTERNAL;
import static io.gemba.corpus.testing.TestCorpus.readers;
import static org.assertj.core.api.Assertions.assertThat;

import io.gemba.corpus.access.Acl;
import io.gemba.corpus.access.TenantId;
import io.gemba.corpus.chunk.ChunkStore;
import io.gemba.corpus.database.CorpusDatabase;
import io.gemba.corpus.document.VersionProgress.Facts;
import io.gemba.corpus.testing.TestCorpus;
import io.gemba.corpus.testing.TestCorpus.Origin;
import io.gemba.corpus.testing.TestDatabase;
import io.gemba.corpus.text.Language;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RevisionsTests {
    private static final TestDatabase DATABASE = TestDatabase.create();
    private static final TestCorpus CORPUS = new TestCorpus(DATABASE);
    private static final Acl PLANNERS = readers(1, INTERNAL, "group:mrp.user");
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private final CorpusDatabase database = new CorpusDatabase(DATABASE.worker(2));
    private final String number = "SOP-" + NUMBERS.incrementAndGet();

    private DocumentId publish(String revision, Acl readers) {
        return CORPUS.publish(
                1, "%s %s %s".formatted(number, revision, UUID.randomUUID()), number, revision, readers, "Text.");
    }

    private void date(DocumentId id, String date) {
        DATABASE.superuser()
                .sql("UPDATE document SET effective_date = CAST(:date AS date) WHERE id = :id")
                .param("date", date)
                .param("id", id.value())
                .update();
        settle();
    }

    private void settle() {
        database.forTenant(new TenantId(1), jdbc -> {
            new Revisions().settle(jdbc, new TenantId(1), number);
            return number;
        });
    }

    private static @Nullable UUID successor(DocumentId id) {
        return DATABASE.superuser()
                .sql("SELECT superseded_by FROM document WHERE id = :id")
                .param("id", id.value())
                .query((row, n) -> Optional.ofNullable(row.getObject(1, UUID.class)))
                .single()
                .orElse(null);
    }

    @ParameterizedTest
    @CsvSource({"A,B", "B,Z", "Z,AA", "AA,AB", "1,2", "2,10", "9,10", "1.9,1.10", "2.1,3", "1,1.1", "01,2", "09,10"})
    void putsTheLaterRevisionInForceWhicheverWasReadFirst(String earlier, String later) {
        var newer = publish(later, PLANNERS);
        var older = publish(earlier, PLANNERS);

        assertThat(successor(older)).isEqualTo(newer.value());
        assertThat(successor(newer)).isNull();
    }

    @ParameterizedTest
    @CsvSource({"A,1", "2,B", "C,C", "1,1"})
    void leavesBothInForceWhereNeitherIsLater(String one, String other) {
        var first = publish(one, PLANNERS);
        var second = publish(other, PLANNERS);

        assertThat(successor(first)).isNull();
        assertThat(successor(second)).isNull();
    }

    @Test
    void namesTheNewestOfSeveralAsTheSuccessor() {
        var first = publish("2", PLANNERS);
        publish("9", PLANNERS);
        var newest = publish("10", PLANNERS);

        assertThat(successor(first)).isEqualTo(newest.value());
    }

    @Test
    void letsTheLaterDateDecideOverTheRevision() {
        var laterDate = publish("A", PLANNERS);
        var laterLetter = publish("B", PLANNERS);
        date(laterDate, "2026-02-01");
        date(laterLetter, "2026-01-01");

        assertThat(successor(laterLetter)).isEqualTo(laterDate.value());
        assertThat(successor(laterDate)).isNull();
    }

    @Test
    void waitsForTheDayOnWhichARevisionComesIntoEffect() {
        var current = publish("A", PLANNERS);
        var coming = publish("B", PLANNERS);
        date(current, "2020-01-01");
        date(coming, "2999-01-01");

        assertThat(successor(current)).isNull();
    }

    @Test
    void doesNotLetAFileThatFewerMayReadHideAProcedureFromItsReaders() {
        var procedure = publish("A", PLANNERS);
        publish("B", readers(1, CONFIDENTIAL, "group:mrp.user"));
        publish("C", readers(1, INTERNAL, "group:other.group"));
        publish("D", readers(2, INTERNAL, "group:mrp.user"));

        assertThat(successor(procedure)).isNull();
    }

    private DocumentId publish(String name, String revision, @Nullable LocalDate effective, ControlNotes notes) {
        return CORPUS.publish(
                1,
                new Facts(
                        "%s %s %s".formatted(name, revision, UUID.randomUUID()),
                        DocumentKind.SOP,
                        Language.ENGLISH,
                        name,
                        revision,
                        effective,
                        notes),
                new Origin("test", Trust.NORMAL),
                PLANNERS,
                "Text.");
    }

    private static ControlNotes replaces(String older, @Nullable String revision) {
        return new ControlNotes(
                false,
                false,
                null,
                List.of(new Replacement(new DocumentReference(older, revision, null), DocumentReference.SELF)));
    }

    private static String standing(DocumentId id) {
        return DATABASE.superuser()
                .sql("SELECT standing FROM document WHERE id = :id")
                .param("id", id.value())
                .query(String.class)
                .single();
    }

    private void settleAll(Clock clock) {
        database.forTenant(new TenantId(1), jdbc -> {
            new Revisions(clock).settleAll(jdbc, new TenantId(1));
            return clock;
        });
    }

    @Test
    void replacesADocumentOfAnotherNumberWhicheverWasReadFirst() {
        var newer = publish("NEW-" + number, "A", null, replaces(number, "B"));
        var older = publish(number, "B", null, ControlNotes.NONE);
        var later = publish(number, "C", null, ControlNotes.NONE);

        assertThat(successor(older)).isEqualTo(later.value());
        assertThat(standing(later)).isEqualTo("current");
        assertThat(standing(newer)).isEqualTo("current");
    }

    @Test
    void putsADocumentBackInForceWhenTheOneThatReplacedItByNameIsPurged() {
        var older = publish(number, "B", null, ControlNotes.NONE);
        var newer = publish("NEW-" + number, "A", null, replaces(number, null));
        assertThat(successor(older)).isEqualTo(newer.value());

        purge(newer);

        assertThat(successor(older)).isNull();
        assertThat(standing(older)).isEqualTo("current");
    }

    @Test
    void doesNotLetAnUploadReplaceAProcedureOfAnotherNumber() {
        var procedure = publish(number, "B", null, ControlNotes.NONE);
        var upload = publish("NEW-" + number, "A", null, replaces(number, null));
        DATABASE.superuser()
                .sql("UPDATE document SET source = 'upload', uploaded_by = 7 WHERE id = :id")
                .param("id", upload.value())
                .update();
        settle();

        assertThat(successor(procedure)).isNull();
        assertThat(standing(procedure)).isEqualTo("current");
    }

    @Test
    void comesIntoForceWhenTheDayBeginsAtThePlant() {
        var present = publish(number, "A", LocalDate.of(2020, 1, 1), ControlNotes.NONE);
        var coming = publish(number, "B", LocalDate.of(2999, 6, 1), ControlNotes.NONE);
        var evening = Instant.parse("2999-05-31T12:30:00Z");
        assertThat(standing(coming)).isEqualTo("coming");

        settleAll(Clock.fixed(evening, ZoneId.of("Europe/Berlin")));
        assertThat(standing(present)).isEqualTo("current");
        assertThat(standing(coming)).isEqualTo("coming");

        settleAll(Clock.fixed(evening, ZoneId.of("Pacific/Auckland")));
        assertThat(standing(present)).isEqualTo("superseded");
        assertThat(standing(coming)).isEqualTo("current");
        assertThat(successor(present)).isEqualTo(coming.value());
    }

    @Test
    void isWithdrawnOnItsDay() {
        var document = publish(number, "A", null, new ControlNotes(false, true, LocalDate.of(2999, 6, 1), List.of()));
        assertThat(standing(document)).isEqualTo("current");

        settleAll(Clock.fixed(Instant.parse("2999-06-01T00:00:00Z"), ZoneId.of("UTC")));

        assertThat(standing(document)).isEqualTo("withdrawn");
    }

    private void purge(DocumentId id) {
        database.forTenant(new TenantId(1), jdbc -> {
            new FolderFiles().delete(jdbc, new TenantId(1), List.of(id));
            new Purge()
                    .purge(
                            jdbc,
                            new TenantId(1),
                            List.of(id),
                            taken -> new ChunkStore().remove(jdbc, new TenantId(1), taken));
            return id;
        });
    }

    @Test
    void putsTheEarlierRevisionBackInForceWhenTheNewestIsPurged() {
        var older = publish("A", PLANNERS);
        var newer = publish("B", PLANNERS);

        purge(newer);

        assertThat(successor(older)).isNull();
    }
}
