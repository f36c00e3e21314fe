package io.gemba.model.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.gemba.model.FailureReason.Malformed;
import io.gemba.model.ModelFailed;
import io.gemba.model.http.Frames.Frame;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FramesTests {
    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void readsEventsWhateverEndsTheirLines(String end) throws IOException {
        String text = ": alive|event: message|id: 7|data: {\"a\":|data: 1}||retry: 5||data:Nm ✓||data: [DONE]||"
                .replace("|", end);

        assertThat(all(Framing.EVENTS, text))
                .containsExactly(
                        new Frame("message", "{\"a\":\n1}", false),
                        new Frame(null, "Nm ✓", false),
                        new Frame(null, "[DONE]", true));
    }

    @Test
    void readsTheLastEventThoughNoEmptyLineEndsIt() throws IOException {
        assertThat(all(Framing.EVENTS, "data: a\n\ndata: b"))
                .extracting(Frame::data)
                .containsExactly("a", "b");
    }

    @Test
    void readsLinesAndKnowsTheLast() throws IOException {
        String text = "{\"done\":false}\n\n{\"done_reason\":\"stop\",\"done\" : true}";

        assertThat(all(Framing.LINES, text)).extracting(Frame::last).containsExactly(false, true);
    }

    @Test
    void findsNothingInWhatIsNoEventStream() throws IOException {
        assertThat(all(Framing.EVENTS, "<html>\n\n<body>data: x</body>")).isEmpty();
    }

    @Test
    void refusesALineWithoutAnEnd() {
        Frames frames = new Frames(Framing.LINES, InputStreams.endless('a'));

        ModelFailed failed = catchThrowableOfType(ModelFailed.class, frames::next);

        assertThat(failed.reason()).isInstanceOf(Malformed.class);
    }

    @Test
    void refusesAnEventWithoutAnEnd() {
        Frames frames = new Frames(Framing.EVENTS, InputStreams.repeating("data: 0123456789\n"));

        ModelFailed failed = catchThrowableOfType(ModelFailed.class, frames::next);

        assertThat(failed.reason()).isInstanceOf(Malformed.class);
    }

    private static List<Frame> all(Framing framing, String text) throws IOException {
        InputStream bytes = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        Frames frames = new Frames(framing, bytes);
        List<Frame> all = new ArrayList<>();
        for (Optional<Frame> next = frames.next(); next.isPresent(); next = frames.next()) {
            all.add(next.get());
        }
        return all;
    }

    private static final class InputStreams {
        static InputStream endless(char character) {
            return repeating(String.valueOf(character));
        }

        static InputStream repeating(String text) {
            return new InputStream() {
                private int next;

                @Override
                public int read() {
                    return text.charAt(next++ % text.length());
                }
            };
        }
    }
}
