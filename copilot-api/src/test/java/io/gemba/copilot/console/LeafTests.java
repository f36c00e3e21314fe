package io.gemba.copilot.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.gemba.corpus.access.Acl;
import io.gemba.corpus.access.Classification;
import io.gemba.corpus.access.CompanyId;
import io.gemba.corpus.access.Principal;
import io.gemba.corpus.chunk.Box;
import io.gemba.corpus.document.Document;
import io.gemba.corpus.document.DocumentId;
import io.gemba.corpus.document.DocumentKind;
import io.gemba.corpus.document.DocumentState;
import io.gemba.corpus.document.Trust;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeafTests {
    private static final UUID ID = UUID.fromString("11111111-2222-3333-4444-555555555555");

    @Test
    void marksALittleMoreThanThePassageButNothingBesideThePage() {
        var leaf = leaf(1, List.of(new Box(0, 0.5f, 1, 0.52f)));

        assertThat(leaf.marks()).containsExactly(new Leaf.Mark("0.0000", "0.4960", "1.0000", "0.0280"));
    }

    @Test
    void leadsToTheNeighbouringPagesAndKeepsTheCitation() {
        var leaf = leaf(2, List.of());

        assertThat(leaf.previous()).isEqualTo("/documents/" + ID + "?page=1&citation=a.1");
        assertThat(leaf.next()).isEqualTo("/documents/" + ID + "?page=3&citation=a.1");
        assertThat(leaf.nextPane()).isEqualTo("/documents/" + ID + "/pane?page=3&citation=a.1");
        assertThat(leaf(1, List.of()).previous()).isNull();
        assertThat(leaf(3, List.of()).next()).isNull();
    }

    @Test
    void writesBoxesIntoAddressesAndReadsThemBack() {
        var box = new Box(0.1f, 0.25f, 0.5f, 0.3f);

        assertThat(BoxText.read(BoxText.of(box))).contains(box);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0_0_1", "0_0_1_1_1", "a_0_1_1", "0_0_1_1.1", "-0.1_0_1_1", "NaN_0_1_1", "\"_0_1_1"})
    void readsNothingElseAsABox(String text) {
        assertThat(BoxText.read(text)).isEmpty();
    }

    private static Leaf leaf(int page, List<Box> boxes) {
        var document = new Document(
                new DocumentId(ID),
                "Title",
                DocumentKind.SOP,
                "file.pdf",
                "plant",
                DocumentState.INDEXED,
                null,
                Document.Control.NONE,
                null,
                null,
                Trust.NORMAL,
                new Acl(new CompanyId(1), Classification.INTERNAL, List.of(Principal.EVERYONE)),
                1,
                1,
                3,
                null,
                null,
                null,
                Instant.EPOCH,
                Instant.EPOCH);
        return new Leaf(document, page, null, boxes, List.of(new Leaf.Parameter("citation", "a.1")), List.of());
    }
}
