package id.aduan.kit.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SignInHealthTest {
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            boolean there = exchange.getRequestURI().getPath().equals("/realms/aduan/.well-known/openid-configuration");
            exchange.sendResponseHeaders(there ? 200 : 404, -1);
            exchange.close();
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
    void whereNobodySignsInNothingIsWrong() {
        assertThat(new SignInHealth(Optional.empty()).call().getStatus()).isEqualTo(HealthCheckResponse.Status.UP);
    }

    private HealthCheckResponse look(String realm) {
        return new SignInHealth(
                        Optional.of("http://127.0.0.1:" + server.getAddress().getPort() + realm))
                .call();
    }
}
