package id.aduan.acceptance.documents;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.aduan.acceptance.Project;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** The OpenAPI documents that the builds of the services have made. */
final class ApiDocuments {
    private static final JsonMapper MAPPER = new JsonMapper();

    private ApiDocuments() {}

    /** An operation, and the document that its references lead into. */
    record Told(String service, String method, String path, ObjectNode operation, JsonNode document) {
        String id() {
            return operation.path("operationId").asText();
        }

        /** The same operation with a change. */
        Told with(Consumer<ObjectNode> change) {
            ObjectNode copy = operation.deepCopy();
            change.accept(copy);
            return new Told(service, method, path, copy, document);
        }

        @Override
        public String toString() {
            return service + " " + method + " " + path;
        }
    }

    static Path yaml(String service) {
        return made(service, "openapi.yaml");
    }

    static JsonNode of(String service) {
        try {
            return MAPPER.readTree(made(service, "openapi.json").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Told> operations() {
        List<Told> operations = new ArrayList<>();
        for (String service : Project.SERVICES) {
            JsonNode document = of(service);
            for (var path : document.path("paths").properties()) {
                for (var method : path.getValue().properties()) {
                    operations.add(new Told(
                            service,
                            method.getKey().toUpperCase(Locale.ROOT),
                            path.getKey(),
                            (ObjectNode) method.getValue(),
                            document));
                }
            }
        }
        return operations;
    }

    private static Path made(String service, String name) {
        Path file = Project.ROOT.resolve(service).resolve("target/openapi").resolve(name);
        if (!Files.exists(file)) {
            throw new IllegalStateException(service + " is not built: run mvn verify in the project's root");
        }
        return file;
    }
}
