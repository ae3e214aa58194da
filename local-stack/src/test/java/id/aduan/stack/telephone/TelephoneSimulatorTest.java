package id.aduan.stack.telephone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the call center hears of the stand-in's lines. */
class TelephoneSimulatorTest {
    private static final String SECRET = "a-secret-of-the-exchange";
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final JsonMapper JSON = new JsonMapper();

    private final List<JsonNode> heard = new CopyOnWriteArrayList<>();
    private final List<String> badlySigned = new CopyOnWriteArrayList<>();
    private final AtomicInteger refusals = new AtomicInteger();
    private HttpServer callCenter;
    private TelephoneSimulator simulator;

    @BeforeEach
    void start() throws IOException {
        callCenter = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        callCenter.createContext("/", exchange -> {
            try (exchange) {
                byte[] body = exchange.getRequestBody().readAllBytes();
                String signature = exchange.getRequestHeaders().getFirst("Aduan-Signature");
                boolean refused = refusals.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
                if (!refused && isGood(signature, body)) {
                    heard.add(JSON.readTree(body));
                } else if (!refused) {
                    badlySigned.add(signature);
                }
                exchange.sendResponseHeaders(refused ? 503 : 202, -1);
            }
        });
        callCenter.start();
        simulator = TelephoneSimulator.start(new TelephoneOptions(
                0,
                URI.create("http://127.0.0.1:" + callCenter.getAddress().getPort() + "/events"),
                SECRET,
                Clock.systemUTC()));
    }

    @AfterEach
    void stop() {
        simulator.close();
        callCenter.stop(0);
    }

    @Test
    void aCallIsToldFromTheRingToItsRecording() throws Exception {
        String id = post("calls", "{\"from\":\"0800 0000 0112\",\"says\":\"fire\"}", 201)
                .path("id")
                .asText();
        post("calls/" + id + "/answer", "{\"extension\":\"201\"}", 200);
        post("calls/" + id + "/transfer", "{\"extension\":\"204\"}", 200);
        post("calls/" + id + "/hang-up", "", 200);

        await().atMost(PATIENCE).until(() -> heard.size() == 5);
        assertThat(ofType("OFFERED").path("from").asText()).isEqualTo("0800 0000 0112");
        assertThat(ofType("ANSWERED").path("extension").asText()).isEqualTo("201");
        assertThat(ofType("TRANSFERRED").path("extension").asText()).isEqualTo("204");
        assertThat(ofType("ENDED").path("callId").asText()).isEqualTo(id);
        assertThat(ofType("RECORDED").path("recording").asText()).startsWith("https://pbx.example.org/");
        assertThat(heard).extracting(event -> event.path("callId").asText()).containsOnly(id);
        assertThat(heard).extracting(event -> event.path("eventId").asText()).doesNotHaveDuplicates();
        assertThat(badlySigned).isEmpty();
        assertThat(get("calls/" + id).path("state").asText()).isEqualTo("ENDED");
        assertThat(post("calls/" + id + "/answer", "", 400).path("detail").asText())
                .contains("ENDED");
        assertThat(post("calls/nobody/answer", "", 404).path("detail").asText()).contains("no such call");
    }

    @Test
    void whatIsNotTakenIsToldAgain() throws Exception {
        refusals.set(2);

        post("calls", "{}", 201);

        await().atMost(PATIENCE).until(() -> heard.size() == 1);
        assertThat(get("exchange").path("refused").asInt()).isEqualTo(2);
        assertThat(get("exchange").path("taken").asInt()).isEqualTo(1);
    }

