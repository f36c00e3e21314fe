package io.gemba.copilot.conversation;

import io.gemba.copilot.answering.Block;
import io.gemba.copilot.answering.Usage;
import io.gemba.copilot.grounding.RecordEvidence;
import io.gemba.copilot.identity.Caller;
import io.gemba.copilot.retrieval.Question;
import io.gemba.copilot.skill.Taken;
import io.gemba.corpus.chunk.Box;
import io.gemba.corpus.database.CorpusDatabase;
import io.gemba.corpus.document.DocumentId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The caller's threads. Everything is done as the caller, so that nobody reads what others asked. */
final class ConversationStore {
    private static final String LIST = """
        SELECT id, title, changed_at FROM conversation
        WHERE tenant_id = :tenant AND person_id = :person ORDER BY changed_at DESC LIMIT :limit
        """;
    private static final String FIND = """
        SELECT id, title, changed_at FROM conversation
        WHERE tenant_id = :tenant AND person_id = :person AND id = :id
        """;
    private static final String ADD = """
        INSERT INTO conversation (tenant_id, id, person_id, title) VALUES (:tenant, :id, :person, :title)
        """;
    private static final String TOUCH = """
        UPDATE conversation SET changed_at = now() WHERE tenant_id = :tenant AND person_id = :person AND id = :id
        """;
    private static final String DELETE =
            "DELETE FROM conversation WHERE tenant_id = :tenant AND person_id = :person AND id = :id";
    private static final String ADD_ANSWER = """
        INSERT INTO answer (tenant_id, id, conversation_id, asked, question, outcome, reason, mode, blocks, unsupported,
                            model, prompt_hash, input_tokens, output_tokens, elapsed_ms, correlation_id, degraded,
                            taken)
        VALUES (:tenant, :id, :conversation, :asked, CAST(:question AS jsonb), :outcome, :reason, :mode,
                CAST(:blocks AS jsonb), CAST(:unsupported AS jsonb), :model, :promptHash, :inputTokens, :outputTokens,
                :elapsed, :correlation, :degraded, CAST(:taken AS jsonb))
        """;
    private static final String ADD_CITATIONS = """
        INSERT INTO citation (tenant_id, answer_id, n, document_id, version, page, boxes, quote, title, revision,
                              superseded, recognised, record)
        SELECT :tenant, :answer, c.n, c.document, c.version, c.page, c.boxes, c.quote, c.title,
               c.revision, c.superseded, c.confidence, c.evidence
        FROM jsonb_to_recordset(CAST(:citations AS jsonb)) AS c (n int, document uuid, version int, page int, boxes jsonb,
            quote text, title text, revision text, superseded boolean, confidence real, evidence jsonb)
        """;
    private static final String ANSWERS = """
        SELECT a.* FROM answer a JOIN conversation c ON c.tenant_id = a.tenant_id AND c.id = a.conversation_id
        WHERE a.tenant_id = :tenant AND c.person_id = :person AND c.id = :conversation ORDER BY a.asked_at
        """;
    private static final String CITATIONS = """
        SELECT t.* FROM citation t
        JOIN answer a ON a.tenant_id = t.tenant_id AND a.id = t.answer_id
        JOIN conversation c ON c.tenant_id = a.tenant_id AND c.id = a.conversation_id
        WHERE t.tenant_id = :tenant AND c.person_id = :person AND c.id = :conversation ORDER BY t.n
        """;
    private static final String CITATION = """
        SELECT t.* FROM citation t
        JOIN answer a ON a.tenant_id = t.tenant_id AND a.id = t.answer_id
        JOIN conversation c ON c.tenant_id = a.tenant_id AND c.id = a.conversation_id
        WHERE t.tenant_id = :tenant AND c.person_id = :person AND t.answer_id = :answer AND t.n = :n
        """;
    private static final String LAST_QUESTION = """
        SELECT a.question, a.taken FROM answer a
        JOIN conversation c ON c.tenant_id = a.tenant_id AND c.id = a.conversation_id
        WHERE a.tenant_id = :tenant AND c.person_id = :person AND c.id = :conversation
          AND (a.outcome IN ('grounded', 'partial') OR a.reason = 'which-record')
        ORDER BY a.asked_at DESC LIMIT 1
        """;
    private static final String ASKED = """
        SELECT a.asked FROM answer a
        JOIN conversation c ON c.tenant_id = a.tenant_id AND c.id = a.conversation_id
        WHERE a.tenant_id = :tenant AND c.person_id = :person AND c.id = :conversation
        ORDER BY a.asked_at DESC LIMIT :limit
        """;
    private static final String FEEDBACK = """
        INSERT INTO feedback (tenant_id, answer_id, person_id, verdict, reason, comment)
        SELECT a.tenant_id, a.id, :person, :verdict, :reason, :comment FROM answer a
        JOIN conversation c ON c.tenant_id = a.tenant_id AND c.id = a.conversation_id
        WHERE a.tenant_id = :tenant AND c.person_id = :person AND a.id = :answer
        ON CONFLICT (tenant_id, answer_id, person_id)
        DO UPDATE SET verdict = excluded.verdict, reason = excluded.reason, comment = excluded.comment, given_at = now()
        """;
    private static final TypeReference<List<Block>> BLOCKS = new TypeReference<>() {};
    private static final TypeReference<List<Box>> BOXES = new TypeReference<>() {};
    private static final TypeReference<List<String>> STRINGS = new TypeReference<>() {};

