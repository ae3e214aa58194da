package id.aduan.stack.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FaultsTest {
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
    void duplicateCallsHaveTheSameBytes() throws Exception {
        simulation.fault("{\"duplicate\":1}");

        say("satu");

        await().atMost(Simulation.PATIENCE).until(() -> simulation.received().size() == 2);
        assertThat(simulation.received().get(1).body())
                .isEqualTo(simulation.received().get(0).body());
        say("dua");
        await().atMost(Simulation.PATIENCE).until(() -> simulation.received().size() == 3);
    }

    @Test
    void delayedCallsComeLater() throws Exception {
        simulation.fault("{\"delayed\":1,\"delaySeconds\":1}");

        say("lambat");
        say("cepat");

        await().atMost(Simulation.PATIENCE)
                .until(() -> simulation.all("messages").size() == 2);
        assertThat(texts()).containsExactly("cepat", "lambat");
    }

    @Test
    void reorderedUpdatesComeOneByOneInAnotherOrder() throws Exception {
        simulation.fault("{\"reordered\":true}");
        List<String> said = IntStream.range(0, 30).mapToObj(i -> "pesan " + i).toList();

        for (String text : said) {
            say(text);
        }

        await().atMost(Simulation.PATIENCE)
                .until(() -> simulation.all("messages").size() == said.size());
        assertThat(simulation.received()).hasSize(said.size());
        assertThat(texts()).containsExactlyInAnyOrderElementsOf(said).isNotEqualTo(said);
    }

    @Test
    void batchedUpdatesComeInBodiesOfAThousandAtMost() throws Exception {
        simulation.fault("{\"paused\":true,\"batched\":true}");
        for (int i = 0; i < 1_010; i++) {
            say("pesan " + i);
        }
        assertThat(simulation.received()).isEmpty();

        simulation.fault("{\"paused\":false}");

        await().atMost(Simulation.PATIENCE)
                .until(() -> simulation.all("messages").size() == 1_010);
        assertThat(simulation.received()).hasSize(2).allSatisfy(call -> assertThat(call.all("messages"))
                .hasSizeLessThanOrEqualTo(1_000));
    }

    @Test
    void aPausedWebhookGetsEverythingAfterwards() throws Exception {
        simulation.fault("{\"paused\":true}");
        say("satu");
        assertThat(simulation.api("GET", "/webhook", null).json().path("held").asInt())
                .isEqualTo(1);
        assertThat(simulation.chat().at("/messages/0/status").asText()).isEqualTo("sent");

        simulation.fault("{\"paused\":false}");

        await().atMost(Simulation.PATIENCE).until(() -> texts().equals(List.of("satu")));
        await().atMost(Simulation.PATIENCE)
                .until(() -> simulation.chat().at("/messages/0/status").asText().equals("delivered"));
    }

    @Test
    void aWebhookThatFailsIsCalledUntilItTakesTheSameBytes() throws Exception {
        simulation.webhookAnswers(503);
        say("satu");
        await().atMost(Simulation.PATIENCE)
                .until(() -> simulation
                                .api("GET", "/webhook", null)
                                .json()
                                .path("refused")
                                .asInt()
                        >= 2);
        assertThat(simulation
                        .api("GET", "/webhook", null)
                        .json()
                        .path("waiting")
                        .asInt())
                .isEqualTo(1);

        simulation.webhookAnswers(200);

        await().atMost(Simulation.PATIENCE).until(() -> texts().equals(List.of("satu")));
        await().atMost(Simulation.PATIENCE)
                .until(() -> simulation
                                .api("GET", "/webhook", null)
                                .json()
                                .path("waiting")
                                .asInt()
                        == 0);
    }

    @Test
    void aLostAnswerIsADeliveredMessageAndACutConnection() throws Exception {
        simulation.open();
        simulation.fault("{\"lostAnswer\":1}");

        assertThatThrownBy(() -> simulation.sendText("hilang")).isInstanceOf(IOException.class);

        JsonNode status = simulation.awaitTold("statuses", "/status", "delivered");
        assertThat(status.path("biz_opaque_callback_data").asText()).isEqualTo("data of hilang");
        assertThat(simulation.sendText("ada").status()).isEqualTo(200);
    }

    @Test
    void aLateRefusalIsA200AndAFailedStatus() throws Exception {
        simulation.open();
        simulation.fault("{\"lateRefusal\":1}");

        Simulation.Reply reply = simulation.sendText("Halo");

        assertThat(reply.status()).isEqualTo(200);
        JsonNode failed = simulation.awaitTold("statuses", "/id", reply.messageId());
        assertThat(failed.path("status").asText()).isEqualTo("failed");
        assertThat(failed.at("/errors/0/code").asInt()).isEqualTo(131047);
        JsonNode messages = simulation.chat().path("messages");
        assertThat(messages.get(messages.size() - 1).path("error").asInt()).isEqualTo(131047);
    }

    @Test
    void refusalsAreToldByTheirCodes() throws Exception {
        simulation.open();
        simulation.fault("{\"pairLimit\":1}");
        assertThat(simulation.sendText("a").code()).isEqualTo(131056);
        simulation.fault("{\"throttled\":1}");
        assertThat(simulation.sendText("a").code()).isEqualTo(130429);
        simulation.fault("{\"serverError\":1}");
        Simulation.Reply error = simulation.sendText("a");
        assertThat(error.status()).isEqualTo(500);
        assertThat(error.code()).isEqualTo(131000);
        assertThat(simulation.sendText("a").status()).isEqualTo(200);
    }

    @Test
    void aFileThatIsGoneIsGoneForAsLongAsTheSwitchIsOn() throws Exception {
        JsonNode acted = simulation.act("{\"type\":\"photo\"}");
        URI url = URI.create(simulation
                .awaitTold("messages", "/id", acted.path("id").asText())
                .at("/image/url")
                .asText());
        simulation.fault("{\"mediaGone\":1}");
        assertThat(simulation.get(url, Simulation.TOKEN).statusCode()).isEqualTo(404);
        assertThat(simulation.get(url, Simulation.TOKEN).statusCode()).isEqualTo(200);
    }

    @Test
    void citizensMayHaveNoNumberAtAll() throws Exception {
        simulation.fault("{\"userIdOnly\":true}");
        say("halo");

        await().atMost(Simulation.PATIENCE).until(() -> !simulation.received().isEmpty());
        JsonNode value = simulation.received().get(0).json().at("/entry/0/changes/0/value");
        assertThat(value.at("/contacts/0").has("wa_id")).isFalse();
        assertThat(value.at("/messages/0").has("from")).isFalse();
        assertThat(value.at("/messages/0/from_user_id").asText()).startsWith("ID.");
        assertThat(value.toString()).doesNotContain(simulation.phone());
    }

    @Test
    void unreadMessagesAreReadWhenTheChatIsOpened() throws Exception {
        simulation.open();
        simulation.fault("{\"citizensRead\":false}");
        simulation.sendText("Halo");
        simulation.awaitTold("statuses", "/status", "delivered");
        assertThat(simulation.all("statuses"))
                .noneMatch(each -> each.path("status").asText().equals("read"));

        simulation.api("POST", "/citizens/1/read", "{}");

        simulation.awaitTold("statuses", "/status", "read");
    }

    @Test
    void aSwitchThatIsNotThereChangesNothing() throws Exception {
        assertThat(simulation
                        .api("PUT", "/faults", "{\"duplicate\":true,\"gremlins\":true}")
                        .status())
                .isEqualTo(400);
        assertThat(simulation
                        .api("GET", "/faults", null)
                        .json()
                        .path("duplicate")
                        .asBoolean())
                .isFalse();
        simulation.fault("{\"duplicate\":true}");
        assertThat(simulation
                        .api("DELETE", "/faults", null)
                        .json()
                        .path("duplicate")
                        .asBoolean())
                .isFalse();
    }

    private void say(String text) throws Exception {
        simulation.act("{\"type\":\"text\",\"text\":\"" + text + "\"}");
    }

    private List<String> texts() {
        return simulation.all("messages").stream()
                .map(each -> each.at("/text/body").asText())
                .toList();
    }
}
