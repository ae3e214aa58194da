package id.aduan.stack.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class MessageContractTest {
    private static final JsonMapper JSON = new JsonMapper();

    /** Of another kind than text and without a type, which the contract requires: an error of the example. */
    private static final String WITHOUT_TYPE = "send-reply-to-list-message.json";

    static Stream<Path> requests() {
        return Fixtures.files("send-requests").stream();
    }

    @Test
    void theExamplesOfTheContractAreThere() {
        Fixtures.require("send-requests");
        assertThat(Fixtures.files("send-requests")).hasSizeGreaterThanOrEqualTo(50);
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("requests")
    void everyExampleOfTheContractIsWellFormed(Path file) throws IOException {
        JsonNode request = filled(file);

        if (file.endsWith(WITHOUT_TYPE)) {
            assertThat(catchThrowableOfType(GraphFailure.class, () -> check(request))
                            .code())
                    .isEqualTo(100);
        } else if (MessageContract.marksAsRead(request)) {
            MessageContract.requireReadMark(request);
        } else {
            assertThat(MessageContract.kind(request))
                    .isEqualTo(request.path("type").asText("text"));
        }
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("requests")
    void anUnknownKeyIsRefusedInEveryExample(Path file) throws IOException {
        ObjectNode request = (ObjectNode) filled(file);
        request.put("unheard_of", 1);

        GraphFailure failure = catchThrowableOfType(GraphFailure.class, () -> check(request));

        assertThat(failure.code()).isEqualTo(100);
        assertThat(failure.answer().status()).isEqualTo(400);
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("requests")
    void withoutItsContentEveryExampleIsRefused(Path file) throws IOException {
        ObjectNode request = (ObjectNode) filled(file);
        Assumptions.assumeFalse(MessageContract.marksAsRead(request), "a mark has no content");
        request.remove(request.path("type").asText("text"));

        assertThat(catchThrowableOfType(GraphFailure.class, () -> check(request))
                        .code())
                .isEqualTo(100);
    }

    static Stream<Arguments> limits() {
        return Stream.of(
                Arguments.of("text", text(4_096), text(4_097), 100),
                Arguments.of("a button's title", button(20, 5, 1_024), button(21, 5, 1_024), 131009),
                Arguments.of("a button's id", button(20, 256, 1_024), button(20, 257, 1_024), 131009),
                Arguments.of("the body above buttons", button(5, 5, 1_024), button(5, 5, 1_025), 131009),
                Arguments.of("buttons", buttons(3), buttons(4), 131009),
                Arguments.of("a row's title", list(1, 24, 5, 5, 20), list(1, 25, 5, 5, 20), 131009),
                Arguments.of("a row's description", list(1, 5, 72, 5, 20), list(1, 5, 73, 5, 20), 131009),
                Arguments.of("a row's id", list(1, 5, 5, 200, 20), list(1, 5, 5, 201, 20), 131009),
                Arguments.of("the label of a list", list(1, 5, 5, 5, 20), list(1, 5, 5, 5, 21), 131009),
                Arguments.of("rows", list(10, 5, 5, 5, 20), list(11, 5, 5, 5, 20), 131009),
                Arguments.of("the words of a location request", location(1_024), location(1_025), 131009));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("limits")
    void theLastThatFitsIsTakenAndTheFirstThatDoesNotIsRefused(
            String what, ObjectNode fits, ObjectNode tooMuch, int code) {
        check(fits);
        assertThat(catchThrowableOfType(GraphFailure.class, () -> check(tooMuch))
                        .code())
                .isEqualTo(code);
    }

    @Test
    void rowsAreCountedOverAllSections() {
        ObjectNode request = list(6, 5, 5, 5, 20);
        ObjectNode action = (ObjectNode) request.at("/interactive/action");
        ObjectNode second = action.withArray("sections").get(0).deepCopy();
        second.path("rows").forEach(row -> ((ObjectNode) row)
                .put("id", "2" + row.path("id").asText()));
        action.withArray("sections").add(second);

        assertThat(catchThrowableOfType(GraphFailure.class, () -> check(request))
                        .getMessage())
                .contains("131009");
    }

    @Test
    void twoThatAreTheSameAreRefused() {
        ObjectNode request = buttons(2);
        request.at("/interactive/action/buttons").forEach(each -> ((ObjectNode) each.path("reply")).put("id", "same"));

        assertThat(catchThrowableOfType(GraphFailure.class, () -> check(request))
                        .code())
                .isEqualTo(131009);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[]|100",
                "{\"to\":\"6280000000101\",\"type\":\"text\",\"text\":{\"body\":\"x\"}}|100",
                "{\"messaging_product\":\"whatsapp\",\"type\":\"text\",\"text\":{\"body\":\"x\"}}|100",
                "{\"messaging_product\":\"sms\",\"to\":\"6280000000101\",\"text\":{\"body\":\"x\"}}|100",
                "{\"messaging_product\":\"whatsapp\",\"to\":\"6280000000101\",\"type\":\"poll\",\"poll\":{}}|100",
                "{\"messaging_product\":\"whatsapp\",\"to\":\"6280000000101\",\"text\":{\"body\":\" \"}}|131008",
                "{\"messaging_product\":\"whatsapp\",\"to\":\"6280000000101\",\"text\":{\"body\":7}}|100",
                "{\"messaging_product\":\"whatsapp\",\"to\":\"6280000000101\",\"type\":\"image\",\"image\":{}}|131008",
                "{\"messaging_product\":\"whatsapp\",\"to\":\"6280000000101\",\"type\":\"image\","
                        + "\"image\":{\"link\":\"file:///etc/passwd\"}}|100",
                "{\"messaging_product\":\"whatsapp\",\"to\":\"6280000000101\",\"type\":\"location\","
                        + "\"location\":{\"latitude\":91,\"longitude\":0}}|131009",
                "{\"messaging_product\":\"whatsapp\",\"to\":\"6280000000101\",\"type\":\"interactive\","
                        + "\"interactive\":{\"type\":\"dance\",\"action\":{}}}|131009"
            })
    void whatIsWrongIsToldByItsCode(String json, int code) throws IOException {
        JsonNode request = JSON.readTree(json);

        assertThat(catchThrowableOfType(GraphFailure.class, () -> check(request))
                        .code())
                .isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({"+62 800 0000 0101, 6280000000101", "+62-800-0000-0101, 6280000000101", "6280000000101, 6280000000101"})
    void aRecipientIsTakenHoweverItIsWritten(String written, String digits) {
        assertThat(MessageContract.phone(JsonNodeFactory.instance.textNode(written)))
                .isEqualTo(digits);
    }

    private static void check(JsonNode request) {
        if (MessageContract.marksAsRead(request)) {
            MessageContract.requireReadMark(request);
        } else {
            MessageContract.kind(request);
        }
    }

    /** The example with values where it has gaps. */
    private static JsonNode filled(Path file) throws IOException {
        String json = Files.readString(file)
                .replaceAll("\"<?https?\\(s\\)://[^\"]*\"|\"<?http\\(s\\)://[^\"]*\"", "\"https://example.org/a\"")
                .replace("<HEADER_TYPE>", "text")
                .replaceAll("\\{\\{Recipient[^}]*}}", "6280000000101");
        return JSON.readTree(json);
    }

    private static ObjectNode envelope(String type) {
        return JSON.createObjectNode()
                .put("messaging_product", "whatsapp")
                .put("to", "6280000000101")
                .put("type", type);
    }

    private static ObjectNode text(int length) {
        ObjectNode request = envelope("text");
        request.putObject("text").put("body", "a".repeat(length));
        return request;
    }

    private static ObjectNode interactive(String type, int body) {
        ObjectNode request = envelope("interactive");
        ObjectNode interactive = request.putObject("interactive").put("type", type);
        interactive.putObject("body").put("text", "a".repeat(body));
        interactive.putObject("action");
        return request;
    }

    private static ObjectNode button(int title, int id, int body) {
        ObjectNode request = interactive("button", body);
        addButton(request, "a".repeat(id), "a".repeat(title));
        return request;
    }

    private static ObjectNode buttons(int many) {
        ObjectNode request = interactive("button", 10);
        for (int i = 0; i < many; i++) {
            addButton(request, "id" + i, "title" + i);
        }
        return request;
    }

    private static void addButton(ObjectNode request, String id, String title) {
        ObjectNode button = ((ObjectNode) request.at("/interactive/action"))
                .withArray("buttons")
                .addObject();
        button.put("type", "reply").putObject("reply").put("id", id).put("title", title);
    }

    private static ObjectNode list(int rows, int title, int description, int id, int label) {
        ObjectNode request = interactive("list", 4_096);
        ObjectNode action = ((ObjectNode) request.at("/interactive/action")).put("button", "a".repeat(label));
        ObjectNode section = action.withArray("sections").addObject().put("title", "bagian");
        for (int i = 0; i < rows; i++) {
            section.withArray("rows")
                    .addObject()
                    .put("id", ("0" + i).substring(("0" + i).length() - 2) + "a".repeat(id - 2))
                    .put("title", "a".repeat(title))
                    .put("description", "a".repeat(description));
        }
        return request;
    }

    private static ObjectNode location(int body) {
        ObjectNode request = interactive("location_request_message", body);
        ((ObjectNode) request.at("/interactive/action")).put("name", "send_location");
        return request;
    }

    @Test
    void kindsOfThePrivateListAreOfTheContract() {
        List<String> kinds = List.of("text", "audio", "document", "image", "location", "video", "sticker", "reaction");
        for (String kind : kinds) {
            ObjectNode request = envelope(kind);
            request.putObject(kind).put("unheard_of", 1);
            assertThat(catchThrowableOfType(GraphFailure.class, () -> check(request)))
                    .as(kind)
                    .isNotNull();
        }
    }
}
