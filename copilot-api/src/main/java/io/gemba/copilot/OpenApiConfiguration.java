package io.gemba.copilot;

import io.gemba.copilot.identity.Authenticated;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The contract as programs read it: without what the server fills in, and with the form that problems have. */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {
    private static final String PROBLEM = "application/problem+json";

    static {
        SpringDocUtils.getConfig().addAnnotationsToIgnore(Authenticated.class);
    }

    @Bean
    OpenApiCustomizer problems() {
        return contract -> {
            contract.getComponents().addSchemas("Problem", problem());
            operations(contract).forEach(operation -> operation.getResponses().addApiResponse("default", response()));
        };
    }

    private static Iterable<Operation> operations(OpenAPI contract) {
        return contract.getPaths().values().stream()
                .flatMap(path -> path.readOperations().stream())
                .toList();
    }

    private static ApiResponse response() {
        var schema = new Schema<>().$ref("#/components/schemas/Problem");
        return new ApiResponse()
                .description("A problem (RFC 9457)")
                .content(new Content().addMediaType(PROBLEM, new MediaType().schema(schema)));
    }

    private static Schema<?> problem() {
        return new ObjectSchema()
                .addProperty("type", new StringSchema())
                .addProperty("title", new StringSchema())
                .addProperty("status", new IntegerSchema())
                .addProperty("detail", new StringSchema())
                .addProperty("code", new StringSchema().description("Stable, for programs"))
                .addProperty("correlationId", new StringSchema().description("Finds the request in the log"));
    }
}