    @Test
    void faultsAreThoseOfARealLine() throws Exception {
        send("PUT", "faults", "{\"duplicate\":true,\"withheld\":true}", 200);
        post("calls", "{\"from\":\"0800 0000 0112\"}", 201);
        await().atMost(PATIENCE).until(() -> heard.size() == 2);
        assertThat(heard).extracting(event -> event.path("from").asText()).containsOnly("anonymous");
        assertThat(heard.get(0)).isEqualTo(heard.get(1));

        send("DELETE", "faults", "", 200);
        send("PUT", "faults", "{\"paused\":true}", 200);
        post("calls", "{\"withheld\":true}", 201);
        assertThat(get("exchange").path("waiting").asInt()).isPositive();
        send("DELETE", "faults", "", 200);
        await().atMost(PATIENCE).until(() -> heard.size() == 3);

        for (String fault : List.of("wrongSignature", "oldSignature")) {
            send("PUT", "faults", "{\"" + fault + "\":true}", 200);
            post("calls", "{}", 201);
            int wanted = fault.equals("wrongSignature") ? 1 : 2;
            await().atMost(PATIENCE).until(() -> badlySigned.size() == wanted);
            send("DELETE", "faults", "", 200);
        }
        assertThat(send("PUT", "faults", "{\"unheardOf\":true}", 400)
                        .path("detail")
                        .asText())
                .contains("unheardOf");
    }

    @Test
    void reorderedEventsAllCome() throws Exception {
        send("PUT", "faults", "{\"reordered\":true}", 200);
        List<String> calls = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            String id = post("calls", "{}", 201).path("id").asText();
            calls.add(id);
            post("calls/" + id + "/answer", "{}", 200);
            post("calls/" + id + "/hang-up", "", 200);
        }

        await().atMost(PATIENCE).until(() -> heard.size() == 20);
        assertThat(heard.stream().map(event -> event.path("callId").asText()).distinct())
                .containsExactlyInAnyOrderElementsOf(calls);
    }

    @Test
    void aCrowdCallsAndIsAnsweredByTheTelephonesThatThereAre() throws Exception {
        post("crowd", "{\"calls\":40,\"seconds\":2,\"operators\":3,\"talkSeconds\":1,\"patienceSeconds\":4}", 202);

        await().atMost(PATIENCE).until(() -> count("OFFERED") == 40 && count("ENDED") == 40);
        assertThat(count("ANSWERED")).isBetween(3L, 30L);
        assertThat(heard.stream()
                        .filter(event -> event.path("type").asText().equals("ANSWERED"))
                        .map(event -> event.path("extension").asText())
                        .distinct())
                .containsExactlyInAnyOrder("201", "202", "203");
        assertThat(heard.stream().filter(event -> event.has("from")).map(event -> event.path("from")
                        .asText()))
                .allMatch(from -> from.startsWith("08000000"));
        assertThat(post("crowd", "{\"calls\":9999}", 400).path("detail").asText())
                .contains("calls must be");
    }

    @Test
    void noOtherSiteMayRing() throws Exception {
        var request = HttpRequest.newBuilder(URI.create(simulator.address() + TelephoneApi.PATH + "/calls"))
                .header("Sec-Fetch-Site", "cross-site")
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();

        assertThat(HttpClient.newHttpClient()
                        .send(request, HttpResponse.BodyHandlers.discarding())
                        .statusCode())
                .isEqualTo(403);
    }

    private long count(String type) {
        return heard.stream()
                .filter(event -> event.path("type").asText().equals(type))
                .count();
    }

    private JsonNode ofType(String type) {
        return heard.stream()
                .filter(event -> event.path("type").asText().equals(type))
                .findFirst()
                .orElseThrow();
    }

    /** As the call center judges it: the right secret, and of now. */
    private static boolean isGood(String signature, byte[] body) {
        try {
            String time = signature.split(",")[0].substring(2);
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET.getBytes(UTF_8), "HmacSHA256"));
            mac.update((time + ".").getBytes(UTF_8));
            Duration apart = Duration.between(Instant.ofEpochSecond(Long.parseLong(time)), Instant.now());
            return signature.equals("t=" + time + ",v1=" + HexFormat.of().formatHex(mac.doFinal(body)))
                    && apart.abs().toMinutes() < 5;
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private JsonNode get(String path) throws Exception {
        return send("GET", path, "", 200);
    }

    private JsonNode post(String path, String body, int status) throws Exception {
        return send("POST", path, body, status);
    }

    private JsonNode send(String method, String path, String body, int status) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(simulator.address() + TelephoneApi.PATH + "/" + path))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> response = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        return JSON.readTree(response.body());
    }
}
