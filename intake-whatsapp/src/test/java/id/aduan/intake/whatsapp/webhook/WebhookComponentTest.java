package id.aduan.intake.whatsapp.webhook;

import static id.aduan.intake.whatsapp.webhook.Bodies.body;
import static id.aduan.intake.whatsapp.webhook.Bodies.bytes;
import static id.aduan.intake.whatsapp.webhook.Bodies.contact;
import static id.aduan.intake.whatsapp.webhook.Bodies.contacts;
import static id.aduan.intake.whatsapp.webhook.Bodies.messages;
import static id.aduan.intake.whatsapp.webhook.Bodies.signature;
import static id.aduan.intake.whatsapp.webhook.Bodies.status;
import static id.aduan.intake.whatsapp.webhook.Bodies.statuses;
import static id.aduan.intake.whatsapp.webhook.Bodies.text;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import id.aduan.contracts.EventId;
import id.aduan.contracts.WhatsAppUpdate;
import id.aduan.contracts.WhatsAppUpdate.Kind;
import id.aduan.durable.Transactions;
import id.aduan.kit.events.UnreadableEvent;
import id.aduan.stack.test.IssuerResource;
import id.aduan.stack.test.KafkaResource;
import id.aduan.stack.test.PostgresResource;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(KafkaResource.class)
@WithTestResource(value = PostgresResource.class, initArgs = @ResourceArg(name = "database", value = "whatsapp"))
@WithTestResource(IssuerResource.class)
class WebhookComponentTest {
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final String TOKEN = "verify-token-of-tests";

    @TestHTTPResource("/webhooks/whatsapp")
    URI webhook;

    @Inject
    UpdateReader reader;

    @Inject
    DayKeys keys;

    @Inject
    Transactions transactions;

    @Inject
    MeterRegistry meters;

    private final String id = "wamid." + UUID.randomUUID();
    private final String ani = "62800000" + ThreadLocalRandom.current().nextInt(100_000, 1_000_000);

    @BeforeEach
    void thereIsAKey() {
        await().atMost(PATIENCE).until(() -> keys.current().isPresent());
    }

    @Test
    void theHandshakeGivesTheChallengeBackAsText() {
        given().queryParam("hub.mode", "subscribe")
                .queryParam("hub.verify_token", TOKEN)
                .queryParam("hub.challenge", "<script>alert(1)</script>&+é")
                .get(webhook)
                .then()
                .statusCode(200)
                .header("Content-Type", "text/plain;charset=UTF-8")
                .header("X-Content-Type-Options", "nosniff")
                .body(org.hamcrest.Matchers.equalTo("<script>alert(1)</script>&+é"));
    }

    @Test
    void aHandshakeOfSomebodyElseIsRefusedAndReflectsNothing() {
        for (Map<String, String> asked : List.of(
                Map.of("hub.mode", "subscribe", "hub.verify_token", TOKEN + "x", "hub.challenge", "1158201444"),
                Map.of("hub.mode", "subscribe", "hub.verify_token", "", "hub.challenge", "1158201444"),
                Map.of("hub.mode", "subscribe", "hub.challenge", "1158201444"),
                Map.of("hub.mode", "unsubscribe", "hub.verify_token", TOKEN, "hub.challenge", "1158201444"),
                Map.of("hub.mode", "subscribe", "hub.verify_token", TOKEN),
                Map.of("hub.mode", "subscribe", "hub.verify_token", TOKEN, "hub.challenge", "1".repeat(257)),
                Map.<String, String>of())) {
            given().queryParams(asked)
                    .get(webhook)
                    .then()
                    .statusCode(403)
                    .body(org.hamcrest.Matchers.not(org.hamcrest.Matchers.containsString("1158201444")));
        }
    }

    @Test
    void everyRecordedBodyIsKeptAndRead() {
        Map<String, byte[]> bodies = Bodies.recorded();
        bodies.forEach((name, body) -> assertThat(send(body)).as(name).isEqualTo(200));

        Map<EventId, Kept> kept = new TreeMap<>(java.util.Comparator.comparing(EventId::value));
        Kept.all(broker()).forEach(each -> kept.put(each.eventId(), each));
        bodies.forEach((name, body) -> CutBody.of(body).forEach(cut -> {
            assertThat(kept).as(name).containsKey(cut.eventId());
            assertThat(read(kept.get(cut.eventId()))).as(name).hasSize(1);
        }));
    }

