package id.aduan.acceptance.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/** Bad input made from good input: the same seed makes the same. */
final class Hostile {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** Words that have hurt programs. */
    private static final List<String> WORDS = List.of(
            "",
            " ",
            "\u0000",
            "a\u0000b",
            "\uD83D",
            "\uDC00\uD83D",
            "\u202Eelbaborp",
            "\uFEFFbom",
            "\u00A0",
            "Z\u0351\u036B\u0343\u036A",
            "👨‍👩‍👧‍👦",
            "ﷺ",
            "İIıi",
            "' or '1'='1",
            "'; drop table cases; --",
            "%27%20or%201=1",
            "%_%",
            "\\",
            "\\u0000",
            "${jndi:ldap://127.0.0.1/a}",
            "{{7*7}}",
            "{inject:x}",
            "<script>alert(1)</script>",
            "\"><img src=x onerror=alert(1)>",
            "../../../../etc/passwd",
            "..%2f..%2fetc",
            "file:///etc/passwd",
            "http://127.0.0.1:9000/q/metrics",
            "\r\nSet-Cookie: a=b",
            "null",
            "undefined",
            "NaN",
            "-0",
            "1e309",
            "9223372036854775808",
            "-1",
            "0",
            "00000000-0000-0000-0000-000000000000",
            "PWK-00000-00000-0",
            "2026-02-30T25:61:61Z",
            "+999999999-12-31T23:59:59Z",
            "1969-12-31T23:59:60Z");

    private final Random random;

    Hostile(long seed) {
        this.random = new Random(seed);
    }

    <T> T oneOf(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    boolean once(int in) {
        return random.nextInt(in) == 0;
    }

    String word() {
        return switch (random.nextInt(12)) {
            case 0 -> oneOf(WORDS).repeat(1 + random.nextInt(50));
            case 1 -> "a".repeat(1 << (8 + random.nextInt(10)));
            case 2 -> anyCharacters();
            default -> oneOf(WORDS);
        };
    }

    private String anyCharacters() {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(40); i >= 0; i--) {
            text.appendCodePoint(random.nextInt(Character.MAX_CODE_POINT + 1));
        }
        return text.toString();
    }

    /** The document as bytes that a careless or a bad program would send. */
    byte[] document(JsonNode good) {
        JsonNode changed = good.deepCopy();
        for (int i = random.nextInt(3); i >= 0; i--) {
            changed = change(changed);
        }
        byte[] bytes = changed.toString().getBytes(StandardCharsets.UTF_8);
        return once(4) ? torn(bytes) : bytes;
    }

    /** Bytes that are cut, doubled, overwritten or preceded by others. */
    byte[] torn(byte[] bytes) {
        if (bytes.length == 0) {
            return bytes;
        }
        switch (random.nextInt(7)) {
            case 0:
                return Arrays.copyOf(bytes, random.nextInt(bytes.length));
            case 1:
                return new byte[0];
            case 2:
                byte[] twice = Arrays.copyOf(bytes, 2 * bytes.length);
                System.arraycopy(bytes, 0, twice, bytes.length, bytes.length);
                return twice;
            case 3:
                byte[] noise = bytes.clone();
                for (int i = random.nextInt(8); i >= 0; i--) {
                    noise[random.nextInt(noise.length)] = (byte) random.nextInt();
                }
                return noise;
            case 4:
                return ("[".repeat(20_000) + "]".repeat(20_000)).getBytes(StandardCharsets.US_ASCII);
            case 5:
                return new String(bytes, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_16);
            default:
                byte[] any = new byte[random.nextInt(2_000)];
                random.nextBytes(any);
                return any;
        }
    }

    /** The same with one place that is different. */
    private JsonNode change(JsonNode document) {
        List<Consumer<JsonNode>> places = new ArrayList<>();
        collect(document, places);
        if (places.isEmpty()) {
            return value();
        }
        oneOf(places).accept(value());
        return document;
    }

    private void collect(JsonNode node, List<Consumer<JsonNode>> places) {
        if (node instanceof ObjectNode object) {
            for (String name : names(object)) {
                places.add(value -> {
                    if (once(4)) {
                        object.remove(name);
                    } else if (once(6)) {
                        object.set(name + word(), value);
                    } else {
                        object.set(name, value);
                    }
                });
                collect(object.get(name), places);
            }
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                int at = i;
                places.add(value -> {
                    if (at < array.size()) {
                        array.set(at, value);
                    }
                });
                collect(array.get(i), places);
            }
            places.add(value -> {
                for (int i = random.nextInt(300); i >= 0; i--) {
                    array.add(value);
                }
            });
        }
    }

    private static List<String> names(ObjectNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private JsonNode value() {
        return switch (random.nextInt(12)) {
            case 0 -> JSON.nullNode();
            case 1 -> JSON.booleanNode(random.nextBoolean());
            case 2 -> JSON.numberNode(random.nextInt());
            case 3 -> JSON.numberNode(new BigInteger("9".repeat(1 + random.nextInt(400))));
            case 4 -> JSON.numberNode(new BigDecimal("-1e" + (300 + random.nextInt(9_000))));
            case 5 -> JSON.objectNode();
            case 6 -> JSON.arrayNode().add(word());
            case 7 -> JSON.objectNode().put(word(), word());
            default -> JSON.textNode(word());
        };
    }
}
