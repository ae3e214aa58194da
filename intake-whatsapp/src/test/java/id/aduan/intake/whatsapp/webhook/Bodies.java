package id.aduan.intake.whatsapp.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Bodies as the provider sends them, and their signatures. */
final class Bodies {
    static final String ACCOUNT = "106540352242922";
    static final String SECRET = "app-secret-for-tests";

    private static final Path FIXTURES = Path.of("../../shared/fixtures/whatsapp");
    private static final ObjectMapper JSON = new ObjectMapper();

    private Bodies() {}

    /** A message in words. */
    static String text(String id, String from, String words) {
        return """
                {"from":"%s","id":"%s","timestamp":"1770000000","type":"text","text":{"body":"%s"}}""".formatted(from, id, words);
    }

    static String contact(String waId, String name) {
        return """
                {"profile":{"name":"%s"},"wa_id":"%s"}""".formatted(name, waId);
    }

    static String status(String id, String state, String recipient) {
        return """
                {"id":"%s","status":"%s","timestamp":"1770000001","recipient_id":"%s"}""".formatted(id, state, recipient);
    }

    /** A body of one change of the field "messages", with these parts beside the metadata. */
    static String body(String... parts) {
        return change("messages", """
                {"messaging_product":"whatsapp","metadata":{"display_phone_number":"628000000000","phone_number_id":"%s"}%s}""".formatted(ACCOUNT, parts.length == 0 ? "" : "," + String.join(",", parts)));
    }

    static String messages(String... messages) {
        return "\"messages\":[" + String.join(",", messages) + "]";
    }

    static String statuses(String... statuses) {
        return "\"statuses\":[" + String.join(",", statuses) + "]";
    }

    static String contacts(String... contacts) {
        return "\"contacts\":[" + String.join(",", contacts) + "]";
    }

    static String change(String field, String value) {
        return """
                {"object":"whatsapp_business_account","entry":[{"id":"419561257915477","time":1770000002,\
                "changes":[{"value":%s,"field":"%s"}]}]}""".formatted(value, field);
    }

    static byte[] bytes(String body) {
        return body.getBytes(UTF_8);
    }

    static String signature(String secret, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
            return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Every recorded body, by the file and the name in it. The test ends here where they are absent. */
    static Map<String, byte[]> recorded() {
        assumeTrue(Files.isDirectory(FIXTURES), "the recorded bodies are not beside the project: " + FIXTURES);
        Map<String, byte[]> bodies = new TreeMap<>();
        for (String folder : new String[] {"webhooks-a", "webhooks-meta"}) {
            try (Stream<Path> files = Files.list(FIXTURES.resolve(folder))) {
                for (Path file : files.toList()) {
                    collect(folder + "/" + file.getFileName(), JSON.readTree(file.toFile()), bodies);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return bodies;
    }

    private static void collect(String name, JsonNode node, Map<String, byte[]> bodies) throws IOException {
        if (node.has("entry")) {
            bodies.put(name, JSON.writeValueAsBytes(node));
        }
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            if (field.getValue().isObject()) {
                collect(name + ":" + field.getKey(), field.getValue(), bodies);
            }
        }
    }

    /** The value whose signatures are known, as compact JSON in UTF-8. */
    static String valueOfTheVectors() {
        Path script = FIXTURES.resolve("signature-vectors.py");
        assumeTrue(Files.exists(script), "the signature vectors are not beside the project: " + script);
        try (Stream<String> lines = Files.lines(script)) {
            String literal =
                    lines.filter(line -> line.startsWith("o=")).findFirst().orElseThrow();
            return JSON.writeValueAsString(JSON.readTree(literal.substring(2)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same JSON as PHP writes it: nothing but ASCII, and slashes escaped. */
    static String asPhpWrites(String json) {
        StringBuilder escaped = new StringBuilder();
        for (char c : json.toCharArray()) {
            if (c > 0x7E) {
                escaped.append("\\u").append(HexFormat.of().toHexDigits(c));
            } else {
                escaped.append(c == '/' ? "\\/" : String.valueOf(c));
            }
        }
        return escaped.toString();
    }
}
