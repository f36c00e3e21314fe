package io.gemba.copilot.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.gemba.copilot.console.FoundPassage.Stretch;
import io.gemba.copilot.document.Snippet;
import io.gemba.corpus.access.Classification;
import io.gemba.corpus.chunk.Box;
import io.gemba.corpus.document.DocumentId;
import io.gemba.corpus.document.DocumentKind;
import io.gemba.corpus.document.Standing;
import io.gemba.corpus.document.Trust;
import io.gemba.corpus.search.FoundDocument;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FoundPassageTests {
    private static final UUID ID = UUID.fromString("11111111-2222-3333-4444-555555555555");

    @Test
    void cutsTheTextWhereMatchesBeginAndEnd() {
        var snippet = new Snippet(
                3,
                List.of(new Box(0.1f, 0.2f, 0.3f, 0.4f)),
                List.of("Title", "7 Torques"),
                "Cover screws",
                List.of(new Snippet.Mark(0, 5)));

        var passage = FoundPassage.of(document(), snippet);

        assertThat(passage.stretches())
                .containsExactly(new Stretch("", false), new Stretch("Cover", true), new Stretch(" screws", false));
        assertThat(passage.heading()).containsExactly("7 Torques");
        assertThat(passage.href()).isEqualTo("/documents/" + ID + "?page=3&box=0.1000_0.2000_0.3000_0.4000");
    }

    private static FoundDocument document() {
        return new FoundDocument(
                new DocumentId(ID),
                1,
                "Title",
                "file.pdf",
                3,
                List.of(),
                DocumentKind.SOP,
                null,
                null,
                null,
                false,
                Standing.CURRENT,
                null,
                Trust.NORMAL,
                null,
                Classification.INTERNAL,
                Instant.EPOCH);
    }
}
