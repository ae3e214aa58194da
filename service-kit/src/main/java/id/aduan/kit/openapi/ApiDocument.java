package id.aduan.kit.openapi;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/**
 * What the documents of all services have in common: they tell the API and neither pages nor what services ask of each
 * other, every refusal is a problem, and what an operation needs is shown by {@link ApiExamples}.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class ApiDocument implements OASFilter {
    private static final String API = "/api/";
    private static final String SCHEMAS = "#/components/schemas/";

    /** Types of parameters that the scanner takes for bodies, and that callers never send. */
    private static final Set<String> NO_BODIES = Set.of(SCHEMAS + "RoutingContext");

    @Override
    public void filterOpenAPI(OpenAPI document) {
        if (document.getPaths() == null || document.getComponents() == null) {
            return;
        }
        document.setServers(List.of(OASFactory.createServer().url("/").description("The one address of Aduan")));
        List.copyOf(document.getPaths().getPathItems().keySet()).stream()
                .filter(Predicate.not(path -> path.startsWith(API)))
                .forEach(document.getPaths()::removePathItem);
        document.getComponents().addSchema(ProblemSchema.NAME, ProblemSchema.schema());
        document.getComponents().addSchema(ProblemSchema.FIELD, ProblemSchema.field());
        Map<String, Operation> named = new TreeMap<>();
        for (PathItem path : document.getPaths().getPathItems().values()) {
            path.getOperations().forEach((method, operation) -> {
                complete(method, operation);
                if (operation.getOperationId() != null) {
                    named.put(operation.getOperationId(), operation);
                }
            });
        }
        ApiExamples.ofService().addTo(document, named);
        keepSchemasInUse(document);
    }

    private static void complete(PathItem.HttpMethod method, Operation operation) {
        if (operation.getRequestBody() != null
                && contents(operation.getRequestBody().getContent())
                        .anyMatch(schema -> NO_BODIES.contains(String.valueOf(schema.getRef())))) {
            operation.setRequestBody(null);
        }
        if (operation.getSecurity() == null) {
            operation.setSecurity(List.of());
        }
        Map<String, APIResponse> responses =
                new TreeMap<>(operation.getResponses().getAPIResponses());
        responses.values().removeIf(response -> "Bad Request".equals(response.getDescription()));
        usual(method, operation).forEach((code, words) -> {
            APIResponse known = responses.computeIfAbsent(code, any -> OASFactory.createAPIResponse());
            // the scanner's own words for these say less
            if (known.getDescription() == null || known.getDescription().matches("Not A\\w+")) {
                known.setDescription(words);
            }
        });
        responses.forEach((code, response) -> {
            if (code.charAt(0) >= '4' && response.getContent() == null) {
                response.setContent(OASFactory.createContent()
                        .addMediaType(
                                ProblemSchema.MEDIA_TYPE,
                                OASFactory.createMediaType()
                                        .schema(OASFactory.createSchema().ref(SCHEMAS + ProblemSchema.NAME))));
            }
        });
        operation.getResponses().setAPIResponses(new LinkedHashMap<>(responses));
    }

    private static Map<String, String> usual(PathItem.HttpMethod method, Operation operation) {
        List<Parameter> parameters = operation.getParameters() == null ? List.of() : operation.getParameters();
        Map<String, String> usual = new TreeMap<>();
        usual.put("500", "An error on our side; detail has the number to tell the staff");
        if (!operation.getSecurity().isEmpty()) {
            usual.put("401", "No access token, or one that is not valid any more");
            usual.put("403", "The account has no role for this");
        }
        if (operation.getRequestBody() != null
                || parameters.stream().anyMatch(parameter -> parameter.getIn() == Parameter.In.QUERY)) {
            usual.put("400", "The request cannot be read, or errors says what is wrong");
        }
        if (method != PathItem.HttpMethod.PUT
                && parameters.stream().anyMatch(parameter -> parameter.getIn() == Parameter.In.PATH)) {
            usual.put("404", "There is none, or it is not yours to see");
        }
        if (parameters.stream().anyMatch(parameter -> "If-Match".equals(parameter.getName()))) {
            usual.put("409", "Not possible in this state; legal says what is");
            usual.put("412", "It has changed since the version of If-Match was read");
            usual.put("428", "If-Match is missing");
        }
        return usual;
    }

    private static void keepSchemasInUse(OpenAPI document) {
        Map<String, Schema> all = document.getComponents().getSchemas();
        Set<String> used = new TreeSet<>();
        document.getPaths().getPathItems().values().stream()
                .flatMap(path -> path.getOperations().values().stream())
                .flatMap(ApiDocument::schemas)
                .forEach(schema -> follow(schema, all, used));
        Map<String, Schema> kept = new TreeMap<>(all);
        kept.keySet().retainAll(used);
        document.getComponents().setSchemas(new LinkedHashMap<>(kept));
    }

    private static Stream<Schema> schemas(Operation operation) {
        Stream<Schema> parameters = operation.getParameters() == null
                ? Stream.empty()
                : operation.getParameters().stream().map(Parameter::getSchema);
        Stream<Schema> request = operation.getRequestBody() == null
                ? Stream.empty()
                : contents(operation.getRequestBody().getContent());
        Stream<Schema> responses = operation.getResponses().getAPIResponses().values().stream()
                .flatMap(response -> contents(response.getContent()));
        return Stream.of(parameters, request, responses).flatMap(each -> each);
    }

    private static Stream<Schema> contents(Content content) {
        return content == null
                ? Stream.empty()
                : content.getMediaTypes().values().stream()
                        .map(type -> type.getSchema())
                        .filter(schema -> schema != null);
    }

    private static void follow(Schema schema, Map<String, Schema> all, Set<String> used) {
        if (schema == null) {
            return;
        }
        if (schema.getRef() != null) {
            String name = schema.getRef().substring(schema.getRef().lastIndexOf('/') + 1);
            if (used.add(name)) {
                follow(all.get(name), all, used);
            }
        }
        List<Schema> inner = new ArrayList<>();
        inner.add(schema.getItems());
        inner.add(schema.getAdditionalPropertiesSchema());
        Stream.of(schema.getAllOf(), schema.getAnyOf(), schema.getOneOf())
                .filter(list -> list != null)
                .forEach(inner::addAll);
        if (schema.getProperties() != null) {
            inner.addAll(schema.getProperties().values());
        }
        inner.forEach(each -> follow(each, all, used));
    }
}
