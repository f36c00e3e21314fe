package io.gemba.model.testing;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.json.JsonMapper;

/** What a provider's replies look like. */
interface WireFormat {

    /** Below the server's address, what the settings call the base URL. */
    String basePath();

    String streamType();

    /** The pieces of a streamed answer, each with what separates it from the next. */
    List<String> pieces(Answer answer);

    /** One more piece of text in a stream. */
    String piece(String token);

    /** One piece that is not JSON, separated as it should be. */
    String garbledPiece();

    /** The beginning of a piece. */
    String pieceStart();

    String whole(Answer answer);

    String error(Fault fault);

    String embeddings(int count, int dimensions);

    static String quoted(String text) {
        return JsonMapper.shared().writeValueAsString(text);
    }

    static String vector(int of, int dimensions) {
        return IntStream.range(0, dimensions)
                .mapToObj(it -> String.valueOf((of + 1) / (double) (it + 2)))
                .collect(Collectors.joining(",", "[", "]"));
    }
}
