package id.aduan.durable.desk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import id.aduan.contracts.EventHeaders;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Shows a record without the person that it is about. Identifiers, codes, times and numbers of the contracts are shown by
 * their name; everything else is hidden, also a field that nobody has thought of.
 */
final class MaskedRecord {
    static final String HIDDEN = "•••";
    static final String SEALED = "••• sealed";

    private static final Set<String> CODES = Set.of(
            "account",
            "agency",
            "area",
            "areaCode",
            "at",
            "by",
            "category",
            "channel",
            "code",
            "complaintId",
            "decidedAt",
            "emergencyKind",
            "eventId",
            "helpers",
            "holdReason",
            "into",
            "keyId",
            "kind",
            "language",
            "mediaType",
            "noticeId",
            "occurredAt",
            "outcome",
            "oversight",
            "reasonCode",
            "receivedAt",
            "sha256",
            "state",
            "status",
            "successor",
            "suggestion",
            "trackingNumber",
            "type",
            "urgency",
            "validFrom",
            "validTo");
    private static final Set<String> NUMBERS = Set.of(
            "confidence",
            "decisionNumber",
            "directoryVersion",
            "epoch",
            "number",
            "score",
            "sizeBytes",
            "stars",
            "version");
    private static final Set<String> SEALED_FIELDS = Set.of("contact", "sealed", "sealedDataKey", "ciphertext");
    private static final Set<String> HEADERS = Set.of(
            EventHeaders.SPEC_VERSION,
            EventHeaders.ID,
            EventHeaders.SOURCE,
            EventHeaders.TYPE,
            EventHeaders.TIME,
            EventHeaders.SUBJECT,
            EventHeaders.CONTENT_TYPE,
            EventHeaders.CORRELATION_ID,
            "traceparent");

    /** No space, no @ and no +, so neither a sentence nor an address nor a phone number in full. */
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9._:/-]{1,150}");

    private static final Pattern DIGITS = Pattern.compile("[0-9._-]{7,}");
    private static final Pattern AREA = Pattern.compile("\\d{2}(\\.\\d{2}){1,2}(\\.\\d{4})?");
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,40}");
    private static final Pattern CODE_KEY = Pattern.compile("[a-z][a-z0-9-]{0,60}");
    private static final ObjectMapper MAPPER = JsonMapper.builder().build();

    private MaskedRecord() {}

    /** The body without the person, or empty when it is no JSON. */
    static Optional<Object> body(byte[] body) {
        try {
            JsonNode tree = MAPPER.readTree(body);
            return tree == null || tree.isMissingNode() ? Optional.empty() : Optional.ofNullable(masked("", tree));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    static Map<String, String> headers(Map<String, String> headers) {
        Map<String, String> masked = new TreeMap<>();
        headers.forEach((name, value) -> masked.put(
                HEADERS.contains(name) || NAME.matcher(name).matches() ? name : HIDDEN,
                HEADERS.contains(name) && isCode(value) ? value : hidden(value)));
        return masked;
    }

    /** An id or a code as it is; anything else, as the key of a foreign record, by the beginning of its digest. */
    static String key(String key) {
        if (key == null || isUuid(key) || CODE_KEY.matcher(key).matches()) {
            return key;
        }
        return HIDDEN + " " + sha256(key.getBytes(StandardCharsets.UTF_8)).substring(0, 12);
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static Object masked(String name, JsonNode node) {
        if (node.isNull()) {
            return null;
        }
        if (SEALED_FIELDS.contains(name)) {
            return SEALED;
        }
        if (node.isObject()) {
            Map<String, Object> object = new LinkedHashMap<>();
            node.properties()
                    .forEach(field -> object.put(
                            NAME.matcher(field.getKey()).matches() ? field.getKey() : HIDDEN,
                            masked(field.getKey(), field.getValue())));
            return object;
        }
        if (node.isArray()) {
            List<Object> list = new ArrayList<>();
            node.forEach(element -> list.add(masked(name, element)));
            return list;
        }
        if (node.isBoolean()) {
            return node.booleanValue();
        }
        if (node.isNumber()) {
            return NUMBERS.contains(name) ? node.numberValue() : HIDDEN;
        }
        return CODES.contains(name) && isCode(node.asText()) ? node.asText() : hidden(node.asText());
    }

    private static boolean isCode(String text) {
        return CODE.matcher(text).matches()
                && (!DIGITS.matcher(text).matches()
                        || AREA.matcher(text).matches()
                        || DAY.matcher(text).matches());
    }

    private static boolean isUuid(String text) {
        try {
            return UUID.fromString(text).toString().equals(text);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static String hidden(String text) {
        return HIDDEN + " " + text.length();
    }
}
