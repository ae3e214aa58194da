package id.aduan.intake.whatsapp.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import id.aduan.contracts.EventId;
import id.aduan.contracts.WhatsAppUpdate;
import java.io.ByteArrayOutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An update that was cut out of a body.
 *
 * @param person whose it is, by any of his names; null when it is nobody's
 * @param field the provider's word for what it is about
 */
record Cut(WhatsAppUpdate.Kind kind, EventId eventId, String account, String person, String field, Envelope envelope) {

    /** The JSON that is kept: the update and what of its surroundings belongs to it, each in its original bytes. */
    byte[] bytes() {
        return envelope.bytes();
    }

    @Override
    public String toString() {
        return "Cut[" + eventId + ", " + kind + "]";
    }

    /** An object of JSON that is put together from slices of the body. */
    static final class Envelope {
        /** Name, quotes, colon and comma of a field, generously. */
        private static final int BESIDE = 32;

        private final Map<String, Object> fields = new LinkedHashMap<>();
        private int length = 2;

        /** Adds a text; null adds nothing. */
        Envelope with(String name, String text) {
            if (text != null) {
                fields.put(name, text);
                length += name.length() + text.length() + BESIDE;
            }
            return this;
        }

        /** Adds a value as it stands in the body; null adds nothing. */
        Envelope with(String name, Slice value) {
            if (value != null) {
                fields.put(name, value);
                length += name.length() + value.length() + BESIDE;
            }
            return this;
        }

        /** Adds an array of values; none adds nothing. */
        Envelope with(String name, List<Slice> values) {
            if (!values.isEmpty()) {
                fields.put(name, List.copyOf(values));
                length += name.length() + BESIDE;
                for (Slice value : values) {
                    length += value.length() + 1;
                }
            }
            return this;
        }

        /** Adds an object of values as they stand in the body. */
        Envelope with(String name, Envelope object) {
            fields.put(name, object);
            length += name.length() + object.length + BESIDE;
            return this;
        }

        /** About as many bytes as it becomes. */
        int length() {
            return length;
        }

        byte[] bytes() {
            ByteArrayOutputStream out = new ByteArrayOutputStream(length);
            writeTo(out);
            return out.toByteArray();
        }

        private void writeTo(ByteArrayOutputStream out) {
            char before = '{';
            for (Map.Entry<String, Object> field : fields.entrySet()) {
                out.write(before);
                before = ',';
                text(field.getKey(), out);
                out.write(':');
                write(field.getValue(), out);
            }
            if (before == '{') {
                out.write(before);
            }
            out.write('}');
        }

        private static void write(Object value, ByteArrayOutputStream out) {
            if (value instanceof Slice slice) {
                slice.writeTo(out);
            } else if (value instanceof Envelope object) {
                object.writeTo(out);
            } else if (value instanceof List<?> all) {
                char before = '[';
                for (Object each : all) {
                    out.write(before);
                    before = ',';
                    write(each, out);
                }
                out.write(']');
            } else {
                text((String) value, out);
            }
        }

        /** Escaped by hand: an encoder to UTF-8 stops at half a surrogate pair, which is legal JSON. */
        private static void text(String text, ByteArrayOutputStream out) {
            out.write('"');
            byte[] escaped = new String(JsonStringEncoder.getInstance().quoteAsString(text))
                    .getBytes(UTF_8); // half a pair becomes a question mark
            out.write(escaped, 0, escaped.length);
            out.write('"');
        }
    }
}
