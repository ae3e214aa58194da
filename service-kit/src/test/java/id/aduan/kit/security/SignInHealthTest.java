package id.aduan.kit.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SignInHealthTest {
    private static final String NO_SERVICE_ACCOUNT =
            "{\"error\":\"unauthorized_client\",\"error_description\":\"Client not enabled to retrieve service account\"}";

    private HttpServer server;
    private int status = 401;
    private String token = NO_SERVICE_ACCOUNT;
    private int asked;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        String address = "http://127.0.0.1:" + server.getAddress().getPort();
        server.createContext("/", exchange -> answer(exchange, 404, ""));
        server.createContext(
                "/realms/aduan/.well-known/openid-configuration",
                exchange -> answer(exchange, 200, "{\"token_endpoint\":\"" + address + "/token\"}"));
        server.createContext("/token", exchange -> {
            asked++;
            answer(exchange, status, token);
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void aRealmThatIsThereIsWell() {
        assertThat(look("/realms/aduan").getStatus()).isEqualTo(HealthCheckResponse.Status.UP);
    }

    @Test
    void aWrongRealmIsNamedWithWhatToDo() {
        HealthCheckResponse health = look("/realms/another");

        assertThat(health.getStatus()).isEqualTo(HealthCheckResponse.Status.DOWN);
        assertThat(health.getData().orElseThrow().get("trouble").toString())
                .contains("no realm", "/realms/another", "aduan-realm.json");
    }

    @Test
    void aSignInThatIsAwayIsNamed() {
        server.stop(0);

        assertThat(look("/realms/aduan").getData().orElseThrow().get("trouble").toString())
                .contains("cannot be reached");
    }

    @Test
    void aClientThatTheRealmDoesNotKnowIsNamedWithWhatToDo() {
        for (String refusal : List.of(
                "{\"error\":\"invalid_client\"}",
                "{\"error\":\"unauthorized_client\",\"error_description\":\"Invalid client or Invalid client credentials\"}")) {
            token = refusal;

            HealthCheckResponse health = look("/realms/aduan");

            assertThat(health.getStatus()).isEqualTo(HealthCheckResponse.Status.DOWN);
            assertThat(health.getData().orElseThrow().get("trouble").toString())
                    .contains("client aduan-pages", "aduan-realm.json")
                    .doesNotContain("confidential");
        }
    }

    @Test
    void aClientThatIsKnownIsNotAskedForAtEveryLook() {
        SignInHealth health = health("/realms/aduan");

        assertThat(health.call().getStatus()).isEqualTo(HealthCheckResponse.Status.UP);
        assertThat(health.call().getStatus()).isEqualTo(HealthCheckResponse.Status.UP);
        assertThat(asked).isEqualTo(1);

        status = 200;
        token = "{\"access_token\":\"x\"}";
        assertThat(look("/realms/aduan").getStatus()).isEqualTo(HealthCheckResponse.Status.UP);
    }

    @Test
    void whereNobodySignsInNothingIsWrong() {
        assertThat(new SignInHealth(Optional.empty(), "aduan-pages", Optional.empty())
                        .call()
                        .getStatus())
                .isEqualTo(HealthCheckResponse.Status.UP);
    }

    private HealthCheckResponse look(String realm) {
        return health(realm).call();
    }

    private SignInHealth health(String realm) {
        return new SignInHealth(
                Optional.of("http://127.0.0.1:" + server.getAddress().getPort() + realm),
                "aduan-pages",
                Optional.of("confidential"));
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
