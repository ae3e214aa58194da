package id.aduan.intake.whatsapp.sending;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GraphClientTest {
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final Account ACCOUNT = new Account("main", "100200300400", "a-token", "", "");
    private static final Recipient CITIZEN = new Recipient("+628000000001", null);
    private static final GraphJson.Ready WORDS = new GraphJson.Ready(new OutgoingMessage.Text("Halo"), null, null);

    private final Vertx vertx = Vertx.vertx();
    private final Queue<String> requests = new ConcurrentLinkedQueue<>();
    private HttpServer server;
    private volatile String answer;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + "\n"
                    + exchange.getRequestHeaders().getFirst("Authorization") + "\n"
                    + exchange.getRequestHeaders().getFirst("Content-Type") + "\n"
                    + new String(exchange.getRequestBody().readAllBytes(), ISO_8859_1));
            if (answer != null) {
                exchange.sendResponseHeaders(200, answer.length());
                exchange.getResponseBody().write(answer.getBytes(ISO_8859_1));
            }
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void aMessageGoesToTheAccountsOwnAddressWithItsToken() {
        answer = "{\"messaging_product\":\"whatsapp\",\"messages\":[{\"id\":\"wamid.1\"}]}";

        assertThat(send(client(server.getAddress().getPort()))).isEqualTo(new GraphAnswer.Accepted("wamid.1"));
        assertThat(requests).singleElement().satisfies(request -> assertThat(request)
                .startsWith("POST /v24.0/100200300400/messages\nBearer a-token\napplication/json\n{"));
    }

    @Test
    void whatFindsNobodyToTalkToNeverWentOut() {
        int port = server.getAddress().getPort();
        server.stop(0);

        assertThat(send(client(port))).isInstanceOf(GraphAnswer.Unsent.class);
    }

    @Test
    void whatWentOutAndWasNotAnsweredIsLost() {
        answer = null;

        assertThat(send(client(server.getAddress().getPort()))).isInstanceOf(GraphAnswer.Lost.class);
        assertThat(requests).hasSize(1);
    }

    @Test
    void aFileIsLoadedUpAsAForm() {
        answer = "{\"id\":\"987654321\"}";
        GraphClient client = client(server.getAddress().getPort());

        GraphAnswer uploaded = client.upload(ACCOUNT, new MediaFiles.File(new byte[] {'J', 0, 'P'}, "image/jpeg"))
                .await()
                .atMost(PATIENCE);

        assertThat(uploaded).isEqualTo(new GraphAnswer.Accepted("987654321"));
        String request = requests.remove();
        String boundary = request.lines()
                .filter(line -> line.startsWith("multipart/form-data; boundary="))
                .map(line -> line.substring(line.indexOf('=') + 1))
                .findFirst()
                .orElseThrow();
        assertThat(request)
                .startsWith("POST /v24.0/100200300400/media\n")
                .contains("--" + boundary
                        + "\r\nContent-Disposition: form-data; name=\"messaging_product\"\r\n\r\nwhatsapp\r\n")
                .contains("name=\"type\"\r\n\r\nimage/jpeg\r\n")
                .contains("name=\"file\"; filename=\"file\"\r\nContent-Type: image/jpeg\r\n\r\nJ\u0000P\r\n")
                .endsWith("--" + boundary + "--\r\n");
    }

    @Test
    void aNumberIsAskedForWithItsQuality() {
        answer = "{\"id\":\"100200300400\",\"quality_rating\":\"GREEN\"}";

        assertThat(client(server.getAddress().getPort()).probe(ACCOUNT).await().atMost(PATIENCE))
                .isEqualTo(new GraphAnswer.Accepted("GREEN"));
        assertThat(requests.remove()).startsWith("GET /v24.0/100200300400?fields=id,quality_rating\nBearer a-token\n");
    }

    private static GraphAnswer send(GraphClient client) {
        return client.send(ACCOUNT, UUID.randomUUID(), CITIZEN, WORDS).await().atMost(PATIENCE);
    }

    private GraphClient client(int port) {
        return new GraphClient(
                vertx,
                new SmallRyeConfigBuilder()
                        .withMapping(GraphSettings.class)
                        .withConverter(Duration.class, 200, new DurationConverter())
                        .withDefaultValue("aduan.intake.whatsapp.graph.url", "http://127.0.0.1:" + port + "/")
                        .build()
                        .getConfigMapping(GraphSettings.class));
    }
}
