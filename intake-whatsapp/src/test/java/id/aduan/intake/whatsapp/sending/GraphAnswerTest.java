package id.aduan.intake.whatsapp.sending;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** How answers are understood: by their code, and by the HTTP status only where there is none. */
class GraphAnswerTest {
    private static final Path EXCHANGES = Path.of("../../shared/fixtures/whatsapp/graph-api-exchanges.json");

    @Test
    void everyRecordedAnswerIsUnderstood() throws IOException {
        Assumptions.assumeTrue(Files.exists(EXCHANGES), "the recorded exchanges are not beside the project");
        int understood = 0;
        for (Map.Entry<String, JsonNode> test :
                GraphJson.parse(Files.readAllBytes(EXCHANGES)).properties()) {
            for (JsonNode exchange : test.getValue()) {
                if (!exchange.path("method").asText().equals("POST")) {
                    continue;
                }
                JsonNode body = exchange.path("response_json");
                GraphAnswer answer = read(exchange.path("status").asInt(), body.toString());
                if (body.has("error")) {
                    assertThat(answer).isInstanceOfSatisfying(GraphAnswer.Refused.class, refused -> assertThat(
                                    refused.error().code())
                            .isEqualTo(body.at("/error/code").asInt()));
                } else {
                    String id = body.at("/messages/0/id").asText(body.path("id").asText(""));
                    assertThat(answer).isEqualTo(new GraphAnswer.Accepted(id));
                }
                understood++;
            }
        }
        assertThat(understood).isGreaterThan(20);
    }

    @Test
    void theSameCodeMeansTheSameWhateverTheStatus() {
        String throttled = "{\"error\":{\"message\":\"(#131056)\",\"code\":131056}}";

        assertThat(read(400, throttled)).isEqualTo(read(403, throttled)).isEqualTo(read(429, throttled));
        assertThat(read(200, throttled)).isInstanceOf(GraphAnswer.Refused.class);
    }

    @Test
    void anAnswerOfSomethingBetweenIsLostWhereTheMessageMayHaveGone() {
        assertThat(read(502, "<html>Bad gateway</html>")).isInstanceOf(GraphAnswer.Lost.class);
        assertThat(read(500, "")).isInstanceOf(GraphAnswer.Lost.class);
        assertThat(read(200, "<html>Sign in to this network</html>")).isInstanceOf(GraphAnswer.Lost.class);
    }

    @Test
    void whatWasNotTakenUpIsNotSent() {
        assertThat(read(503, "")).isInstanceOf(GraphAnswer.Unsent.class);
        assertThat(read(429, "slow down")).isInstanceOf(GraphAnswer.Unsent.class);
    }

    @Test
    void aRefusalWithoutACodeIsARefusal() {
        assertThat(read(400, "no")).isInstanceOfSatisfying(GraphAnswer.Refused.class, refused -> assertThat(
                        refused.error().code())
                .isEqualTo(GraphError.NO_CODE));
    }

    @Test
    void neitherTheTokenNorWhatAnErrorQuotesIsTold() {
        Account account = new Account("main", "1", "a-secret-token", "", "");
        GraphError error = new GraphError(100, "+628000000001 is wrong", "+628000000001");

        assertThat(account.toString()).doesNotContain("a-secret-token");
        assertThat(error.toString()).isEqualTo("GraphError[100]");
    }

    private static GraphAnswer read(int status, String body) {
        return GraphClient.read(status, Buffer.buffer(body));
    }
}
