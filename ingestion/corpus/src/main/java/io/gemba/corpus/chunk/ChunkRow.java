package io.gemba.corpus.chunk;

import io.gemba.corpus.text.Language;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads the table of chunks. */
public final class ChunkRow {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<List<Piece>> PIECES = new TypeReference<>() {};

    private ChunkRow() {}

    /**
     * What stands in the chunk, from the columns {@code ordinal}, {@code heading}, {@code pieces} and {@code language}.
     */
    public static ChunkContent content(ResultSet row) throws SQLException {
        return new ChunkContent(
                row.getInt("ordinal"),
                List.of((String[]) row.getArray("heading").getArray()),
                JSON.readValue(row.getString("pieces"), PIECES),
                Language.ofTag(row.getString("language")).orElseThrow());
    }
}
