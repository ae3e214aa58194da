package id.aduan.bench.floor;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.crypto.tink.subtle.AesGcmJce;
import id.aduan.contracts.EventId;
import id.aduan.contracts.WhatsAppUpdate;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The way from a body of the provider to its updates: verified by its signature, cut, identified, sealed. */
public final class BareUpdate {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String HMAC = "HmacSHA256";
    private static final int KEY_CHARACTERS = 27;

    private final SecretKeySpec appSecret;
    private final SecretKeySpec digestKey;
    private final AesGcmJce aead;

    /** @param key 32 bytes in base64 */
    public BareUpdate(String appSecret, String key) {
        byte[] bytes = Base64.getDecoder().decode(key);
        this.appSecret = new SecretKeySpec(appSecret.getBytes(UTF_8), HMAC);
        this.digestKey = new SecretKeySpec(bytes, HMAC);
        try {
            this.aead = new AesGcmJce(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-256-GCM is not to be had", e);
        }
    }

    /**
     * For who seals and opens what a webhook has verified.
     *
     * @param key 32 bytes in base64
     */
    public BareUpdate(String key) {
        this(key, key);
    }

    /**
     * An update with the key of its record.
     *
     * @param recordKey the same for all of a person, and tells nobody who that is
     */
    public record Keyed(String recordKey, WhatsAppUpdate update) {}

    /** Whether the provider has signed these bytes. */
    public boolean isSigned(byte[] body, String signature) {
        if (signature == null || !signature.startsWith("sha256=")) {
            return false;
        }
        byte[] told = signature.substring("sha256=".length()).getBytes(UTF_8);
        return MessageDigest.isEqual(
                HexFormat.of().formatHex(hmac(appSecret, body)).getBytes(UTF_8), told);
    }

    /** Fails with {@link IllegalArgumentException} when it is nothing that the provider sends. */
    public List<Keyed> read(byte[] body) {
        List<Keyed> updates = new ArrayList<>();
        Instant now = Instant.now();
        for (JsonNode entry : tree(body).path("entry")) {
            for (JsonNode change : entry.path("changes")) {
                JsonNode value = change.path("value");
                String account = value.path("metadata").path("phone_number_id").asText();
                for (JsonNode message : value.path("messages")) {
                    String id = message.path("id").asText();
                    updates.add(keyed(
                            WhatsAppUpdate.Kind.MESSAGE,
                            EventId.derivedFrom("whatsapp-update", account, "message", id),
                            account,
                            message.path("from").asText(),
                            envelope("message", message, value),
                            now));
                }
                for (JsonNode status : value.path("statuses")) {
                    String id = status.path("id").asText();
                    String state = status.path("status").asText();
                    updates.add(keyed(
                            WhatsAppUpdate.Kind.STATUS,
                            EventId.derivedFrom("whatsapp-update", account, "status", id, state, ""),
                            account,
                            status.path("recipient_id").asText(),
                            envelope("status", status, value),
                            now));
                }
            }
        }
        return updates;
    }

    /** What was sealed by {@link #read}. */
    public JsonNode open(WhatsAppUpdate update) {
        return tree(open(
                Base64.getDecoder().decode(update.sealed()), update.eventId().toString()));
    }

    byte[] seal(byte[] clear, String context) {
        try {
            return aead.encrypt(clear, context.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("nothing can be sealed", e);
        }
    }

    byte[] open(byte[] sealed, String context) {
        try {
            return aead.decrypt(sealed, context.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("it does not open");
        }
    }

    private Keyed keyed(
            WhatsAppUpdate.Kind kind, EventId id, String account, String person, ObjectNode envelope, Instant now) {
        String day = LocalDate.ofInstant(now, ZoneOffset.UTC).toString();
        String sealed = Base64.getEncoder().encodeToString(seal(bytes(envelope), id.toString()));
        String key = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(hmac(digestKey, (account + '|' + person).getBytes(UTF_8)))
                .substring(0, KEY_CHARACTERS);
        return new Keyed(key, new WhatsAppUpdate(id, now, account, kind, day, sealed));
    }

    private static ObjectNode envelope(String name, JsonNode update, JsonNode value) {
        ObjectNode envelope = JSON.createObjectNode();
        envelope.set("metadata", value.path("metadata"));
        envelope.set("contact", value.path("contacts").path(0));
        envelope.set(name, update);
        return envelope;
    }

    private static JsonNode tree(byte[] body) {
        try {
            JsonNode json = JSON.readTree(body);
            if (json == null || !json.isObject()) {
                throw new IllegalArgumentException("no object");
            }
            return json;
        } catch (IOException e) {
            throw new IllegalArgumentException("no JSON");
        }
    }

    private static byte[] bytes(ObjectNode json) {
        try {
            return JSON.writeValueAsBytes(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree is always JSON", e);
        }
    }

    private static byte[] hmac(SecretKeySpec key, byte[] text) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            return mac.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + HMAC, e);
        }
    }
}
