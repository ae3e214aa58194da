package id.aduan.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is on the wire is what the schemas, the samples and the last release say. */
class EventSchemaContractTest {
    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .build();

    static Stream<Topic> topics() {
        return Stream.of(Topic.values()).filter(topic -> !topic.wireName().contains("-urgent"));
    }

    @ParameterizedTest
    @MethodSource("topics")
    void theSampleIsWhatTheCodeWrites(Topic topic) throws IOException {
        JsonNode written = MAPPER.valueToTree(Samples.all().get(topic));
        Path sample = RESOURCES.resolve("samples/" + topic.wireName() + ".json");
        if (Boolean.getBoolean("samples.write")) {
            Files.createDirectories(sample.getParent());
            Files.writeString(sample, MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(written) + "\n");
        }

        assertThat(read(sample)).isEqualTo(MAPPER.readTree(MAPPER.writeValueAsBytes(written)));
    }

    @ParameterizedTest
    @MethodSource("topics")
    void theCodeReadsTheSampleWithoutLoss(Topic topic) throws IOException {
        JsonNode sample = read(RESOURCES.resolve("samples/" + topic.wireName() + ".json"));

        Object event = MAPPER.treeToValue(sample, topic.eventType());

        assertThat(event).usingRecursiveComparison().isEqualTo(Samples.all().get(topic));
    }

    @ParameterizedTest
    @MethodSource("topics")
    void theSampleIsValid(Topic topic) throws IOException {
        JsonNode sample = read(RESOURCES.resolve("samples/" + topic.wireName() + ".json"));

        assertThat(schema(topic).validate(sample)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("topics")
    void aSampleWithoutARequiredFieldIsNotValid(Topic topic) throws IOException {
        JsonNode sample = read(RESOURCES.resolve("samples/" + topic.wireName() + ".json"));
        String first = read(schemaFile(topic)).path("required").path(0).asText();
        ((com.fasterxml.jackson.databind.node.ObjectNode) sample).remove(first);

        assertThat(schema(topic).validate(sample)).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("topics")
    void everyFieldOfTheEventIsInTheSchema(Topic topic) throws IOException {
        JsonNode properties = read(schemaFile(topic)).get("properties");

        List<String> components = new ArrayList<>();
        for (var component : topic.eventType().getRecordComponents()) {
            components.add(component.getName());
        }

        List<String> named = new ArrayList<>();
        properties.fieldNames().forEachRemaining(named::add);
        assertThat(named).containsExactlyInAnyOrderElementsOf(components);
    }

    /** The last released schema: what it says, the present one must still say. Added optional fields are allowed. */
    @ParameterizedTest
    @MethodSource("topics")
    void theSchemaOnlyAddsToTheLastReleasedOne(Topic topic) throws IOException {
        JsonNode released = read(Path.of("src/test/resources/released/" + topic.wireName() + ".schema.json"));

        List<String> breaks = new ArrayList<>();
        compare("", released, read(schemaFile(topic)), breaks);

        assertThat(breaks)
                .as("changes that break readers or writers of the release")
                .isEmpty();
    }

    private static void compare(String path, JsonNode released, JsonNode present, List<String> breaks) {
        if (present == null) {
            breaks.add(path + " is gone");
            return;
        }
        if (released.isObject()) {
            for (Map.Entry<String, JsonNode> field : released.properties()) {
                compare(path + "/" + field.getKey(), field.getValue(), present.get(field.getKey()), breaks);
            }
        } else if (path.endsWith("/required")) {
            if (!released.equals(present)) {
                breaks.add(path + " was " + released + " and is " + present);
            }
        } else if (path.endsWith("/enum")) {
            for (JsonNode value : released) {
                if (!contains(present, value)) {
                    breaks.add(path + " lacks " + value);
                }
            }
        } else if (!path.endsWith("/description") && !released.equals(present)) {
            breaks.add(path + " was " + released + " and is " + present);
        }
    }

    private static boolean contains(JsonNode values, JsonNode wanted) {
        for (JsonNode value : values) {
            if (value.equals(wanted)) {
                return true;
            }
        }
        return false;
    }

    private static JsonSchema schema(Topic topic) {
        try (InputStream in = Files.newInputStream(schemaFile(topic))) {
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path schemaFile(Topic topic) {
        return RESOURCES.resolve("schemas/" + topic.wireName() + ".schema.json");
    }

    private static JsonNode read(Path file) throws IOException {
        return MAPPER.readTree(Files.readAllBytes(file));
    }
}
