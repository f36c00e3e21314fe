package io.gemba.corpus.queue;

import com.github.kagkarlsson.scheduler.serializer.Serializer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Task data as JSON, readable in the table and by newer code. */
public final class JsonSerializer implements Serializer {
    private final JsonMapper json = JsonMapper.builder().build();

    @Override
    public byte[] serialize(@Nullable Object data) {
        return json.writeValueAsBytes(data);
    }

    @Override
    public <T> T deserialize(Class<T> type, byte[] data) {
        return json.readValue(data, type);
    }
}
