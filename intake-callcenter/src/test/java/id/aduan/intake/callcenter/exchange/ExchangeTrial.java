package id.aduan.intake.callcenter.exchange;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.response.Response;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** An exchange, as its dialplan tells of calls. */
final class ExchangeTrial {
    static final String EVENTS = "/api/v1/exchange/events";

    private ExchangeTrial() {}

    static ObjectNode event(String call, String type, Instant at) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("eventId", call + "-" + type)
                .put("callId", call)
                .put("type", type)
                .put("at", at.toString());
    }

    static Response tell(ObjectNode event) {
        return tell(event.toString(), Instant.now(), ExchangeSignaturesTest.SECRET);
    }

    static Response tell(String body, Instant signed, String secret) {
        return given().header("Aduan-Signature", signature(body, signed, secret))
                .contentType("application/json")
                .body(body.getBytes(UTF_8))
                .post(EVENTS);
    }

    static String signature(String body, Instant signed, String secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
            mac.update((signed.getEpochSecond() + ".").getBytes(UTF_8));
            return "t=" + signed.getEpochSecond() + ",v1="
                    + HexFormat.of().formatHex(mac.doFinal(body.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
