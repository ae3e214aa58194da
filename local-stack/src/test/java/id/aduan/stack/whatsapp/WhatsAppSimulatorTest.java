package id.aduan.stack.whatsapp;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WhatsAppSimulatorTest {
    private static final String OTHER = "/v24.0/999/messages";
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G'};

    @TempDir
    Path folder;

    private Simulation simulation;

    @BeforeEach
    void start() throws Exception {
        simulation = new Simulation(folder);
    }

    @AfterEach
    void stop() {
        simulation.close();
    }

    @Test
    void aMessageIsTakenDeliveredReadAndToldWithPriceAndCallbackData() throws Exception {
        simulation.open();

        Simulation.Reply reply = simulation.sendText("Halo");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().at("/contacts/0/wa_id").asText()).isEqualTo(simulation.phone());
        assertThat(reply.messageId()).startsWith("wamid.");
        for (String status : List.of("sent", "delivered", "read")) {
            JsonNode told = simulation.awaitTold("statuses", "/status", status);
            assertThat(told.path("id").asText()).isEqualTo(reply.messageId());
            assertThat(told.path("biz_opaque_callback_data").asText()).isEqualTo("data of Halo");
            assertThat(told.path("recipient_id").asText()).isEqualTo(simulation.phone());
            assertThat(told.path("recipient_user_id").asText()).startsWith("ID.");
            assertThat(told.at("/pricing/category").asText("")).isEqualTo(status.equals("read") ? "" : "service");
        }
        JsonNode last = last();
        assertThat(last.path("from").asText()).isEqualTo("business");
        assertThat(last.path("text").asText()).isEqualTo("Halo");
        assertThat(last.path("status").asText()).isEqualTo("read");
    }

    @Test
    void withoutATokenOrWithAnotherNothingIsDone() throws Exception {
        HttpRequest.Builder without = simulation
                .request("/v24.0/" + Simulation.NUMBER + "/messages")
                .POST(HttpRequest.BodyPublishers.ofString("{}"));
        assertThat(simulation.exchange(without).code()).isEqualTo(104);
        assertThat(simulation
                        .exchange(simulation
                                .request("/v24.0/" + Simulation.NUMBER + "/messages")
                                .header("Authorization", "Bearer another")
                                .POST(HttpRequest.BodyPublishers.ofString("{}")))
                        .code())
                .isEqualTo(190);
        simulation.fault("{\"tokenRevoked\":true}");
        Simulation.Reply revoked = simulation.sendText("x");
        assertThat(revoked.status()).isEqualTo(401);
        assertThat(revoked.code()).isEqualTo(190);
    }

    @Test
    void anotherNumberAndAnotherPathAreRefusedAsTheApiDoes() throws Exception {
        Simulation.Reply unknown = simulation.graph("POST", OTHER, "{}");
        assertThat(unknown.status()).isEqualTo(400);
        assertThat(unknown.json().at("/error/error_subcode").asInt()).isEqualTo(33);
        assertThat(unknown.json().at("/error/type").asText()).isEqualTo("GraphMethodException");
        assertThat(simulation.graph("GET", "/v24.0/a/b/c/d", null).code()).isEqualTo(2500);
        assertThat(simulation
                        .graph("GET", "/v24.0/123_123", null)
                        .json()
                        .at("/error/message")
                        .asText())
                .startsWith("Unsupported get request. Object with ID '123_123' does not exist");
    }

    @Test
    void theNumberTellsItsQuality() throws Exception {
        JsonNode number =
                simulation.graph("GET", "/v24.0/" + Simulation.NUMBER, null).json();
        assertThat(number.path("quality_rating").asText()).isEqualTo("GREEN");
        assertThat(number.path("id").asText()).isEqualTo(Simulation.NUMBER);
        assertThat(simulation
                        .graph("GET", "/v24.0/" + Simulation.NUMBER + "?fields=quality_rating", null)
                        .json()
                        .properties())
                .extracting(java.util.Map.Entry::getKey)
                .containsExactlyInAnyOrder("quality_rating", "id");
    }

    @Test
    void freeFormIsRefusedOutsideTheWindowAndATemplateIsNot() throws Exception {
        Simulation.Reply early = simulation.sendText("Halo");
        assertThat(early.status()).isEqualTo(400);
        assertThat(early.code()).isEqualTo(131047);

        simulation.open();
        assertThat(simulation.sendText("Halo").status()).isEqualTo(200);
        simulation.api("POST", "/citizens/1/clock", "{\"hours\":24}");
        assertThat(simulation.chat().at("/window/open").asBoolean()).isFalse();
        assertThat(simulation.sendText("Halo lagi").code()).isEqualTo(131047);

        Simulation.Reply template = simulation.send(template("hello_world", "en_US", "[]"));
        assertThat(template.status()).isEqualTo(200);
        assertThat(template.json().at("/messages/0/message_status").asText()).isEqualTo("accepted");
        simulation.awaitTold("statuses", "/id", template.messageId());
        assertThat(last().path("header").asText()).isEqualTo("Hello World");
    }

    @Test
    void aClosedWindowMayBeToldByAStatusInstead() throws Exception {
        simulation.fault("{\"windowRefusedLater\":true}");

        Simulation.Reply reply = simulation.sendText("Halo");

        assertThat(reply.status()).isEqualTo(200);
        JsonNode failed = simulation.awaitTold("statuses", "/status", "failed");
        assertThat(failed.path("id").asText()).isEqualTo(reply.messageId());
        assertThat(failed.at("/errors/0/code").asInt()).isEqualTo(131047);
        assertThat(failed.path("biz_opaque_callback_data").asText()).isEqualTo("data of Halo");
    }

    @Test
    void aRegisteredTemplateIsFilledAndItsQuickReplyComesBackWithItsPayload() throws Exception {
        Simulation.Reply registered = simulation.graph("POST", "/v24.0/" + Simulation.WABA + "/message_templates", """
                {"name":"laporan_dijawab","language":"id","category":"UTILITY","components":[
                 {"type":"BODY","text":"Laporan {{1}} dijawab: {{2}}"},
                 {"type":"BUTTONS","buttons":[{"type":"QUICK_REPLY","text":"Sudah beres"},
                                              {"type":"QUICK_REPLY","text":"Belum"}]}]}
                """);
        assertThat(registered.json().path("status").asText()).isEqualTo("APPROVED");
        simulation.fault("{}");

        assertThat(simulation.send(template("laporan_dijawab", "id", "[]")).code())
                .isEqualTo(132000);
        assertThat(simulation.send(template("laporan_dijawab", "su", "[]")).code())
                .isEqualTo(132001);
        assertThat(simulation
                        .send(template("laporan_dijawab", "id", body("PWK", "dua\\nbaris")))
                        .code())
                .isEqualTo(132012);
        String buttons = ",{\"type\":\"button\",\"sub_type\":\"quick_reply\",\"index\":\"1\",\"parameters\":"
                + "[{\"type\":\"payload\",\"payload\":\"dispute:7\"}]}";
        Simulation.Reply sent = simulation.send(template(
                "laporan_dijawab", "id", body("PWK-1", "Sudah ditambal").replace("]}]", "]}" + buttons + "]")));
        assertThat(sent.status()).as(sent.json().toString()).isEqualTo(200);
        assertThat(last().path("text").asText()).isEqualTo("Laporan PWK-1 dijawab: Sudah ditambal");

        JsonNode tapped = simulation.act("{\"type\":\"tap\",\"option\":\"dispute:7\"}");
        JsonNode told =
                simulation.awaitTold("messages", "/id", tapped.path("id").asText());
        assertThat(told.path("type").asText()).isEqualTo("button");
        assertThat(told.at("/button/payload").asText()).isEqualTo("dispute:7");
        assertThat(told.at("/button/text").asText()).isEqualTo("Belum");
        assertThat(told.at("/context/id").asText()).isEqualTo(sent.messageId());
    }

    @Test
    void aTemplateThatIsPausedIsRefusedAndTheWebhookIsTold() throws Exception {
        simulation.api("PUT", "/templates/hello_world/en_US", "{\"status\":\"PAUSED\"}");

        assertThat(simulation.send(template("hello_world", "en_US", "[]")).code())
                .isEqualTo(132015);
        await().atMost(Simulation.PATIENCE).until(() -> simulation.received().stream()
                .map(call -> call.json().at("/entry/0/changes/0"))
                .anyMatch(change -> change.path("field").asText().equals("message_template_status_update")
                        && change.at("/value/event").asText().equals("PAUSED")));
    }

    @Test
    void buttonsRowsAndPlacesComeBackAsTheyDoFromAPhone() throws Exception {
        simulation.open();
        Simulation.Reply buttons = simulation.send(interactive("button", """
                {"buttons":[{"type":"reply","reply":{"id":"ya:1","title":"Ya"}}]}
                """));
        assertThat(buttons.status()).as(buttons.json().toString()).isEqualTo(200);
        Simulation.Reply list = simulation.send(interactive("list", """
                {"button":"Pilih","sections":[{"title":"Semua","rows":
                 [{"id":"jalan","title":"Jalan","description":"lubang"}]}]}
                """));
        assertThat(list.status()).isEqualTo(200);

        JsonNode button = told(simulation.act("{\"type\":\"tap\",\"option\":\"ya:1\"}"));
        assertThat(button.at("/interactive/type").asText()).isEqualTo("button_reply");
        assertThat(button.at("/interactive/button_reply/id").asText()).isEqualTo("ya:1");
        assertThat(button.at("/context/id").asText()).isEqualTo(buttons.messageId());
        JsonNode row = told(simulation.act("{\"type\":\"tap\",\"option\":\"jalan\"}"));
        assertThat(row.at("/interactive/list_reply/description").asText()).isEqualTo("lubang");
        JsonNode place = told(
                simulation.act("{\"type\":\"location\",\"latitude\":-6.55,\"longitude\":107.44,\"forwarded\":true}"));
        assertThat(place.at("/location/latitude").isNumber()).isTrue();
        assertThat(place.at("/location/longitude").asDouble()).isEqualTo(107.44);
        assertThat(place.at("/context/forwarded").asBoolean()).isTrue();
        assertThat(simulation
                        .api("POST", "/citizens/1/messages", "{\"type\":\"tap\",\"option\":\"never\"}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void aPhotoIsFoundByItsIdAndLoadedWithTheTokenForFiveMinutes() throws Exception {
        JsonNode image = told(simulation.act("{\"type\":\"photo\",\"picture\":\"rubbish\",\"caption\":\"ini\"}"))
                .path("image");
        assertThat(image.path("caption").asText()).isEqualTo("ini");
        String id = image.path("id").asText();

        JsonNode found = simulation
                .graph("GET", "/v24.0/" + id + "?phone_number_id=" + Simulation.NUMBER, null)
                .json();
        URI url = URI.create(found.path("url").asText());
        var answer = simulation.get(url, Simulation.TOKEN);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("image/jpeg");
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(answer.body());
        assertThat(found.path("sha256").asText()).isEqualTo(HexFormat.of().formatHex(digest));
        assertThat(image.path("sha256").asText()).isEqualTo(Base64.getEncoder().encodeToString(digest));
        assertThat(found.path("file_size").intValue()).isEqualTo(answer.body().length);
        assertThat(simulation.get(url, null).statusCode()).isEqualTo(401);
        assertThat(simulation.get(URI.create(url + "0"), Simulation.TOKEN).statusCode())
                .isEqualTo(404);
        assertThat(simulation
                        .graph("GET", "/v24.0/" + id + "?phone_number_id=5", null)
                        .code())
                .isEqualTo(100);
        simulation.clock.move(Duration.ofMinutes(5).plusSeconds(1));
        assertThat(simulation.get(url, Simulation.TOKEN).statusCode()).isEqualTo(404);
        assertThat(simulation.graph("GET", "/v24.0/" + id, null).status()).isEqualTo(200);
        simulation.clock.move(Duration.ofDays(7));
        assertThat(simulation.graph("GET", "/v24.0/" + id, null).code()).isEqualTo(100);
    }

    @Test
    void anUploadMayBeSentByItsIdAndNothingElseMay() throws Exception {
        simulation.open();
        Simulation.Reply upload = simulation.upload("image/png", PNG);
        String id = upload.json().path("id").asText();
        assertThat(simulation.send(media("image", id)).status()).isEqualTo(200);
        assertThat(last().path("media").asText()).isEqualTo(id);

        assertThat(simulation.send(media("image", "12345")).code()).isEqualTo(100);
        Simulation.Reply another = simulation.send(media("audio", id));
        assertThat(another.status()).isEqualTo(200);
        assertThat(simulation
                        .awaitTold("statuses", "/status", "failed")
                        .at("/errors/0/code")
                        .asInt())
                .isEqualTo(131053);
        assertThat(simulation.upload("text/html", PNG).code()).isEqualTo(100);
        assertThat(simulation.upload("image/png", new byte[0]).code()).isEqualTo(131053);
        assertThat(simulation.upload("image/png", new byte[5 * 1024 * 1024 + 1]).code())
                .isEqualTo(131053);
        assertThat(simulation
                        .graph("DELETE", "/v24.0/" + id, null)
                        .json()
                        .path("success")
                        .asBoolean())
                .isTrue();
        assertThat(simulation.graph("DELETE", "/v24.0/" + id, null).code()).isEqualTo(100);
    }

    @Test
    void aVoiceNoteIsOggOfOpus() throws Exception {
        JsonNode audio =
                told(simulation.act("{\"type\":\"voice\",\"seconds\":2}")).path("audio");
        assertThat(audio.path("mime_type").asText()).isEqualTo("audio/ogg; codecs=opus");
        assertThat(audio.path("voice").asBoolean()).isTrue();
        byte[] note = simulation
                .get(URI.create(audio.path("url").asText()), Simulation.TOKEN)
                .body();
        assertThat(note).startsWith("OggS".getBytes(US_ASCII));
        assertThat(new String(note, US_ASCII)).contains("OpusHead", "OpusTags");
    }

    @Test
    void readingMarksTheCitizensMessagesAndShowsTyping() throws Exception {
        String id = simulation
                .act("{\"type\":\"text\",\"text\":\"halo\"}")
                .path("id")
                .asText();

        Simulation.Reply mark =
                simulation.send("{\"messaging_product\":\"whatsapp\",\"status\":\"read\",\"message_id\":\"" + id
                        + "\",\"typing_indicator\":{\"type\":\"text\"}}");

        assertThat(mark.json().path("success").asBoolean()).isTrue();
        assertThat(simulation.chat().path("typing").asBoolean()).isTrue();
        assertThat(last().path("status").asText()).isEqualTo("read");
        assertThat(simulation
                        .send("{\"messaging_product\":\"whatsapp\",\"status\":\"read\",\"message_id\":\"12345\"}")
                        .details())
                .isEqualTo("Please check the message ID you have provided.");
        String own = simulation.sendText("Halo").messageId();
        assertThat(simulation.chat().path("typing").asBoolean()).isFalse();
        assertThat(simulation
                        .send("{\"messaging_product\":\"whatsapp\",\"status\":\"read\",\"message_id\":\"" + own + "\"}")
                        .details())
                .contains("is outgoing");
    }

    @Test
    void fortyFiveMessagesMayGoToOneCitizenAtOnceAndNotOneMore() throws Exception {
        simulation.open();
        for (int i = 0; i < 45; i++) {
            assertThat(simulation.sendText("pesan " + i).status())
                    .as("message %d", i)
                    .isEqualTo(200);
        }
        assertThat(simulation.sendText("satu lagi").code()).isEqualTo(131056);
        simulation.clock.move(Duration.ofSeconds(7));
        assertThat(simulation.sendText("sekarang").status()).isEqualTo(200);
        assertThat(simulation.sendText("lagi").code()).isEqualTo(131056);
    }

    @Test
    void aNumberSendsSoManyMessagesASecondOnly() throws Exception {
        simulation.open();
        simulation.fault("{\"messagesPerSecond\":1}");
        assertThat(simulation.sendText("satu").status()).isEqualTo(200);
        assertThat(simulation.sendText("dua").code()).isEqualTo(130429);
    }

    @Test
    void whoBlocksOrIsNotThereGetsNothing() throws Exception {
        simulation.open();
        simulation.api("POST", "/citizens/1/block", "{\"blocked\":true}");
        Simulation.Reply blocked = simulation.sendText("Halo");
        assertThat(blocked.status()).isEqualTo(200);
        assertThat(simulation
                        .awaitTold("statuses", "/id", blocked.messageId())
                        .at("/errors/0/code")
                        .asInt())
                .isEqualTo(131026);
        Simulation.Reply stranger = simulation.send(
                "{\"messaging_product\":\"whatsapp\",\"to\":\"+62 800 0000 9999\",\"text\":{\"body\":\"x\"}}");
        assertThat(stranger.status()).isEqualTo(200);
        assertThat(simulation
                        .awaitTold("statuses", "/id", stranger.messageId())
                        .at("/errors/0/code")
                        .asInt())
                .isEqualTo(131026);
    }

    @Test
    void aCitizenIsReachedByHisUserIdAndTheNumberWins() throws Exception {
        simulation.open();
        String userId = simulation.chat().path("userId").asText();
        Simulation.Reply byId = simulation.send("{\"messaging_product\":\"whatsapp\",\"recipient\":\"" + userId
                + "\",\"type\":\"text\",\"text\":{\"body\":\"lewat id\"}}");
        assertThat(byId.status()).as(byId.json().toString()).isEqualTo(200);
        assertThat(byId.json().at("/contacts/0/user_id").asText()).isEqualTo(userId);
        assertThat(last().path("text").asText()).isEqualTo("lewat id");
        simulation.graph("POST", "/v24.0/" + Simulation.WABA + "/message_templates", """
                {"name":"kode","language":"id","category":"AUTHENTICATION",
                 "components":[{"type":"BODY","text":"Kode {{1}}"}]}
                """);
        assertThat(simulation
                        .send(template("kode", "id", body("123456"))
                                .replace("\"to\":\"" + simulation.phone() + "\"", "\"recipient\":\"" + userId + "\""))
                        .code())
                .isEqualTo(131062);
    }

    @Test
    void aChangedNumberIsToldAndTheOldOneIsNobodys() throws Exception {
        simulation.open();
        String before = simulation.phone();
        simulation.api("POST", "/citizens/1/number", "{}");
        JsonNode system = simulation.awaitTold("messages", "/type", "system");
        assertThat(system.at("/system/type").asText()).isEqualTo("user_changed_number");
        assertThat(system.at("/system/wa_id").asText())
                .isEqualTo(simulation.phone())
                .isNotEqualTo(before);
        assertThat(system.path("from").asText()).isEqualTo(before);
        simulation.awaitTold(
                "user_id_update",
                "/user_id/current",
                simulation.chat().path("userId").asText());
    }

    @Test
    void aMessageMayBeOfAKindThatNobodyKnowsAndHaveNothingUnderItsKey() throws Exception {
        JsonNode known = told(simulation.act("{\"type\":\"raw\",\"kind\":\"poll\",\"content\":{\"a\":1}}"));
        assertThat(known.at("/poll/a").asInt()).isEqualTo(1);
        JsonNode empty = told(simulation.act("{\"type\":\"raw\",\"kind\":\"interactive\"}"));
        assertThat(empty.path("type").asText()).isEqualTo("interactive");
        assertThat(empty.has("interactive")).isFalse();
        JsonNode unsupported = told(simulation.act("{\"type\":\"unsupported\",\"what\":\"poll\"}"));
        assertThat(unsupported.at("/errors/0/code").asInt()).isEqualTo(131051);
        assertThat(simulation
                        .api("POST", "/webhook", "{\"field\":\"account_update\"}")
                        .status())
                .isEqualTo(400);
        assertThat(simulation
                        .api("POST", "/webhook", "{\"field\":\"account_update\",\"value\":{\"event\":\"X\"}}")
                        .status())
                .isEqualTo(202);
    }

    @ParameterizedTest
    @CsvSource({"/citizens/77, 404", "/nothing, 404", "/citizens/1/dance, 400"})
    void whatIsNotThereIsSaidSo(String path, int status) throws Exception {
        assertThat(simulation.api("GET", path, null).status()).isEqualTo(status);
    }

    @Test
    void anotherSiteAndAFormCannotAct() throws Exception {
        var form = simulation
                .request(SimulatorApi.PATH + "/citizens/1/messages")
                .header("Content-Type", "text/plain")
                .POST(HttpRequest.BodyPublishers.ofString("{\"type\":\"text\",\"text\":\"x\"}"));
        assertThat(simulation.exchange(form).status()).isEqualTo(400);
        var elsewhere = simulation
                .request(SimulatorApi.PATH + "/reset")
                .header("Sec-Fetch-Site", "cross-site")
                .POST(HttpRequest.BodyPublishers.noBody());
        assertThat(simulation.exchange(elsewhere).status()).isEqualTo(403);
    }

    private JsonNode last() throws Exception {
        JsonNode messages = simulation.chat().path("messages");
        return messages.get(messages.size() - 1);
    }

    private JsonNode told(JsonNode acted) {
        return simulation.awaitTold("messages", "/id", acted.path("id").asText());
    }

    private String template(String name, String language, String components) throws Exception {
        return "{\"messaging_product\":\"whatsapp\",\"to\":\"" + simulation.phone()
                + "\",\"type\":\"template\",\"template\":{\"name\":\"" + name + "\",\"language\":{\"code\":\""
                + language + "\"},\"components\":" + components + "}}";
    }

    private static String body(String... parameters) {
        var texts = List.of(parameters).stream()
                .map(text -> "{\"type\":\"text\",\"text\":\"" + text + "\"}")
                .toList();
        return "[{\"type\":\"body\",\"parameters\":[" + String.join(",", texts) + "]}]";
    }

    private String interactive(String type, String action) throws Exception {
        ObjectNode request = new JsonMapper()
                .createObjectNode()
                .put("messaging_product", "whatsapp")
                .put("to", simulation.phone())
                .put("type", "interactive");
        ObjectNode interactive = request.putObject("interactive").put("type", type);
        interactive.putObject("body").put("text", "Pilih:");
        interactive.set("action", new JsonMapper().readTree(action));
        return request.toString();
    }

    private String media(String kind, String id) throws Exception {
        return "{\"messaging_product\":\"whatsapp\",\"to\":\"" + simulation.phone() + "\",\"type\":\"" + kind + "\",\""
                + kind + "\":{\"id\":\"" + id + "\"}}";
    }
}
