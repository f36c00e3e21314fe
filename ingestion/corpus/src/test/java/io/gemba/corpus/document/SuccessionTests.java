package io.gemba.corpus.document;

import static io.gemba.corpus.access.Classification.CONFIDENTIAL;
import static io.gemba.corpus.access.Classification.INTERNAL;
import static io.gemba.corpus.testing.TestCorpus.readers;
import static org.assertj.core.api.Assertions.assertThat;

import io.gemba.corpus.access.Acl;
import io.gemba.corpus.document.ControlledDocument.Origin;
import io.gemba.corpus.text.Identifiers;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuccessionTests {
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 15);
    private static final Origin FOLDER = new Origin("folder:plant", 2, null, null);
    private static final Acl PLANNERS = readers(1, INTERNAL, "group:mrp.user");

    private static ControlledDocument document(
            String number, @Nullable String revision, @Nullable String effective, ControlNotes notes) {
        return new ControlledDocument(
                DocumentId.random(),
                Identifiers.normal(number),
                revision,
                effective == null ? null : LocalDate.parse(effective),
                notes,
                FOLDER,
                PLANNERS);
    }

    private static ControlledDocument document(String number, @Nullable String revision, @Nullable String effective) {
        return document(number, revision, effective, ControlNotes.NONE);
    }

    private static ControlledDocument from(ControlledDocument it, Origin origin, Acl readers) {
        return new ControlledDocument(it.id(), it.key(), it.revision(), it.effective(), it.notes(), origin, readers);
    }

    private static DocumentReference ref(String number, @Nullable String revision, @Nullable String dated) {
        return new DocumentReference(number, revision, dated == null ? null : LocalDate.parse(dated));
    }

    private static ControlNotes replaces(DocumentReference... older) {
        return new ControlNotes(
                false,
                false,
                null,
                List.of(older).stream()
                        .map(it -> new Replacement(it, DocumentReference.SELF))
                        .toList());
    }

    private static ControlNotes replacedBy(DocumentReference newer) {
        return new ControlNotes(false, false, null, List.of(new Replacement(DocumentReference.SELF, newer)));
    }

    private static Standing standing(ControlledDocument one, ControlledDocument... all) {
        return place(one, all).standing();
    }

    private static Succession.Place place(ControlledDocument one, ControlledDocument... all) {
        return Optional.ofNullable(Succession.of(List.of(all), TODAY).get(one.id()))
                .orElseThrow();
    }

    @Test
    void replacesADocumentOfAnotherNumberThatIsNamed() {
        var older = document("SOP-014", "C", "2024-01-01");
        var newer = document("SOP-020", "A", "2026-01-01", replaces(ref("SOP 014", "C", null)));

        assertThat(place(older, older, newer)).isEqualTo(new Succession.Place(Standing.SUPERSEDED, newer.id()));
        assertThat(standing(newer, older, newer)).isEqualTo(Standing.CURRENT);
    }

    @Test
    void leavesALaterRevisionThanTheNamedOneInForce() {
        var named = document("SOP-014", "C", "2024-01-01");
        var later = document("SOP-014", "D", "2025-01-01");
        var newer = document("SOP-020", "A", "2024-06-01", replaces(ref("SOP-014", "C", null)));

        assertThat(standing(named, named, later, newer)).isEqualTo(Standing.SUPERSEDED);
        assertThat(standing(later, named, later, newer)).isEqualTo(Standing.CURRENT);
    }

    @Test
    void takesTheNamedRevisionForThoseBeforeItToo() {
        var first = document("SOP-014", "B", null);
        var newer = document("SOP-020", "A", null, replaces(ref("SOP-014", "C", null)));

        assertThat(standing(first, first, newer)).isEqualTo(Standing.SUPERSEDED);
    }

    @ParameterizedTest
    @CsvSource({"2025-02-01, SUPERSEDED", "2024-12-01, SUPERSEDED", "2025-02-02, CURRENT"})
    void tellsByItsDateWhichOneIsNamed(String effective, Standing expected) {
        var older = document("AA-22", null, effective);
        var newer = document("AA-30", null, "2026-01-01", replaces(ref("AA-22", null, "2025-02-01")));

        assertThat(standing(older, older, newer)).isEqualTo(expected);
    }

    @Test
    void decidesBetweenRevisionsThatCannotBeCompared() {
        var letters = document("PR-12", "C", null);
        var numbers = document("PR-12", "4", null, replaces(ref("PR-12", "C", null)));

        assertThat(standing(letters, letters, numbers)).isEqualTo(Standing.SUPERSEDED);
        assertThat(standing(numbers, letters, numbers)).isEqualTo(Standing.CURRENT);
    }

    @Test
    void believesTheRevisionOverTheClaimOfAnEarlierOne() {
        var earlier = document("SOP-014", "C", null, replaces(ref("SOP-014", "D", null)));
        var later = document("SOP-014", "D", null);

        assertThat(standing(later, earlier, later)).isEqualTo(Standing.CURRENT);
        assertThat(standing(earlier, earlier, later)).isEqualTo(Standing.SUPERSEDED);
    }

    @Test
    void doesNotLetWhatWasHandedInReplaceAProcedure() {
        var procedure = document("SOP-014", "C", "2024-01-01");
        var claim = document("X-1", "A", "2026-01-01", replaces(ref("SOP-014", null, null)));
        for (var origin : List.of(
                new Origin("upload", 1, 7, null),
                new Origin("folder:other", 2, null, null),
                new Origin("folder:plant", 1, null, null),
                new Origin("folder:plant", 2, null, "purchase.order,1"))) {
            var other = from(claim, origin, PLANNERS);

            assertThat(standing(procedure, procedure, other)).as("%s", origin).isEqualTo(Standing.CURRENT);
        }
        for (var readers : List.of(
                readers(1, CONFIDENTIAL, "group:mrp.user"),
                readers(1, INTERNAL, "group:other"),
                readers(2, INTERNAL, "group:mrp.user"))) {
            var other = from(claim, FOLDER, readers);

            assertThat(standing(procedure, procedure, other)).as("%s", readers).isEqualTo(Standing.CURRENT);
        }
    }

    @Test
    void doesNotLetOneUploaderReplaceWhatAnotherHandedIn() {
        var older = from(document("N-1", "A", null), new Origin("upload", 1, 7, null), PLANNERS);
        var newer = from(document("N-1", "B", null), new Origin("upload", 1, 8, null), PLANNERS);

        assertThat(standing(older, older, newer)).isEqualTo(Standing.CURRENT);
    }

    @Test
    void doesNotLetWhatWasHandedInHoldBackAProcedure() {
        var coming = document("SOP-014", "C", "2027-01-01");
        var handedIn = from(document("SOP-014", "B", "2020-01-01"), new Origin("upload", 1, 7, null), PLANNERS);

        assertThat(standing(coming, coming, handedIn)).isEqualTo(Standing.CURRENT);
    }

    @Test
    void believesADocumentThatSaysItIsReplaced() {
        var older = document("SOP-014", "C", null, replacedBy(ref("SOP-020", null, null)));
        var newer = document("SOP-020", "A", null);

        assertThat(place(older, older, newer)).isEqualTo(new Succession.Place(Standing.SUPERSEDED, newer.id()));
        assertThat(place(older, older)).isEqualTo(new Succession.Place(Standing.SUPERSEDED, null));
    }

    @Test
    void waitsForTheSuccessorThatADocumentNames() {
        var older = document("SOP-014", "C", null, replacedBy(ref("SOP-020", null, null)));
        var newer = document("SOP-020", "A", "2027-01-01");

        assertThat(standing(older, older, newer)).isEqualTo(Standing.CURRENT);
        assertThat(standing(newer, older, newer)).isEqualTo(Standing.COMING);
    }

    @Test
    void believesARegisterOfTheSamePlant() {
        var older = document("AA-22", null, null);
        var newer = document("AA-30", null, null);
        var register = document(
                "REG-1",
                null,
                null,
                new ControlNotes(
                        false,
                        false,
                        null,
                        List.of(new Replacement(ref("AA-22", null, null), ref("AA-30", null, null)))));

        assertThat(standing(older, older, newer, register)).isEqualTo(Standing.SUPERSEDED);
        assertThat(standing(older, older, newer, from(register, new Origin("upload", 1, 7, null), PLANNERS)))
                .isEqualTo(Standing.CURRENT);
    }

    @Test
    void supersedesNothingWhereTheOrderGoesRoundInACircle() {
        var a = document("A-1", null, null, replaces(ref("B-1", null, null)));
        var b = document("B-1", null, null, replaces(ref("C-1", null, null)));
        var c = document("C-1", null, null, replaces(ref("A-1", null, null)));

        assertThat(List.of(standing(a, a, b, c), standing(b, a, b, c), standing(c, a, b, c)))
                .containsOnly(Standing.CURRENT);
    }

    @Test
    void believesNeitherOfTwoThatReplaceEachOther() {
        var a = document("A-1", null, null, replaces(ref("B-1", null, null)));
        var b = document("B-1", null, null, replaces(ref("A-1", null, null)));

        assertThat(standing(a, a, b)).isEqualTo(Standing.CURRENT);
        assertThat(standing(b, a, b)).isEqualTo(Standing.CURRENT);
    }

    @Test
    void namesTheLastOfAChainAsTheSuccessorOfAll() {
        var first = document("A-1", null, null);
        var second = document("B-1", null, null, replaces(ref("A-1", null, null)));
        var third = document("C-1", null, null, replaces(ref("B-1", null, null)));

        assertThat(place(first, first, second, third).successor()).isEqualTo(third.id());
        assertThat(place(second, first, second, third).successor()).isEqualTo(third.id());
    }

    @Test
    void holdsBackWhatIsNotInEffectYetBesideWhatIs() {
        var present = document("SOP-014", "C", "2024-01-01");
        var coming = document("SOP-014", "D", "2026-06-16");

        assertThat(standing(present, present, coming)).isEqualTo(Standing.CURRENT);
        assertThat(standing(coming, present, coming)).isEqualTo(Standing.COMING);
        assertThat(standing(coming, coming)).isEqualTo(Standing.CURRENT);
    }

    @Test
    void putsARevisionInForceOnItsDay() {
        var present = document("SOP-014", "C", "2024-01-01");
        var today = document("SOP-014", "D", "2026-06-15");

        assertThat(standing(present, present, today)).isEqualTo(Standing.SUPERSEDED);
        assertThat(standing(today, present, today)).isEqualTo(Standing.CURRENT);
    }

    @Test
    void letsADraftReplaceNothing() {
        var released = document("SOP-014", "C", null);
        var draft = document("SOP-014", "D", null, new ControlNotes(true, false, null, List.of()));

        assertThat(standing(released, released, draft)).isEqualTo(Standing.CURRENT);
        assertThat(standing(draft, released, draft)).isEqualTo(Standing.COMING);
        assertThat(standing(draft, draft)).isEqualTo(Standing.CURRENT);
    }

    @Test
    void doesNotBringBackWhatAWithdrawnRevisionHadReplaced() {
        var older = document("SOP-014", "C", null);
        var withdrawn = document("SOP-014", "D", null, new ControlNotes(false, true, null, List.of()));

        assertThat(standing(withdrawn, older, withdrawn)).isEqualTo(Standing.WITHDRAWN);
        assertThat(standing(older, older, withdrawn)).isEqualTo(Standing.SUPERSEDED);
    }

    @ParameterizedTest
    @CsvSource({"2026-06-15, WITHDRAWN", "2026-06-16, CURRENT"})
    void withdrawsOnTheDayThatIsSaid(LocalDate from, Standing expected) {
        var document = document("SOP-014", "C", null, new ControlNotes(false, true, from, List.of()));

        assertThat(standing(document, document)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"C,C1", "3,3a", "B2,C", "A1,A2", "Z,AA", "2,10", "1.9,1.10", "C.1,C.2"})
    void ordersRevisionsOfMoreParts(String earlier, String later) {
        assertThat(RevisionOrder.compare(earlier, later).orElse(0)).isNegative();
        assertThat(RevisionOrder.compare(later, earlier).orElse(0)).isPositive();
    }
}
