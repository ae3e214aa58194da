package id.aduan.intake.whatsapp.webhook;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** A value of JSON where it stands in the bytes of a body; nothing is copied. */
final class Slice {
    private static final JsonFactory JSON = new JsonFactory();

    private final byte[] body;
    private final int start;
    private final int end;
    private final JsonToken token;
    private final String scalar;

    private Slice(byte[] body, int start, int end, JsonToken token, String scalar) {
        this.body = body;
        this.start = start;
        this.end = end;
        this.token = token;
        this.scalar = scalar;
    }

    /** A field of an object. */
    record Member(String name, Slice value) {}

    /** Fails with {@link Uncuttable} when the body is no object of JSON, or more than one. */
    static List<Member> members(byte[] body) {
        return new Slice(body, 0, body.length, JsonToken.START_OBJECT, null).members();
    }

    boolean isObject() {
        return token == JsonToken.START_OBJECT;
    }

    boolean isArray() {
        return token == JsonToken.START_ARRAY;
    }

    int length() {
        return end - start;
    }

    /** The text or the number that it is; null for anything else. */
    String scalar() {
        return scalar;
    }

    /** The fields of the object in their order; of those of one name each. */
    List<Member> members() {
        List<Member> members = new ArrayList<>();
        try (JsonParser parser = JSON.createParser(body, start, length())) {
            require(parser.nextToken() == JsonToken.START_OBJECT);
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                members.add(new Member(name, here(parser)));
            }
            require(parser.currentToken() == JsonToken.END_OBJECT && parser.nextToken() == null);
        } catch (IOException e) {
            throw new Uncuttable();
        }
        return members;
    }

    /** The elements of the array. */
    List<Slice> elements() {
        List<Slice> elements = new ArrayList<>();
        try (JsonParser parser = JSON.createParser(body, start, length())) {
            require(parser.nextToken() == JsonToken.START_ARRAY);
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                require(parser.currentToken() != null);
                elements.add(here(parser));
            }
            require(parser.nextToken() == null);
        } catch (IOException e) {
            throw new Uncuttable();
        }
        return elements;
    }

    /** The value that the parser stands at the beginning of; it stands at the end of it afterwards. */
    private Slice here(JsonParser parser) throws IOException {
        JsonToken first = parser.currentToken();
        require(first != null);
        int from = absolute(parser.currentTokenLocation());
        String text = null;
        if (first.isStructStart()) {
            parser.skipChildren();
        } else if (first == JsonToken.VALUE_STRING || first.isNumeric()) {
            text = parser.getText();
        } else {
            parser.finishToken();
        }
        int to = absolute(parser.currentLocation());
        require(from >= start && to > from && to <= end);
        require(!first.isStructStart() || body[from] == (isObject(first) ? '{' : '['));
        require(!first.isStructStart() || body[to - 1] == (isObject(first) ? '}' : ']'));
        return new Slice(body, from, to, first, text);
    }

    private static boolean isObject(JsonToken token) {
        return token == JsonToken.START_OBJECT;
    }

    /** Negative where the parser knows no bytes, since the body is in another encoding than UTF-8. */
    private int absolute(JsonLocation location) {
        long offset = location.getByteOffset();
        return offset < 0 ? -1 : Math.toIntExact(start + offset);
    }

    private static void require(boolean holds) {
        if (!holds) {
            throw new Uncuttable();
        }
    }

    void writeTo(ByteArrayOutputStream out) {
        out.write(body, start, length());
    }

    String sha256() {
        return sha256(body, start, length());
    }

    static String sha256(byte[] bytes) {
        return sha256(bytes, 0, bytes.length);
    }

    private static String sha256(byte[] bytes, int from, int count) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(bytes, from, count);
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** Where it is, never what it says. */
    @Override
    public String toString() {
        return "Slice[" + start + "-" + end + "]";
    }

    /** The bytes are not what a body of the provider is. */
    static final class Uncuttable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Uncuttable() {
            super("the body cannot be cut into updates", null, false, false);
        }
    }
}