    @Test
    void aMessageIsKeptUnderAKeyThatTellsNobodyWhoWrote() {
        byte[] body = bytes(body(contacts(contact(ani, "Ani")), messages(text(id, ani, "Jalan rusak"))));
        take(body);

        Kept kept = kept(body).get(0);
        assertThat(kept.update().kind()).isEqualTo(Kind.MESSAGE);
        assertThat(kept.update().account()).isEqualTo(Bodies.ACCOUNT);
        assertThat(kept.update().eventId()).isEqualTo(kept.eventId());
        assertThat(kept.key()).doesNotContain(ani).hasSize(27);
        assertThat(new String(Base64.getDecoder().decode(kept.update().sealed()), US_ASCII))
                .doesNotContain("Jalan", ani);
        IncomingMessage message = (IncomingMessage) read(kept).get(0);
        assertThat(message.messageId()).isEqualTo(id);
        assertThat(message.sender()).isEqualTo(new PersonIds(ani, null, null, null, "Ani"));
        assertThat(message.content()).isEqualTo(new MessageContent.Text("Jalan rusak"));

        byte[] another = bytes(body(messages(text(id + "-2", ani, "Dan lampu mati"))));
        take(another);
        assertThat(kept(another).get(0).key()).isEqualTo(kept.key());
    }

    @Test
    void theSecretBeforeIsGoodDuringTheChange() {
        byte[] body = bytes(body(messages(text(id, ani, "a"))));

        assertThat(send(body, signature("app-secret-before", body))).isEqualTo(200);
    }

    @Test
    void withoutAGoodSignatureNothingIsKept() {
        double missing = refused("missing");
        double wrong = refused("wrong");
        byte[] body = bytes(body(messages(text(id, ani, "a"))));
        String good = signature(Bodies.SECRET, body);
        List<String> bad = List.of(
                "sha256=",
                good.substring(0, 70),
                good.toUpperCase(java.util.Locale.ROOT),
                good.substring(7),
                signature("another-secret", body),
                signature(Bodies.SECRET, bytes(body(messages(text(id, ani, "b"))))));

        assertThat(posted(body, null, "application/json").join()).isEqualTo(401);
        bad.forEach(header -> assertThat(send(body, header)).as(header).isEqualTo(401));

        assertThat(kept(body)).isEmpty();
        assertThat(refused("missing") - missing).isEqualTo(1);
        assertThat(refused("wrong") - wrong).isEqualTo(bad.size());
    }

    @Test
    void aThousandUpdatesOfABodyAreAllKeptBeforeItIsAnswered() {
        String[] all = IntStream.range(0, 1_000)
                .mapToObj(i -> text(id + i, "62800001" + (1_000 + i), "halo " + i))
                .toArray(String[]::new);
        byte[] body = bytes(body(messages(all)));

        take(body);

        Set<EventId> expected = CutBody.of(body).stream().map(Cut::eventId).collect(Collectors.toSet());
        List<Kept> kept = Kept.all(broker()).stream()
                .filter(each -> expected.contains(each.eventId()))
                .toList();
        assertThat(kept).hasSize(1_000);
        assertThat(kept.stream().map(Kept::key).distinct()).hasSize(1_000);
    }

    @Test
    void aMessageThatStandsInABodyTwiceIsKeptOnceAndOneOfTwoDeliveriesUnderOneId() {
        byte[] body = bytes(body(messages(text(id, ani, "a"), text(id, ani, "a"))));

        List<CompletableFuture<Integer>> both = List.of(posted(body), posted(body));

        assertThat(both).extracting(CompletableFuture::join).containsOnly(200);
        assertThat(kept(body))
                .hasSize(2)
                .extracting(Kept::eventId)
                .containsOnly(CutBody.of(body).get(0).eventId());
    }

