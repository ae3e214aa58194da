package id.aduan.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The AsyncAPI document describes the topics as they are. */
class AsyncApiContractTest {
    private static final Path RESOURCES = Path.of("src/main/resources");

    private final JsonNode document = read();

    @Test
    void itsChannelsAreTheTopics() {
        List<String> addresses = new ArrayList<>();
        document.path("channels")
                .forEach(channel -> addresses.add(channel.path("address").asText()));

        assertThat(addresses)
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(Topic.values()).map(Topic::wireName).toList());
    }

    @Test
    void everyChannelHasAWriterAReaderAndTheMessageOfItsType() {
        document.path("channels").properties().forEach(channel -> {
            String reference = "#/channels/" + channel.getKey();
            List<String> actions = new ArrayList<>();
            document.path("operations").forEach(operation -> {
                if (operation.path("channel").path("$ref").asText().equals(reference)) {
                    actions.add(operation.path("action").asText());
                }
            });
            assertThat(actions).as(channel.getKey()).containsExactlyInAnyOrder("send", "receive");
            Topic topic = Topic.ofWireName(channel.getValue().path("address").asText())
                    .orElseThrow();
            assertThat(message(channel.getKey()).path("title").asText())
                    .isEqualTo(topic.eventType().getSimpleName());
        });
    }

    @Test
    void everyReferenceResolves() {
        assertThat(document.findValuesAsText("$ref")).isNotEmpty().allSatisfy(reference -> {
            if (reference.startsWith("#/")) {
                assertThat(document.at(reference.substring(1)).isMissingNode())
                        .as(reference)
                        .isFalse();
            } else {
                assertThat(RESOURCES.resolve(reference)).exists();
            }
        });
    }

    @Test
    void itsHeadersAreThoseOfTheCode() throws IllegalAccessException {
        List<String> headers = new ArrayList<>();
        for (Field field : EventHeaders.class.getFields()) {
            headers.add((String) field.get(null));
        }
        List<String> described = new ArrayList<>();
        document.at("/components/schemas/headers/properties").fieldNames().forEachRemaining(described::add);

        assertThat(described).containsExactlyInAnyOrderElementsOf(headers);
    }

    private JsonNode message(String name) {
        return document.at("/components/messages/" + name);
    }

    private static JsonNode read() {
        try {
            return new YAMLMapper().readTree(Files.readAllBytes(RESOURCES.resolve("asyncapi.yaml")));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