    private static final int MOST_EARLIER = 4;

    private final CorpusDatabase database;
    private final JsonMapper json = JsonMapper.builder().build();

    ConversationStore(CorpusDatabase database) {
        this.database = database;
    }

    List<Conversation> list(Caller caller, int limit) {
        return database.read(
                caller.scope(),
                jdbc -> own(jdbc.sql(LIST), caller)
                        .param("limit", limit)
                        .query((row, n) -> conversation(row))
                        .list());
    }

    Optional<Conversation> find(Caller caller, ConversationId id) {
        return database.read(
                caller.scope(),
                jdbc -> own(jdbc.sql(FIND), caller)
                        .param("id", id.value())
                        .query((row, n) -> conversation(row))
                        .optional());
    }

    boolean delete(Caller caller, ConversationId id) {
        return database.write(
                        caller.scope(),
                        jdbc -> own(jdbc.sql(DELETE), caller)
                                .param("id", id.value())
                                .update())
                > 0;
    }

    /** What the next question of a thread may lean on. */
    Earlier earlier(Caller caller, ConversationId id) {
        return database.read(caller.scope(), jdbc -> {
            var asked = own(jdbc.sql(ASKED), caller)
                    .param("conversation", id.value())
                    .param("limit", MOST_EARLIER)
                    .query((row, n) -> row.getString("asked"))
                    .list();
            return own(jdbc.sql(LAST_QUESTION), caller)
                    .param("conversation", id.value())
                    .query((row, n) -> new Earlier(
                            Optional.of(json.readValue(row.getString("question"), Question.class)),
                            taken(row),
                            asked.reversed()))
                    .optional()
                    .orElseGet(() -> new Earlier(Optional.empty(), Optional.empty(), asked.reversed()));
        });
    }

    /** Keeps an answer, and the thread if it is its first; false if the thread was removed meanwhile. */
    boolean add(Caller caller, Answered answered, Question question, boolean newThread) {
        return database.write(caller.scope(), jdbc -> {
            if (newThread) {
                own(jdbc.sql(ADD), caller)
                        .param("id", answered.conversation().value())
                        .param("title", title(answered.asked()))
                        .update();
            } else if (own(jdbc.sql(TOUCH), caller)
                            .param("id", answered.conversation().value())
                            .update()
                    == 0) {
                return false;
            }
            addAnswer(jdbc, caller, answered, question);
            addCitations(jdbc, caller, answered);
            return true;
        });
    }

    private void addAnswer(JdbcClient jdbc, Caller caller, Answered answered, Question question) {
        jdbc.sql(ADD_ANSWER)
                .param("tenant", caller.tenant().value())
                .param("id", answered.id().value())
                .param("conversation", answered.conversation().value())
                .param("asked", answered.asked())
                .param("question", json.writeValueAsString(question))
                .param("outcome", answered.outcome())
                .param("reason", answered.reason())
                .param("mode", answered.mode())
                .param("blocks", json.writerFor(BLOCKS).writeValueAsString(answered.blocks()))
                .param("unsupported", json.writeValueAsString(answered.unsupported()))
                .param("degraded", answered.degraded().toArray(String[]::new))
                .param("taken", answered.taken() == null ? null : json.writeValueAsString(answered.taken()))
                .param("model", answered.model())
                .param("promptHash", answered.promptHash())
                .param("inputTokens", answered.usage().inputTokens())
                .param("outputTokens", answered.usage().outputTokens())
                .param("elapsed", answered.elapsedMs())
                .param("correlation", answered.correlationId())
                .update();
    }