    @Test
    void messagesAndStatesInOneBodyAreKeptApart() {
        double messages = accepted("message");
        double states = accepted("status");
        byte[] body = bytes(body(
                messages(text(id, ani, "a")),
                statuses(status(id + "-out", "sent", ani), status(id + "-out", "read", ani))));

        take(body);

        assertThat(kept(body)).hasSize(3);
        assertThat(accepted("message") - messages).isEqualTo(1);
        assertThat(accepted("status") - states).isEqualTo(2);
    }

    @ParameterizedTest(name = "{index}")
    @ValueSource(strings = {"", "{", "no JSON", "[]", "{\"object\":\"page\"}", "{\"entry\":[]}", "\u0000\u0001"})
    void whatCannotBeReadIsKeptWholeAndAnsweredWell(String body) {
        byte[] bytes = bytes(body
                + (body.isEmpty()
                        ? ""
                        : " ".repeat(1 + ThreadLocalRandom.current().nextInt(500))));

        take(bytes);

        assertThat(keptWhole(bytes)).isNotEmpty().allSatisfy(kept -> {
            assertThat(open(kept)).isEqualTo(bytes);
            assertThatThrownBy(() -> read(kept)).isInstanceOf(UnreadableEvent.class);
        });
    }

    @Test
    void aTornBodyWithAGoodSignatureIsOneRecord() {
        double unreadable = accepted("unreadable");
        byte[] body = bytes(body(messages(text(id, ani, "a"), text(id + "-2", ani, "b"))));
        byte[] torn = Arrays.copyOf(body, body.length - 9);

        take(torn);

        assertThat(keptWhole(torn)).hasSize(1);
        assertThat(kept(body)).isEmpty();
        assertThat(accepted("unreadable") - unreadable).isEqualTo(1);
    }

    @Test
    void fourMegabytesOfNoiseAreOneRecord() {
        byte[] noise = noise(Webhook.MAX_BODY_BYTES);

        take(noise);

        assertThat(keptWhole(noise)).hasSize(1).allSatisfy(kept -> assertThat(open(kept))
                .isEqualTo(noise));
    }

    @Test
    void fourMegabytesOfOneFieldThatNobodyKnowsAreOneRecord() {
        String start = Bodies.change("something_new", "{\"words\":\"");
        int gap = Webhook.MAX_BODY_BYTES - bytes(start).length - 2;
        byte[] body = bytes(Bodies.change("something_new", "{\"words\":\"" + "x".repeat(gap) + "\"}"));
        assertThat(body).hasSize(Webhook.MAX_BODY_BYTES);

        take(body);

        assertThat(kept(body)).hasSize(1);
    }

