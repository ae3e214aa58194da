package id.aduan.acceptance.system;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Calls the webhook of WhatsApp with bodies that the simulator does not make. */
final class Provider {
    static final int LARGEST_BODY = 4 * 1024 * 1024;

    /** In place of a status: the connection ended before the answer came. */
    static final int TORN = 0;

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String HMAC = "HmacSHA256";

    private final URI webhook;
    private final SecretKeySpec secret;
    private final String number;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();

    private Provider(URI webhook, String secret, String number) {
        this.webhook = webhook;
        this.secret = new SecretKeySpec(secret.getBytes(UTF_8), HMAC);
        this.number = number;
    }

    static Provider of(WholeSystem system) {
        JsonNode told = system.status().path("whatsapp");
        return new Provider(
                URI.create(system.stack().service("intake-whatsapp") + "/webhooks/whatsapp"),
                told.path("appSecret").asText(),
                told.path("phoneNumberId").asText());
    }

    /** So many statuses of messages that nobody knows, each with an error of so many characters. */
    byte[] statuses(int count, int characters) {
        String details = "x".repeat(characters);
        String statuses = IntStream.range(0, count)
                .mapToObj(i -> """
                        {"id":"wamid.%s","status":"failed","timestamp":"1770000001","recipient_id":"6280000009999",\
                        "errors":[{"code":131000,"title":"x","error_data":{"details":"%s"}}]}""".formatted(UUID.randomUUID(), details))
                .collect(Collectors.joining(","));
        return change("messages", """
                {"messaging_product":"whatsapp","metadata":{"display_phone_number":"6280000000000",\
                "phone_number_id":"%s"},"statuses":[%s]}""".formatted(number, statuses));
    }

    /** A single update of a kind that nobody knows, of so many bytes with all around it. */
    byte[] unknown(int bytes) {
        String id = UUID.randomUUID().toString();
        int around = change("something_new", value(id, "")).length;
        return change("something_new", value(id, "x".repeat(bytes - around)));
    }

    private static String value(String id, String words) {
        return "{\"id\":\"" + id + "\",\"words\":\"" + words + "\"}";
    }

    private static byte[] change(String field, String value) {
        return ("{\"object\":\"whatsapp_business_account\",\"entry\":[{\"id\":\"102290129340300\",\"time\":1770000002,"
                        + "\"changes\":[{\"value\":" + value + ",\"field\":\"" + field + "\"}]}]}")
                .getBytes(UTF_8);
    }

    /** The status, or {@link #TORN}. */
    int deliver(byte[] body) {
        return delivery(body).join();
    }

    CompletableFuture<Integer> delivery(byte[] body) {
        HttpRequest request = HttpRequest.newBuilder(webhook)
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .header("X-Hub-Signature-256", "sha256=" + HexFormat.of().formatHex(hmac(body)))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        return http.sendAsync(request, HttpResponse.BodyHandlers.discarding())
                .handle((response, failure) -> failure == null ? response.statusCode() : TORN);
    }

    private byte[] hmac(byte[] body) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(secret);
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + HMAC, e);
        }
    }
}