    private void addCitations(JdbcClient jdbc, Caller caller, Answered answered) {
        if (answered.citations().isEmpty()) {
            return;
        }
        jdbc.sql(ADD_CITATIONS)
                .param("tenant", caller.tenant().value())
                .param("answer", answered.id().value())
                .param("citations", json.writeValueAsString(answered.citations()))
                .update();
    }

    /** The answers of a thread, the earliest first. */
    List<Answered> answers(Caller caller, ConversationId id) {
        return database.read(caller.scope(), jdbc -> {
            Map<UUID, List<StoredCitation>> citations = new HashMap<>();
            own(jdbc.sql(CITATIONS), caller)
                    .param("conversation", id.value())
                    .query((row, n) -> citations
                            .computeIfAbsent(row.getObject("answer_id", UUID.class), key -> new ArrayList<>())
                            .add(citation(row)))
                    .list();
            return own(jdbc.sql(ANSWERS), caller)
                    .param("conversation", id.value())
                    .query((row, n) -> answered(row, citations))
                    .list();
        });
    }

    Optional<StoredCitation> citation(Caller caller, AnswerId answer, int number) {
        return database.read(
                caller.scope(),
                jdbc -> own(jdbc.sql(CITATION), caller)
                        .param("answer", answer.value())
                        .param("n", number)
                        .query((row, n) -> citation(row))
                        .optional());
    }

    /** Keeps what the caller thinks of one of their answers; false if it is not theirs. */
    boolean feedback(Caller caller, AnswerId answer, Feedback feedback) {
        return database.write(
                        caller.scope(),
                        jdbc -> own(jdbc.sql(FEEDBACK), caller)
                                .param("answer", answer.value())
                                .param("verdict", feedback.good() ? "up" : "down")
                                .param("reason", feedback.reason())
                                .param("comment", feedback.comment())
                                .update())
                > 0;
    }

    private static JdbcClient.StatementSpec own(JdbcClient.StatementSpec statement, Caller caller) {
        return statement
                .param("tenant", caller.tenant().value())
                .param("person", caller.person().value());
    }

    private static String title(String asked) {
        var line = asked.strip().replaceAll("\\s+", " ");
        return line.length() <= 80 ? line : line.substring(0, 79) + "…";
    }

    private static Conversation conversation(ResultSet row) throws SQLException {
        return new Conversation(
                new ConversationId(row.getObject("id", UUID.class)),
                row.getString("title"),
                row.getTimestamp("changed_at").toInstant());
    }

    private StoredCitation citation(ResultSet row) throws SQLException {
        var kept = row.getString("record");
        if (kept != null) {
            return new StoredCitation.OfRecord(row.getInt("n"), json.readValue(kept, RecordEvidence.class));
        }
        return new StoredCitation.OfDocument(
                row.getInt("n"),
                new DocumentId(row.getObject("document_id", UUID.class)),
                row.getInt("version"),
                row.getInt("page"),
                json.readValue(row.getString("boxes"), BOXES),
                row.getString("quote"),
                row.getString("title"),
                row.getString("revision"),
                row.getBoolean("superseded"),
                row.getDouble("recognised"));
    }

    private Optional<Taken> taken(ResultSet row) throws SQLException {
        return Optional.ofNullable(row.getString("taken")).map(it -> json.readValue(it, Taken.class));
    }

    private Answered answered(ResultSet row, Map<UUID, List<StoredCitation>> citations) throws SQLException {
        var id = row.getObject("id", UUID.class);
        return new Answered(
                new AnswerId(id),
                new ConversationId(row.getObject("conversation_id", UUID.class)),
                row.getString("asked"),
                row.getString("outcome"),
                row.getString("reason"),
                row.getString("mode"),
                json.readValue(row.getString("blocks"), BLOCKS),
                citations.getOrDefault(id, List.of()),
                json.readValue(row.getString("unsupported"), STRINGS),
                row.getString("model"),
                row.getString("prompt_hash"),
                new Usage(row.getInt("input_tokens"), row.getInt("output_tokens")),
                row.getInt("elapsed_ms"),
                row.getString("correlation_id"),
                row.getTimestamp("asked_at").toInstant(),
                List.of((String[]) row.getArray("degraded").getArray()),
                taken(row).orElse(null));
    }
}
