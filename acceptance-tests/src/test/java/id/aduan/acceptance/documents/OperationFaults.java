package id.aduan.acceptance.documents;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import id.aduan.acceptance.documents.ApiDocuments.Told;
import java.util.ArrayList;
import java.util.List;

/** What a document leaves out about an operation, or tells wrongly. */
final class OperationFaults {
    private static final String PROBLEM = "application/problem+json";
    private static final JsonSchemaFactory SCHEMAS = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
    private static final SchemaValidatorsConfig FORMATS =
            SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();

    private final Told told;
    private final List<String> faults = new ArrayList<>();

    private OperationFaults(Told told) {
        this.told = told;
    }

    static List<String> of(Told told) {
        OperationFaults faults = new OperationFaults(told);
        faults.checkWords();
        faults.checkSecurity();
        faults.checkResponses();
        faults.checkBodies();
        return faults.faults;
    }

    private void checkWords() {
        if (!told.id().matches("[a-z]+([A-Z][a-z0-9]*)+")) {
            add("operationId is no verb with a noun");
        }
        if (told.operation().path("summary").asText().isBlank()) {
            add("no summary");
        }
        if (told.operation().path("tags").isEmpty()) {
            add("no tag");
        }
        for (JsonNode parameter : told.operation().path("parameters")) {
            if (parameter.path("description").asText().isBlank()) {
                add("parameter " + parameter.path("name").asText() + " is not explained");
            }
        }
    }

    private void checkSecurity() {
        JsonNode security = told.operation().path("security");
        if (!security.isArray()) {
            add("neither security nor open to anyone (an empty list)");
        }
        for (JsonNode requirement : security) {
            for (var scheme : requirement.properties()) {
                if (!told.document().at("/components/securitySchemes").has(scheme.getKey())) {
                    add("unknown security scheme " + scheme.getKey());
                }
            }
            if (!responses().has("401") || !responses().has("403")) {
                add("401 or 403 are missing");
            }
        }
    }

    private void checkResponses() {
        int refusals = 0;
        boolean answered = false;
        for (var response : responses().properties()) {
            if (response.getValue().path("description").asText().isBlank()) {
                add(response.getKey() + " has no description");
            }
            if (response.getKey().charAt(0) >= '4') {
                refusals++;
                String schema = response.getValue()
                        .path("content")
                        .path(PROBLEM)
                        .path("schema")
                        .path("$ref")
                        .asText();
                if (!schema.endsWith("/Problem")) {
                    add(response.getKey() + " is no problem");
                }
            } else if (response.getKey().startsWith("2")) {
                answered = true;
                if (!response.getKey().equals("204")
                        && response.getValue().path("content").isEmpty()) {
                    add(response.getKey() + " has no content");
                }
            }
        }
        if (refusals == 0) {
            add("no refusal");
        }
        if (!answered) {
            add("no answer when all went well");
        }
        if (told.operation().has("requestBody") && !responses().has("400")) {
            add("400 is missing");
        }
    }

    private void checkBodies() {
        content("request", told.operation().path("requestBody").path("content"));
        for (var response : responses().properties()) {
            if (response.getKey().startsWith("2")) {
                content(response.getKey(), response.getValue().path("content"));
            }
        }
    }

    private void content(String where, JsonNode content) {
        for (var type : content.properties()) {
            if (!type.getKey().contains("json") && !type.getKey().startsWith("multipart/")) {
                continue; // files
            }
            JsonNode schema = type.getValue().path("schema");
            JsonNode examples = type.getValue().path("examples");
            if (schema.isEmpty()) {
                add(where + " has no schema");
            } else if (examples.isEmpty()) {
                add(where + " has no example as " + type.getKey());
            }
            for (var example : examples.properties()) {
                fit(where + ", example " + example.getKey(), schema, resolved(example.getValue()));
            }
        }
    }

    private void fit(String where, JsonNode schema, JsonNode example) {
        if (!example.has("value")) {
            add(where + " leads nowhere");
            return;
        }
        ObjectNode whole = schema.deepCopy();
        whole.set("components", told.document().path("components").deepCopy());
        onlyKnownMembers(whole);
        JsonSchema compiled = SCHEMAS.getSchema(whole, FORMATS);
        compiled.validate(example.path("value")).forEach(message -> add(where + ": " + message.getMessage()));
    }

    /** Members that the schema does not name would pass, and a slip of the pen with them. */
    private static void onlyKnownMembers(JsonNode node) {
        if (node instanceof ObjectNode schema
                && schema.path("type").asText().equals("object")
                && schema.path("properties").isObject()
                && !schema.has("additionalProperties")) {
            schema.set("additionalProperties", JsonNodeFactory.instance.booleanNode(false));
        }
        node.forEach(OperationFaults::onlyKnownMembers);
    }

    private JsonNode resolved(JsonNode example) {
        String reference = example.path("$ref").asText();
        return reference.isEmpty() ? example : told.document().at(reference.substring(1));
    }

    private JsonNode responses() {
        return told.operation().path("responses");
    }

    private void add(String fault) {
        faults.add(told + ": " + fault);
    }
}
