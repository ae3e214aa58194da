package id.aduan.stack.whatsapp;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Path;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebhookSignatureTest {
    private static final String KNOWN =
            "{\"object\":\"whatsapp_business_account\",\"entry\":[{\"id\":\"0\",\"changes\":"
                    + "[{\"field\":\"messages\",\"value\":{\"messaging_product\":\"whatsapp\",\"metadata\":"
                    + "{\"display_phone_number\":\"15550783881\",\"phone_number_id\":\"106540352242922\"},\"contacts\":"
                    + "[{\"profile\":{\"name\":\"सुनीता\"},\"wa_id\":\"919999999999\"}],\"messages\":[{\"from\":"
                    + "\"919999999999\",\"id\":\"wamid.TEST1\",\"timestamp\":\"1749416383\",\"type\":\"text\",\"text\":"
                    + "{\"body\":\"नमस्ते 🙏 a@b.in 5/6 <x> 100%\"}}]}}]}]}";

    @TempDir
    Path folder;

    @Test
    void theBytesAndTheirSignatureAreThoseOfTheKnownAnswer() throws Exception {
        byte[] body = PhpJson.encode(new JsonMapper().readTree(KNOWN));

        assertThat(body).hasSize(499);
        assertThat(new AppSecret("app-secret-for-tests").signature(body))
                .isEqualTo("sha256=339242cb928aa092ed377ed3e2d78390b5e57d091722a169183c7f88093e9157");
    }

    @Test
    void everyCallIsSignedOverItsBytesWhichAreEscapedAsMetaDoes() throws Exception {
        try (var simulation = new Simulation(folder)) {
            String text = "Jalan Ipik Gandamanah rusak 😀 a/b <c> \"d\" \\e\nbaris dua é";
            String id = simulation
                    .act(new JsonMapper()
                            .createObjectNode()
                            .put("type", "text")
                            .put("text", text)
                            .toString())
                    .path("id")
                    .asText();
            JsonNode message = simulation.awaitTold("messages", "/id", id);

            assertThat(message.at("/text/body").asText()).isEqualTo(text);
            Simulation.Received call = simulation.received().get(0);
            assertThat(new String(call.body(), UTF_8))
                    .contains("a\\/b", "\\ud83d\\ude00", "\\u00e9")
                    .isASCII();
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Simulation.SECRET.getBytes(US_ASCII), "HmacSHA256"));
            assertThat(call.signature()).isEqualTo("sha256=" + HexFormat.of().formatHex(mac.doFinal(call.body())));
        }
    }

    @Test
    void theHandshakeSucceedsWithTheTokenAndTheChallengeOnly() throws Exception {
        try (var simulation = new Simulation(folder)) {
            assertThat(simulation
                            .api("POST", "/webhook", "{}")
                            .json()
                            .path("verified")
                            .asBoolean())
                    .isTrue();
        }
    }
}
