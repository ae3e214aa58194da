package id.aduan.stack.whatsapp;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * JSON as the bytes of Meta's webhooks have it: ASCII only and every slash escaped, as PHP writes it. A receiver that
 * checks the signature over anything but the bytes it got fails on these.
 */
final class PhpJson {
    private final StringBuilder text = new StringBuilder(512);

    private PhpJson() {}

    static byte[] encode(JsonNode value) {
        var json = new PhpJson();
        json.value(value);
        return json.text.toString().getBytes(US_ASCII);
    }

    private void value(JsonNode value) {
        if (value.isObject()) {
            object(value);
        } else if (value.isArray()) {
            array(value);
        } else if (value.isTextual()) {
            string(value.textValue());
        } else {
            text.append(value.asText());
        }
    }

    private void object(JsonNode value) {
        text.append('{');
        String between = "";
        for (Map.Entry<String, JsonNode> field : value.properties()) {
            text.append(between);
            string(field.getKey());
            text.append(':');
            value(field.getValue());
            between = ",";
        }
        text.append('}');
    }

    private void array(JsonNode value) {
        text.append('[');
        for (int i = 0; i < value.size(); i++) {
            if (i > 0) {
                text.append(',');
            }
            value(value.get(i));
        }
        text.append(']');
    }

    private void string(String value) {
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            character(value.charAt(i));
        }
        text.append('"');
    }

    private void character(char character) {
        switch (character) {
            case '"', '\\', '/' -> text.append('\\').append(character);
            case '\b' -> text.append("\\b");
            case '\f' -> text.append("\\f");
            case '\n' -> text.append("\\n");
            case '\r' -> text.append("\\r");
            case '\t' -> text.append("\\t");
            default -> {
                if (character < 0x20 || character > 0x7E) {
                    escaped(character);
                } else {
                    text.append(character);
                }
            }
        }
    }

    private void escaped(char character) {
        text.append("\\u");
        for (int shift = 12; shift >= 0; shift -= 4) {
            text.append(Character.forDigit(character >> shift & 0xF, 16));
        }
    }
}
