package id.aduan.stack.whatsapp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import id.aduan.stack.http.LoopbackServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** A simulator, a webhook that writes down what it gets, and a client of both. */
final class Simulation implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(20);
    static final String NUMBER = "1060000000001";
    static final String WABA = "1020000000001";
    static final String TOKEN = "a-token-of-tests";
    static final String SECRET = "app-secret-for-tests";

    private static final JsonMapper JSON = new JsonMapper();

    final WalkingClock clock = new WalkingClock();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final HttpServer webhook;
    private final WhatsAppSimulator simulator;
    private volatile int webhookAnswers = 200;

    /** A call of the webhook. */
    record Received(byte[] body, String signature) {
        JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }

        /** What is under {@code messages} or {@code statuses} of all its changes. */
        List<JsonNode> all(String name) {
            var found = new ArrayList<JsonNode>();
            json().path("entry").forEach(entry -> entry.path("changes")
                    .forEach(change -> change.path("value").path(name).forEach(found::add)));
            return found;
        }
    }

    /** A clock that is moved by hand and goes on by itself in between. */
    static final class WalkingClock extends Clock {
        private volatile Duration moved = Duration.ZERO;

        void move(Duration by) {
            moved = moved.plus(by);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return Instant.now().plus(moved);
        }
    }

    Simulation(Path folder) throws IOException {
        LoopbackServer.answerAtOnce();
        webhook = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        webhook.setExecutor(Executors.newCachedThreadPool());
        webhook.createContext("/webhooks/whatsapp", this::receive);
        webhook.start();
        simulator = WhatsAppSimulator.start(new SimulatorOptions(
                0,
                Optional.of(
                        URI.create("http://127.0.0.1:" + webhook.getAddress().getPort() + "/webhooks/whatsapp")),
                SECRET,
                "verify-token-of-tests",
                List.of(new BusinessNumber(NUMBER, WABA, "6280000000000", "Aduan", TOKEN)),
                folder.resolve("media"),
                Optional.empty(),
                clock));
    }

    /** An answer of the simulator. */
    record Reply(int status, JsonNode json) {
        int code() {
            return json.path("error").path("code").asInt();
        }

        String details() {
            return json.path("error").path("error_data").path("details").asText();
        }

        String messageId() {
            return json.path("messages").path(0).path("id").asText();
        }
    }

    URI address() {
        return simulator.address();
    }

    void webhookAnswers(int status) {
        webhookAnswers = status;
    }

    List<Received> received() {
        return received;
    }

    List<JsonNode> all(String name) {
        return received.stream().flatMap(call -> call.all(name).stream()).toList();
    }

    /** Waits for a message or status that the webhook was told of. */
    JsonNode awaitTold(String name, String pointer, String value) {
        return await().atMost(PATIENCE)
                .until(
                        () -> all(name).stream()
                                .filter(each -> each.at(pointer).asText().equals(value))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    Reply send(String json) throws Exception {
        return graph("POST", "/v24.0/" + NUMBER + "/messages", json);
    }

    /** A message to the first citizen. */
    Reply sendText(String text) throws Exception {
        ObjectNode request = JSON.createObjectNode()
                .put("messaging_product", "whatsapp")
                .put("to", phone())
                .put("type", "text")
                .put("biz_opaque_callback_data", "data of " + text);
        request.putObject("text").put("body", text);
        return send(request.toString());
    }

    Reply graph(String method, String path, String json) throws Exception {
        return exchange(request(path)
                .header("Authorization", "Bearer " + TOKEN)
                .header("Content-Type", "application/json")
                .method(
                        method,
                        json == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(json)));
    }

    /** The stand-in's own JSON. */
    Reply api(String method, String path, String json) throws Exception {
        return exchange(request(SimulatorApi.PATH + path)
                .header("Content-Type", "application/json")
                .method(
                        method,
                        json == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(json)));
    }

    /** The first citizen does something. */
    JsonNode act(String json) throws Exception {
        Reply reply = api("POST", "/citizens/1/messages", json);
        assertThat(reply.status()).as(reply.json().toString()).isEqualTo(201);
        return reply.json();
    }

    /** The first citizen says something, and the webhook has taken it. */
    void open() throws Exception {
        String id = act("{\"type\":\"text\",\"text\":\"halo\"}").path("id").asText();
        awaitTold("messages", "/id", id);
    }

    void fault(String json) throws Exception {
        assertThat(api("PUT", "/faults", json).status()).isEqualTo(200);
    }

    JsonNode chat() throws Exception {
        return api("GET", "/citizens/1", null).json();
    }

    String phone() throws Exception {
        return chat().path("phone").asText();
    }

    Reply upload(String type, byte[] bytes) throws Exception {
        String boundary = "----boundary-of-tests";
        var body = new ByteArrayOutputStream();
        body.writeBytes(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"messaging_product\"\r\n\r\n"
                        + "whatsapp\r\n--" + boundary
                        + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"berkas\"\r\nContent-Type: "
                        + type + "\r\n\r\n")
                .getBytes(UTF_8));
        body.writeBytes(bytes);
        body.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(UTF_8));
        return exchange(request("/v24.0/" + NUMBER + "/media")
                .header("Authorization", "Bearer " + TOKEN)
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray())));
    }

    HttpResponse<byte[]> get(URI address, String token) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(address);
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(simulator.address() + path)).timeout(PATIENCE);
    }

    Reply exchange(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        return new Reply(response.statusCode(), JSON.readTree(response.body()));
    }

    @Override
    public void close() {
        simulator.close();
        webhook.stop(0);
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (exchange.getRequestMethod().equals("GET")) {
                String query = exchange.getRequestURI().getQuery();
                byte[] challenge =
                        query.replaceAll(".*hub.challenge=([^&]*).*", "$1").getBytes(UTF_8);
                exchange.sendResponseHeaders(
                        query.contains("hub.verify_token=verify-token-of-tests") ? 200 : 403, challenge.length);
                exchange.getResponseBody().write(challenge);
                return;
            }
            byte[] body = exchange.getRequestBody().readAllBytes();
            if (webhookAnswers == 200) {
                received.add(new Received(body, exchange.getRequestHeaders().getFirst("X-Hub-Signature-256")));
            }
            exchange.sendResponseHeaders(webhookAnswers, -1);
        }
    }
}
