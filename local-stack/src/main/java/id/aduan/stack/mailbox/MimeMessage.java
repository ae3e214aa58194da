package id.aduan.stack.mailbox;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The header and the words of an e-mail (RFC 5322, 2045 to 2047), as far as mails of programs need it. */
final class MimeMessage {
    private static final Pattern ENCODED = Pattern.compile("=\\?([^?*]+)(?:\\*[^?]*)?\\?([bBqQ])\\?([^?]*)\\?=");
    private static final Pattern BETWEEN_ENCODED = Pattern.compile("(\\?=)\\s+(=\\?)");
    private static final Pattern BOUNDARY = Pattern.compile("boundary=(?:\"([^\"]+)\"|([^;\\s]+))");
    private static final Pattern CHARSET = Pattern.compile("charset=\"?([^\";\\s]+)");
    private static final int DEEPEST = 8;

    private final Map<String, String> headers;
    private String text;
    private String html;

    private MimeMessage(Map<String, String> headers) {
        this.headers = headers;
    }

    /** Never fails: what cannot be read is shown as it is. */
    static MimeMessage read(byte[] source) {
        String raw = new String(source, ISO_8859_1); // one character for each byte, decoded where the charset is known
        int end = endOfHeader(raw);
        var message = new MimeMessage(headers(raw.substring(0, end)));
        message.part(message.headers, raw.substring(Math.min(raw.length(), end)).stripLeading(), 0);
        return message;
    }

    /** @param name in small letters */
    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name)).map(MimeMessage::decoded);
    }

    /** The plain words; those of the markup where there are no others. */
    String text() {
        return text != null ? text : html().map(MimeMessage::withoutMarkup).orElse("");
    }

    Optional<String> html() {
        return Optional.ofNullable(html);
    }

    private void part(Map<String, String> of, String body, int depth) {
        String type = of.getOrDefault("content-type", "text/plain");
        String kind = type.toLowerCase(Locale.ROOT);
        if (kind.startsWith("multipart/") && depth < DEEPEST) {
            Matcher boundary = BOUNDARY.matcher(type);
            if (boundary.find()) {
                parts(body, boundary.group(1) == null ? boundary.group(2) : boundary.group(1), depth);
            }
        } else if (kind.startsWith("text/html") && html == null) {
            html = words(of, type, body);
        } else if (kind.startsWith("text/plain") && text == null) {
            text = words(of, type, body);
        }
    }

    private void parts(String body, String boundary, int depth) {
        String[] pieces = ("\r\n" + body).split(Pattern.quote("\r\n--" + boundary), -1);
        for (int i = 1; i < pieces.length && !pieces[i].startsWith("--"); i++) {
            String piece = pieces[i].startsWith("\r\n") ? pieces[i].substring(2) : pieces[i];
            if (piece.startsWith("\r\n")) {
                part(Map.of(), piece.substring(2), depth + 1);
                continue;
            }
            int end = endOfHeader(piece);
            part(headers(piece.substring(0, end)), piece.substring(Math.min(piece.length(), end + 4)), depth + 1);
        }
    }

    private static String words(Map<String, String> headers, String type, String body) {
        String encoding =
                headers.getOrDefault("content-transfer-encoding", "8bit").strip();
        byte[] bytes =
                switch (encoding.toLowerCase(Locale.ROOT)) {
                    case "base64" -> base64(body);
                    case "quoted-printable" -> quotedPrintable(body, false);
                    default -> body.getBytes(ISO_8859_1);
                };
        Matcher charset = CHARSET.matcher(type);
        return new String(bytes, charset(charset.find() ? charset.group(1) : "utf-8")).replace("\r\n", "\n");
    }

    private static int endOfHeader(String raw) {
        int end = raw.indexOf("\r\n\r\n");
        return end < 0 ? raw.length() : end;
    }

    private static Map<String, String> headers(String raw) {
        var headers = new LinkedHashMap<String, String>();
        for (String line : raw.replaceAll("\r\n[ \t]+", " ").split("\r\n")) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                headers.putIfAbsent(
                        line.substring(0, colon).strip().toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
            }
        }
        return headers;
    }

    private static String decoded(String header) {
        String joined = BETWEEN_ENCODED.matcher(header).replaceAll("$1$2");
        String found = ENCODED.matcher(joined).replaceAll(word -> {
            byte[] bytes =
                    word.group(2).equalsIgnoreCase("b") ? base64(word.group(3)) : quotedPrintable(word.group(3), true);
            return Matcher.quoteReplacement(new String(bytes, charset(word.group(1))));
        });
        return found.equals(header) ? new String(header.getBytes(ISO_8859_1), UTF_8) : found;
    }

    private static byte[] base64(String text) {
        try {
            return Base64.getMimeDecoder().decode(text.getBytes(US_ASCII));
        } catch (IllegalArgumentException e) {
            return text.getBytes(ISO_8859_1);
        }
    }

    private static byte[] quotedPrintable(String text, boolean header) {
        var bytes = new ByteArrayOutputStream();
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character == '=' && text.startsWith("\r\n", i + 1)) {
                i += 2;
            } else if (character == '=' && i + 2 < text.length() && isHex(text, i + 1) && isHex(text, i + 2)) {
                bytes.write(Integer.parseInt(text.substring(i + 1, i + 3), 16));
                i += 2;
            } else {
                bytes.write(header && character == '_' ? ' ' : character);
            }
        }
        return bytes.toByteArray();
    }

    private static boolean isHex(String text, int at) {
        return Character.digit(text.charAt(at), 16) >= 0;
    }

    private static Charset charset(String name) {
        try {
            return Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return UTF_8;
        }
    }

    private static String withoutMarkup(String html) {
        return html.replaceAll("(?is)<(script|style)\\b.*?</\\1>", "")
                .replaceAll("(?i)<(br|/p|/div|/tr|/h[1-6]|/li)\\b[^>]*>", "\n")
                .replaceAll("<[^>]*>", "")
                .replace("&nbsp;", " ")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&")
                .strip();
    }
}
