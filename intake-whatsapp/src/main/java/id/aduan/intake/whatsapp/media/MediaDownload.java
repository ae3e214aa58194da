package id.aduan.intake.whatsapp.media;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;

/**
 * Gets a file from the provider: asks for its address, which lives five minutes, and loads it. The token goes to hosts of
 * a fixed list only and follows no redirect, since the address comes from outside. Blocks.
 */
public final class MediaDownload {
    /** What the provider answers of a file is small. */
    private static final int MAX_ANSWER = 64 * 1024;

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final ObjectMapper json = new ObjectMapper();
    private final URI graph;
    private final Set<String> hosts;

    /**
     * @param graph address and version of the Graph API, e.g. {@code https://graph.facebook.com/v24.0}
     * @param hosts from which files are loaded, exactly these; with a port where it is not the usual one
     */
    public MediaDownload(URI graph, Set<String> hosts) {
        this.graph = graph;
        this.hosts = Set.copyOf(hosts);
    }

    /**
     * The file as it is with the provider, its digest proven.
     *
     * @param sha256 as the message told it, in base64 or hexadecimal, or null
     * @throws UnusableMedia when it is too large, or somewhere else
     * @throws Doubtful when it is not there, or is not what was sent: both may be otherwise the next time
     * @throws TokenRefused when the account's token is no longer good
     * @throws IOException when it is worth trying again
     */
    public byte[] load(String providerId, String account, String token, String sha256) throws IOException {
        JsonNode answer = look(providerId, account, token);
        long size = answer.path("file_size").asLong(0); // a number in answers, a text in the documentation
        if (size > MediaContent.MAX_BYTES) {
            throw new UnusableMedia("TOO_LARGE");
        }
        URI address = address(answer.path("url").asText(""));
        HttpResponse<InputStream> response = send(address, token);
        try (InputStream body = response.body()) {
            if (response.statusCode() == 404 || response.statusCode() == 410) {
                throw new IOException("the address of the file is too old"); // a new one is asked for at the next try
            }
            requireOk(response.statusCode());
            byte[] bytes = read(body, MediaContent.MAX_BYTES);
            requireDigest(bytes, sha256);
            requireDigest(bytes, answer.path("sha256").asText(null));
            return bytes;
        }
    }

    private JsonNode look(String providerId, String account, String token) throws IOException {
        URI address = URI.create(graph + "/" + URLEncoder.encode(providerId, UTF_8) + "?phone_number_id="
                + URLEncoder.encode(account, UTF_8));
        HttpResponse<InputStream> response = send(address, token);
        try (InputStream body = response.body()) {
            byte[] bytes = read(body, MAX_ANSWER);
            if (response.statusCode() == 404) {
                throw Doubtful.gone();
            }
            JsonNode answer = parse(bytes);
            int code = answer.path("error").path("code").asInt(0);
            if (code == 190 || response.statusCode() == 401) {
                throw new TokenRefused();
            }
            if (code == 100) {
                throw Doubtful.gone(); // how the Graph API says that it knows no such object
            }
            requireOk(response.statusCode());
            return answer;
        }
    }

    private JsonNode parse(byte[] bytes) {
        try {
            JsonNode answer = json.readTree(bytes);
            return answer == null ? json.createObjectNode() : answer;
        } catch (IOException e) {
            return json.createObjectNode();
        }
    }

    private URI address(String url) {
        URI address;
        try {
            address = URI.create(url);
        } catch (IllegalArgumentException e) {
            throw new UnusableMedia("ADDRESS");
        }
        String host = address.getHost() == null ? "" : address.getHost().toLowerCase(Locale.ROOT);
        String place = address.getPort() < 0 ? host : host + ":" + address.getPort();
        boolean encrypted = "https".equals(address.getScheme());
        boolean ownScheme = encrypted || graph.getScheme().equals(address.getScheme());
        if (!ownScheme || address.getUserInfo() != null || !hosts.contains(place)) {
            throw new UnusableMedia("ADDRESS");
        }
        return address;
    }

    private HttpResponse<InputStream> send(URI address, String token) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("Authorization", "Bearer " + token)
                .timeout(PATIENCE)
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofInputStream());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted");
        }
    }

    private static void requireOk(int status) throws IOException {
        if (status == 401) {
            throw new TokenRefused();
        }
        if (status >= 300 && status < 400) {
            throw new UnusableMedia("REDIRECT");
        }
        if (status != 200) {
            throw new IOException("answered " + status);
        }
    }

    private static byte[] read(InputStream body, int limit) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] buffer = new byte[16 * 1024];
        for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
            if (bytes.size() + read > limit) {
                throw new UnusableMedia("TOO_LARGE");
            }
            bytes.write(buffer, 0, read);
        }
        return bytes.toByteArray();
    }

    /** Webhooks write the digest in base64, the Graph API in hexadecimal. */
    private static void requireDigest(byte[] bytes, String expected) throws Doubtful {
        if (expected == null || expected.isBlank()) {
            return;
        }
        String found = MediaFolder.sha256(bytes);
        String base64 = Base64.getEncoder().encodeToString(HexFormat.of().parseHex(found));
        if (!found.equalsIgnoreCase(expected.strip()) && !base64.equals(expected.strip())) {
            throw Doubtful.damaged();
        }
    }

    /** It is of no use as it is now; after so many tries it will never be. */
    public static final class Doubtful extends IOException {
        private static final long serialVersionUID = 1L;

        /** With pauses that double, a file that is only slow to appear has eight minutes for it. */
        private static final int TRIES_FOR_WHAT_IS_NOT_THERE = 8;

        private static final int TRIES_FOR_WHAT_IS_DAMAGED = 3;

        private final int tries;

        private Doubtful(String reason, int tries) {
            super(reason);
            this.tries = tries;
        }

        static Doubtful gone() {
            return new Doubtful("GONE", TRIES_FOR_WHAT_IS_NOT_THERE);
        }

        static Doubtful damaged() {
            return new Doubtful("DIGEST", TRIES_FOR_WHAT_IS_DAMAGED);
        }

        /** How often it is tried before it is given up. */
        public int tries() {
            return tries;
        }
    }

    /** The account's token is no longer good; the file waits for a new one. */
    public static final class TokenRefused extends IOException {
        private static final long serialVersionUID = 1L;

        TokenRefused() {
            super("the token of the account is refused");
        }
    }
}
