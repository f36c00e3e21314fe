package io.gemba.corpus.search;

import io.gemba.corpus.access.RecordRef;
import java.sql.ResultSet;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Finds the records that ranked chunks hang on, without reading the chunks. */
final class ChunkRecords {
    private static final String FIND = "SELECT id, record FROM records_of_chunks(:ids)";

    /** By chunk; those of chunks whose documents other rules close are left out. */
    Map<Long, RecordRef> of(JdbcClient jdbc, RankFusion ranks) {
        var records = new HashMap<Long, RecordRef>();
        jdbc.sql(FIND)
                .param(
                        "ids",
                        ranks.ranked().stream().mapToLong(RankFusion.Ranked::id).toArray())
                .query((ResultSet row) -> {
                    records.put(row.getLong("id"), RecordRef.kept(row.getString("record")));
                });
        return records;
    }
}