    @Test
    void severalLargeBodiesAtOnceAreTakenOrComeAgain() {
        List<byte[]> bodies = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            bodies.add(noise(Webhook.MAX_BODY_BYTES));
        }
        // one that is refused before it is read may lose its answer with the connection
        List<Integer> answers = bodies.stream().map(body -> posted(body).exceptionally(torn -> 503)).toList().stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(answers).isSubsetOf(200, 503).contains(200);
        bodies.forEach(body -> await().atMost(PATIENCE)
                .until(() -> posted(body).exceptionally(torn -> 503).join() == 200));
    }

    @Test
    void aBodyAboveTheLimitIsRefusedBeforeItIsRead() throws IOException {
        assertThat(firstLine("Content-Length: " + (Webhook.MAX_BODY_BYTES + 1), out -> {}))
                .startsWith("HTTP/1.1 413");
    }

    @Test
    void aBodyThatDoesNotTellItsLengthIsNotReadForEver() throws IOException {
        byte[] chunk = new byte[64 * 1024];
        String answer = firstLine("Transfer-Encoding: chunked", out -> {
            for (int i = 0; i < 200; i++) {
                out.write((Integer.toHexString(chunk.length) + "\r\n").getBytes(US_ASCII));
                out.write(chunk);
                out.write("\r\n".getBytes(US_ASCII));
                out.flush();
            }
        });

        assertThat(answer).matches("|HTTP/1.1 413.*"); // the answer may be lost with the connection
    }

    @Test
    void aBodyThatDoesNotComeToAnEndIsGivenUp() throws IOException {
        assertThat(firstLine("Content-Length: 1000", out -> out.write('{'))).startsWith("HTTP/1.1 408");
    }

    @Test
    void noBodyOfAnyKindWithAGoodSignatureIsEverAFaultOfTheProvider() {
        Random random = new Random(20261128);
        byte[] good = bytes(body(contacts(contact(ani, "Ani")), messages(text(id, ani, "a"))));
        for (int i = 0; i < 300; i++) {
            byte[] changed = Arrays.copyOf(good, random.nextInt(good.length) + 1);
            for (int j = random.nextInt(4); j > 0; j--) {
                changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
            }
            assertThat(send(changed)).isEqualTo(200);
        }
    }

    @Test
    void theContentTypeDoesNotMatter() {
        for (String type : List.of("text/plain", "application/octet-stream", "application/json; charset=latin1")) {
            byte[] body = bytes(body(messages(text(id + type.hashCode(), ani, "é"))));
            assertThat(posted(body, signature(Bodies.SECRET, body), type).join())
                    .isEqualTo(200);
            assertThat(kept(body)).hasSize(1);
        }
    }

    /** As the provider: what is not safe is sent again. */
    private void take(byte[] body) {
        int status = await().atMost(PATIENCE).until(() -> send(body), answer -> answer != 503);
        assertThat(status).isEqualTo(200);
    }

    private int send(byte[] body) {
        return posted(body).join();
    }

    private int send(byte[] body, String signature) {
        return posted(body, signature, "application/json").join();
    }

    private CompletableFuture<Integer> posted(byte[] body) {
        return posted(body, signature(Bodies.SECRET, body), "application/json");
    }

    private CompletableFuture<Integer> posted(byte[] body, String signature, String contentType) {
        HttpRequest.Builder request = HttpRequest.newBuilder(webhook)
                .header("Content-Type", contentType)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        if (signature != null) {
            request.header("X-Hub-Signature-256", signature);
        }
        return CLIENT.sendAsync(request.build(), HttpResponse.BodyHandlers.discarding())
                .thenApply(HttpResponse::statusCode);
    }

    /** The first line of the answer to a request that is written by hand; empty when the connection ends before. */
    private String firstLine(String header, Writing writing) throws IOException {
        try (Socket socket = new Socket(webhook.getHost(), webhook.getPort())) {
            socket.setSoTimeout((int) PATIENCE.toMillis());
            OutputStream out = socket.getOutputStream();
            out.write(("POST /webhooks/whatsapp HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                            + header + "\r\n\r\n")
                    .getBytes(US_ASCII));
            out.flush();
            try {
                writing.to(out);
                out.flush();
                String line = new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII)).readLine();
                return line == null ? "" : line;
            } catch (java.net.SocketException e) {
                return "";
            }
        }
    }

    private List<Kept> kept(byte[] body) {
        Set<EventId> expected = CutBody.of(body).stream().map(Cut::eventId).collect(Collectors.toSet());
        return Kept.all(broker()).stream()
                .filter(each -> expected.contains(each.eventId()))
                .toList();
    }

    private static List<Kept> keptWhole(byte[] body) {
        return Kept.of(broker(), EventId.derivedFrom("whatsapp-update", "body", Slice.sha256(body)));
    }

    private List<ReceivedUpdate> read(Kept kept) {
        return transactions
                .run(session -> reader.read(session, kept.update()))
                .await()
                .atMost(PATIENCE);
    }

    private byte[] open(Kept kept) {
        WhatsAppUpdate update = kept.update();
        return transactions
                .run(session -> keys.find(session, update.keyId()))
                .await()
                .atMost(PATIENCE)
                .open(
                        Base64.getDecoder().decode(update.sealed()),
                        update.eventId().toString());
    }

    private double refused(String why) {
        var counter = meters.find("aduan.whatsapp.signatures.refused")
                .tag("signature", why)
                .counter();
        return counter == null ? 0 : counter.count();
    }

    private double accepted(String kind) {
        var counter = meters.find("aduan.whatsapp.updates").tag("kind", kind).counter();
        return counter == null ? 0 : counter.count();
    }

    private static byte[] noise(int length) {
        byte[] noise = new byte[length];
        ThreadLocalRandom.current().nextBytes(noise);
        return noise;
    }

    private static String broker() {
        return KafkaResource.bootstrapServers();
    }

    @FunctionalInterface
    private interface Writing {
        void to(OutputStream out) throws IOException;
    }
}
