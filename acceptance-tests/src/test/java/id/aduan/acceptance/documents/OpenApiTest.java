package id.aduan.acceptance.documents;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.aduan.acceptance.Project;
import id.aduan.acceptance.documents.ApiDocuments.Told;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** docs/openapi is what the services are built with, and it tells every operation whole. */
class OpenApiTest {
    private static final Path FOLDER = Project.ROOT.resolve("docs/openapi");

    static Stream<String> services() {
        return Project.SERVICES.stream();
    }

    @ParameterizedTest
    @MethodSource("services")
    void theDocumentIsWhatTheBuildMakes(String service) throws IOException {
        String made = Files.readString(ApiDocuments.yaml(service));
        Path kept = FOLDER.resolve(service + ".yaml");
        if (Boolean.getBoolean("docs.write")) {
            Files.createDirectories(FOLDER);
            Files.writeString(kept, made);
        }

        assertThat(kept).as("write it with -Ddocs.write=true").content().isEqualTo(made);
    }

    @ParameterizedTest
    @MethodSource("services")
    void theDocumentIsOpenApi31(String service) {
        assertThat(ApiDocuments.of(service).path("openapi").asText()).matches("3\\.1\\.\\d+");
        assertThat(ApiDocuments.of(service).at("/info/title").asText()).startsWith("Aduan");
    }

    @Test
    void everyOperationIsToldWhole() {
        List<String> faults = ApiDocuments.operations().stream()
                .flatMap(told -> OperationFaults.of(told).stream())
                .toList();

        assertThat(faults).isEmpty();
    }

    @Test
    void noTwoOperationsHaveOneName() {
        assertThat(ApiDocuments.operations())
                .hasSizeGreaterThan(40)
                .extracting(OpenApiTest::name)
                .doesNotHaveDuplicates();
    }

    /** The desk is the same in every service that has one. */
    private static String name(Told told) {
        return told.path().contains("/dead-letters") ? told.service() + " " + told.id() : told.id();
    }

    @Test
    void theDocumentsTellEveryEndpointOfTheApiAndItsRoles() throws IOException {
        List<String> served = PermissionsTest.endpoints().stream()
                .filter(endpoint -> endpoint.path().startsWith("/api/"))
                .map(endpoint -> endpoint.service() + " " + endpoint.method() + " " + endpoint.path() + " "
                        + new TreeSet<>(endpoint.roles()))
                .distinct()
                .toList();

        assertThat(ApiDocuments.operations().stream().map(told -> told + " " + roles(told)))
                .containsExactlyInAnyOrderElementsOf(served);
    }

    @ParameterizedTest
    @MethodSource("services")
    void everyExampleIsShownSomewhere(String service) {
        var document = ApiDocuments.of(service);
        List<String> forgotten = new ArrayList<>();
        for (var example : document.at("/components/examples").properties()) {
            String name = example.getKey();
            if (!document.path("paths").toString().contains("\"#/components/examples/" + name + "\"")) {
                forgotten.add(name);
            }
        }

        assertThat(forgotten).isEmpty();
    }

    static Stream<Arguments> breaks() {
        return Stream.of(
                broken("operationId", operation -> operation.put("operationId", "file")),
                broken("summary", operation -> operation.remove("summary")),
                broken("tag", operation -> operation.remove("tags")),
                broken("security", operation -> operation.remove("security")),
                broken("not explained", operation -> ((ObjectNode) operation.at("/parameters/0"))
                        .remove("description")),
                broken("400 is no problem", operation -> ((ObjectNode) operation.at("/responses/400"))
                        .remove("content")),
                broken("400 is missing", operation -> ((ObjectNode) operation.path("responses")).remove("400")),
                broken("no example", operation -> ((ObjectNode) operation.at("/requestBody/content/application~1json"))
                        .remove("examples")),
                broken("leads nowhere", operation -> request(operation).put("$ref", "#/components/examples/none")),
                broken("narrative", operation -> otherRequest(operation)),
                broken("narative", operation -> otherRequest(operation)
                        .put("narrative", "Lampu mati.")
                        .put("narative", "Lampu mati.")));
    }

    /** A check that nothing can fail guards nothing. */
    @ParameterizedTest
    @MethodSource("breaks")
    void whatIsBrokenIsFound(String words, Consumer<ObjectNode> change) {
        Told sound = ApiDocuments.operations().stream()
                .filter(told -> told.id().equals("fileComplaint"))
                .findFirst()
                .orElseThrow();

        assertThat(OperationFaults.of(sound)).isEmpty();
        assertThat(OperationFaults.of(sound.with(change))).isNotEmpty().anyMatch(fault -> fault.contains(words));
    }

    private static Arguments broken(String words, Consumer<ObjectNode> change) {
        return Arguments.of(words, change);
    }

    private static ObjectNode otherRequest(ObjectNode operation) {
        ObjectNode example = request(operation);
        example.remove("$ref");
        return example.putObject("value").put("kind", "COMPLAINT");
    }

    private static ObjectNode request(ObjectNode operation) {
        return (ObjectNode) operation
                .at("/requestBody/content/application~1json/examples")
                .elements()
                .next();
    }

    private static TreeSet<String> roles(Told told) {
        TreeSet<String> roles = new TreeSet<>();
        told.operation()
                .path("security")
                .forEach(requirement -> requirement.forEach(list -> list.forEach(role -> roles.add(role.asText()))));
        return roles;
    }
}
