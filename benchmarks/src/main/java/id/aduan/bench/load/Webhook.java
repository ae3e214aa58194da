package id.aduan.bench.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The webhook of the door of WhatsApp, and the provider before it, who signs what he sends. One event loop sends everything. */
public final class Webhook implements AutoCloseable {
    /** The number of the regency in a local stack. */
    public static final String ACCOUNT = "106540352242900";

    private static final String HMAC = "HmacSHA256";
    private static final int MOST_CONNECTIONS = 1024;
    private static final int CITIZENS = 997;
    private static final String WORDS = "Lampu jalan di depan SD mati sudah tiga hari, gelap sekali. Mohon diperbaiki.";

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final Context loop = vertx.getOrCreateContext();
    private final HttpClient client = client(MOST_CONNECTIONS);
    private final URI address;
    private final SecretKeySpec secret;
    private final String run = UUID.randomUUID().toString();
    private final AtomicLong numbers = new AtomicLong();

    public Webhook(URI address, String appSecret) {
        this.address = address;
        this.secret = new SecretKeySpec(appSecret.getBytes(UTF_8), HMAC);
    }

    /**
     * How far a message has come.
     *
     * @param wamid the provider's id of the message
     * @param callbackData the door's own
     */
    public record Status(String wamid, String state, String phone, String callbackData) {}

    /** Every connection sends a citizen's next message when the last one is answered with 200. */
    public Door.Outcome closed(int connections, Duration warmUp, Duration measured) {
        HttpClient few = client(connections);
        try {
            return ClosedLoop.run(
                    loop,
                    connections,
                    warmUp,
                    measured,
                    () -> post(few, message(phone(numbers.get() % CITIZENS), nextId(), WORDS)));
        } finally {
            few.close();
        }
    }

    /** Whether it was answered with 200. */
    public Future<Boolean> post(String body) {
        return post(client, body);
    }

    /** An id for a message that no other has. */
    public String nextId() {
        return "wamid.bench-" + run + "-" + numbers.incrementAndGet();
    }

    /** In digits; of nobody. */
    public static String phone(long citizen) {
        return "628000000" + (1_000 + citizen);
    }

    /** A body of one message, with what Meta puts around it. */
    public static String message(String phone, String wamid, String words) {
        return messages(List.of(phone), List.of(wamid), words);
    }

    /** A body of one message of each citizen. */
    public static String messages(List<String> phones, List<String> wamids, String words) {
        StringBuilder contacts = new StringBuilder();
        StringBuilder messages = new StringBuilder();
        for (int i = 0; i < phones.size(); i++) {
            String comma = i == 0 ? "" : ",";
            contacts.append(comma)
                    .append("{\"profile\":{\"name\":\"Warga Uji\"},\"wa_id\":\"")
                    .append(phones.get(i))
                    .append("\"}");
            messages.append(comma)
                    .append("{\"from\":\"")
                    .append(phones.get(i))
                    .append("\",\"id\":\"")
                    .append(wamids.get(i))
                    .append("\",\"timestamp\":\"")
                    .append(System.currentTimeMillis() / 1_000)
                    .append("\",\"type\":\"text\",\"text\":{\"body\":\"")
                    .append(words)
                    .append("\"}}");
        }
        return around("\"contacts\":[" + contacts + "],\"messages\":[" + messages + "]");
    }

    /** A body that tells how far messages have come. */
    public static String statuses(List<Status> statuses) {
        return around("\"statuses\":["
                + statuses.stream()
                        .map(each -> "{\"id\":\"" + each.wamid() + "\",\"status\":\"" + each.state()
                                + "\",\"timestamp\":\"" + System.currentTimeMillis() / 1_000
                                + "\",\"recipient_id\":\"" + each.phone() + "\",\"biz_opaque_callback_data\":\""
                                + each.callbackData() + "\"}")
                        .collect(Collectors.joining(","))
                + "]");
    }

    private static String around(String value) {
        return "{\"object\":\"whatsapp_business_account\",\"entry\":[{\"id\":\"102290129340300\",\"changes\":[{\"value\":"
                + "{\"messaging_product\":\"whatsapp\",\"metadata\":{\"display_phone_number\":\"6280000000000\","
                + "\"phone_number_id\":\"" + ACCOUNT + "\"}," + value + "},\"field\":\"messages\"}]}]}";
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    Vertx vertx() {
        return vertx;
    }

    Context loop() {
        return loop;
    }

    private Future<Boolean> post(HttpClient over, String body) {
        byte[] bytes = body.getBytes(UTF_8);
        RequestOptions request = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setHost(address.getHost())
                .setPort(address.getPort())
                .setURI(address.getPath())
                .putHeader("Content-Type", "application/json")
                .putHeader("X-Hub-Signature-256", signature(bytes));
        return over.request(request)
                .compose(open -> open.send(Buffer.buffer(bytes)))
                .compose(response -> response.body().map(read -> response.statusCode() == 200));
    }

    private String signature(byte[] body) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(secret);
            return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + HMAC, e);
        }
    }

    private HttpClient client(int connections) {
        return vertx.createHttpClient(new HttpClientOptions()
                .setMaxPoolSize(connections)
                .setMaxWaitQueueSize(-1)
                .setKeepAlive(true)
                .setTcpNoDelay(true)
                .setConnectTimeout(10_000));
    }
}
