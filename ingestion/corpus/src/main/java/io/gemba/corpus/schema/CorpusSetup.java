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
     * Says which embedding an empty corpus is to be filled with. One that holds something keeps what it has: workers
     * change it over.
     *
     * @throws org.springframework.dao.DataAccessException if it is filled with one of that name that has vectors of
     *     another length
     */
    public void useEmbedding(EmbeddingSpec spec) {
        jdbc.sql(USE_EMBEDDING)
                .param("name", spec.name())
                .param("dimensions", spec.dimensions())
                .param("instruction", spec.queryInstruction())
                .query((row, n) -> true)
                .single();
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
}
