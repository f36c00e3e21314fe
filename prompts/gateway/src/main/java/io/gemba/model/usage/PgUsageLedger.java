package io.gemba.model.usage;

import java.sql.Timestamp;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keeps calls in the table {@code model_call}; its role needs nothing but INSERT. */
public final class PgUsageLedger implements UsageLedger {
    private static final String RECORD = """
            INSERT INTO model_call (tenant_id, at, use_case, provider, model, data_class, prompt_hash,
                                    input_tokens, output_tokens, outcome, attempts, ms)
            VALUES (:tenant, :at, :useCase, :provider, :model, :dataClass, :promptHash,
                    :inputTokens, :outputTokens, :outcome, :attempts, :ms)
            """;

    private final JdbcClient jdbc;

    public PgUsageLedger(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void record(ModelUse use) {
        jdbc.sql(RECORD)
                .param("tenant", use.tenant().value())
                .param("at", Timestamp.from(use.at()))
                .param("useCase", use.useCase())
                .param("provider", use.provider())
                .param("model", use.model())
                .param("dataClass", use.dataClass().rank())
                .param("promptHash", use.promptHash())
                .param("inputTokens", use.usage().inputTokens())
                .param("outputTokens", use.usage().outputTokens())
                .param("outcome", use.outcome())
                .param("attempts", use.attempts())
                .param("ms", use.took().toMillis())
                .update();
    }
}
