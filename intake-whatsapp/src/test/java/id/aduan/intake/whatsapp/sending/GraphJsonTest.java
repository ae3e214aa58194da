package id.aduan.intake.whatsapp.sending;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import id.aduan.contracts.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Requests have the fields of the provider's own examples, and no other. */
class GraphJsonTest {
    private static final Path EXAMPLES = Path.of("../../shared/fixtures/whatsapp/send-requests");
    private static final UUID ID = UUID.fromString("00000000-0000-4000-8000-000000000001");
    private static final Recipient BY_PHONE = new Recipient("+628000000001", null);

    @Test
    void wordsAreWrittenAsInTheExample() throws IOException {
        like(json(new OutgoingMessage.Text("Selamat pagi")), "send-text-message");
    }

    @Test
    void buttonsAreWrittenAsInTheExample() throws IOException {
        var buttons = new OutgoingMessage.Buttons(
                "Sudah benar?",
                List.of(new OutgoingMessage.Button("a", "Kirim"), new OutgoingMessage.Button("b", "Batal")));

        like(json(buttons), "send-reply-button");
        assertThat(json(buttons).at("/interactive/action/buttons/1/reply/title").asText())
                .isEqualTo("Batal");
    }

    @Test
    void aListIsWrittenAsInTheExampleWithOneSection() throws IOException {
        var list = new OutgoingMessage.Choices(
                "Yang mana?",
                "Pilih",
                List.of(
                        new OutgoingMessage.Row("a", "Citalang", "Kecamatan Purwakarta"),
                        new OutgoingMessage.Row("b", "Citalang", "Kecamatan Tegalwaru")));

        // a header and a footer are not needed
        like(json(list), "send-list-message", "/interactive/header", "/interactive/footer");
    }

    @Test
    void aPictureIsSentByTheProvidersIdOfIt() throws IOException {
        var ready = new GraphJson.Ready(new OutgoingMessage.Picture("own-id", null), null, "4490709327384033");

        JsonNode written = GraphJson.parse(GraphJson.message(ID, BY_PHONE, ready));
        like(written, "send-image-message-by-id");
        assertThat(written.at("/image/id").asText()).isEqualTo("4490709327384033");
    }

    @Test
    void aTemplateHasItsParametersAndPayloadsInTheirOrder() throws IOException {
        var template = new OutgoingMessage.Template(
                "report_answered", Language.INDONESIAN, List.of("PWK-1", "Dinas"), List.of("yes|1", "no|1"));
        var ready = new GraphJson.Ready(template, "id", null);

        JsonNode node = GraphJson.parse(GraphJson.message(ID, BY_PHONE, ready)).path("template");

        JsonNode example = example("send-message-template-interactive").path("template");
        assertThat(fields(node)).isEqualTo(fields(example));
        assertThat(node.at("/language/code").asText()).isEqualTo("id");
        assertThat(node.at("/components/0/parameters").findValuesAsText("text")).containsExactly("PWK-1", "Dinas");
        JsonNode quickReply = example.path("components").path(3);
        assertThat(fields(node.at("/components/2"))).isEqualTo(fields(quickReply));
        assertThat(node.at("/components/2/index")).isEqualTo(quickReply.path("index"));
        assertThat(node.at("/components/2/parameters/0/payload").asText()).isEqualTo("no|1");
    }

    @Test
    void aPointIsAskedForByAButton() {
        JsonNode node = json(new OutgoingMessage.LocationRequest("Di mana?"));

        assertThat(node.at("/interactive/type").asText()).isEqualTo("location_request_message");
        assertThat(node.at("/interactive/action/name").asText()).isEqualTo("send_location");
        assertThat(node.at("/interactive/body/text").asText()).isEqualTo("Di mana?");
    }

    @Test
    void whoHasNoPhoneIsReachedByHisUserId() {
        var ready = new GraphJson.Ready(new OutgoingMessage.Text("Halo"), null, null);
        JsonNode node = GraphJson.parse(GraphJson.message(ID, new Recipient(null, "ID.123"), ready));

        assertThat(node.path("recipient").asText()).isEqualTo("ID.123");
        assertThat(node.has("to")).isFalse();
    }

    @Test
    void eachMessageCarriesItsOwnId() {
        assertThat(json(new OutgoingMessage.Text("Halo"))
                        .path("biz_opaque_callback_data")
                        .asText())
                .isEqualTo(ID.toString());
        assertThat(json(new OutgoingMessage.Text("Halo")).path("to").asText()).isEqualTo("+628000000001");
    }

    @Test
    void readingAndTypingAreShownAsInTheExample() throws IOException {
        JsonNode node = GraphJson.parse(GraphJson.read("wamid.1", true));

        assertThat(fields(node)).isEqualTo(fields(example("send-typing-indicator-and-read-receipt")));
        assertThat(GraphJson.parse(GraphJson.read("wamid.1", false)).has("typing_indicator"))
                .isFalse();
    }

    @Test
    void aRecipientIsNeverTold() {
        assertThat(new Recipient("+628000000001", "ID.123").toString()).doesNotContain("8000000001", "123");
    }

    private static JsonNode json(OutgoingMessage message) {
        return GraphJson.parse(GraphJson.message(ID, BY_PHONE, new GraphJson.Ready(message, null, null)));
    }

    private static JsonNode example(String name) throws IOException {
        Path file = EXAMPLES.resolve(name + ".json");
        Assumptions.assumeTrue(Files.exists(file), "the provider's examples are not beside the project: " + file);
        return GraphJson.parse(Files.readAllBytes(file));
    }

    private static Set<String> fields(JsonNode node) {
        Set<String> names = new TreeSet<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** The paths of all fields are the same; of arrays the first element counts. */
    private static void like(JsonNode written, String name, String... without) throws IOException {
        Set<String> wanted = paths(example(name), "");
        wanted.removeIf(path -> List.of(without).stream().anyMatch(path::startsWith));
        Set<String> own = paths(written, "");
        own.remove("/biz_opaque_callback_data");
        assertThat(own).containsExactlyInAnyOrderElementsOf(wanted);
    }

    private static Set<String> paths(JsonNode node, String path) {
        Set<String> all = new TreeSet<>();
        if (node.isObject()) {
            node.properties().forEach(each -> {
                all.add(path + "/" + each.getKey());
                all.addAll(paths(each.getValue(), path + "/" + each.getKey()));
            });
        } else if (node.isArray() && !node.isEmpty()) {
            all.addAll(paths(node.get(0), path));
        }
        return all;
    }
}
