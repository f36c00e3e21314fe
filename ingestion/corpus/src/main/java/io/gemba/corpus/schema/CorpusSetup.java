package io.gemba.corpus.schema;

import io.gemba.corpus.access.CompanyId;
import io.gemba.corpus.access.TenantId;
import io.gemba.embedding.EmbeddingSpec;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What has to be in a migrated database before documents can be: an embedding, a tenant, its companies. */
public final class CorpusSetup {
    private static final String USE_EMBEDDING = "SELECT use_embedding(:name, :dimensions, :instruction)";
    private static final String EMBEDDING = "SELECT name, dimensions FROM embedding_spec";
    private static final String CREATE_TENANT = "SELECT create_tenant(:id, :name)";
    private static final String COMPANY = """
            INSERT INTO company (tenant_id, id, code, name, site) VALUES (:tenant, :id, :code, :name, :site)
            ON CONFLICT (tenant_id, id) DO UPDATE SET code = excluded.code, name = excluded.name, site = excluded.site
            """;

    private final JdbcClient jdbc;

    /**
     * Works on a migrated database.
     *
     * @param database to change something, connects as the role that owns the schema
     */
    public CorpusSetup(DataSource database) {
        this.jdbc = JdbcClient.create(database);
    }

    /**
     * Fixes the embedding that the corpus is filled with.
     *
     * @throws org.springframework.dao.DataAccessException if it has been filled with another one
     */
    public void useEmbedding(EmbeddingSpec spec) {
        jdbc.sql(USE_EMBEDDING)
                .param("name", spec.name())
                .param("dimensions", spec.dimensions())
                .param("instruction", spec.queryInstruction())
                .query((row, n) -> true)
                .single();
    }

    /**
     * Returns if the corpus is filled with that embedding.
     *
     * @throws EmbeddingDiffers if it is another one
     */
    public void requireEmbedding(EmbeddingSpec spec) {
        var used = jdbc.sql(EMBEDDING)
                .query((row, n) -> "%s (%d dimensions)".formatted(row.getString("name"), row.getInt("dimensions")))
                .optional();
        var configured = "%s (%d dimensions)".formatted(spec.name(), spec.dimensions());
        if (used.isEmpty() || !used.get().equals(configured)) {
            throw new EmbeddingDiffers(used.orElse("none"), configured);
        }
    }

    /** Adds a tenant with its companies, or brings their names up to date. */
    public void register(TenantId tenant, String name, List<NewCompany> companies) {
        jdbc.sql(CREATE_TENANT)
                .param("id", tenant.value())
                .param("name", name)
                .query((row, n) -> true)
                .single();
        for (var company : companies) {
            jdbc.sql(COMPANY)
                    .param("tenant", tenant.value())
                    .param("id", company.id().value())
                    .param("code", company.code())
                    .param("name", company.name())
                    .param("site", company.site())
                    .update();
        }
    }

    /**
     * A company of a tenant.
     *
     * @param code by which files and people name it
     */
    public record NewCompany(
            CompanyId id,
            String code,
            String name,
            @Nullable String site) {}

    /** Vectors of two embeddings cannot be compared, so a corpus has one. */
    public static final class EmbeddingDiffers extends RuntimeException {
        EmbeddingDiffers(String used, String configured) {
            super("the corpus is filled with the embedding %s, but %s is configured".formatted(used, configured));
        }
    }
}
