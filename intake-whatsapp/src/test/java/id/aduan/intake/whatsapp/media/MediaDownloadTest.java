package id.aduan.intake.whatsapp.media;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MediaDownloadTest {
    private static final byte[] FILE = "not really a photo".getBytes(UTF_8);
    private static final String HEX = MediaFolder.sha256(FILE);
    private static final String BASE64 =
            Base64.getEncoder().encodeToString(HexFormat.of().parseHex(HEX));

    private final List<String> tokens = new CopyOnWriteArrayList<>();
    private HttpServer provider;
    private String place;
    private String answer;
    private int fileStatus = 200;
    private byte[] file = FILE;

    @BeforeEach
    void start() throws IOException {
        provider = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        place = "127.0.0.1:" + provider.getAddress().getPort();
        answer = answer("http://" + place + "/file", HEX);
        provider.createContext("/v1/", exchange -> reply(exchange, 200, answer.getBytes(UTF_8)));
        provider.createContext("/file", exchange -> reply(exchange, fileStatus, file));
        provider.start();
    }

    @AfterEach
    void stop() {
        provider.stop(0);
    }

    @Test
    void aFileComesWithTheTokenAndItsDigestInEitherSpelling() throws IOException {
        assertThat(load(HEX)).isEqualTo(FILE);
        assertThat(load(BASE64)).isEqualTo(FILE);
        assertThat(load(null)).isEqualTo(FILE);
        assertThat(tokens).containsOnly("Bearer token-of-a-test");
    }

    @Test
    void aFileThatIsNotWhatWasSentIsDoubtedAndTriedAFewTimes() {
        file = "something else".getBytes(UTF_8);

        assertDoubtful("DIGEST", 3);
    }

    @Test
    void theTokenGoesToNoOtherHost() {
        answer = answer("http://localhost:" + provider.getAddress().getPort() + "/file", HEX);

        assertUnusable("ADDRESS", HEX);
        assertThat(tokens).hasSize(1); // the question for the address only
    }

    @Test
    void anAddressWithAUserOrAnotherSchemeIsRefused() {
        for (String address : List.of(
                "http://" + place + "@example.org/file", "ftp://" + place + "/file", "file:///etc/passwd", "", ":")) {
            answer = answer(address, HEX);

            assertUnusable("ADDRESS", HEX);
        }
    }

    @Test
    void noRedirectIsFollowed() {
        fileStatus = 302;

        assertUnusable("REDIRECT", HEX);
    }

    @Test
    void aFileOverTheLimitIsRefusedByWhatIsClaimedAndByWhatComes() {
        file = new byte[MediaContent.MAX_BYTES + 1];
        assertUnusable("TOO_LARGE", null);

        answer = "{\"url\":\"http://" + place + "/file\",\"file_size\":\"999999999\"}";
        assertUnusable("TOO_LARGE", null);
        assertThat(tokens).hasSize(3);
    }

    @Test
    void anAddressThatIsTooOldIsWorthANewQuestion() {
        fileStatus = 404;

        assertThatThrownBy(() -> load(HEX)).isInstanceOf(IOException.class);
    }

    @Test
    void aTokenThatIsRevokedIsToldApart() {
        answer = "{\"error\":{\"code\":190,\"message\":\"…\"}}";

        assertThatThrownBy(() -> load(HEX)).isInstanceOf(MediaDownload.TokenRefused.class);
    }

    @Test
    void aFileThatTheProviderNoLongerHasIsGone() {
        answer = "{\"error\":{\"code\":100,\"message\":\"…\"}}";

        assertDoubtful("GONE", 8);
    }

    private byte[] load(String sha256) throws IOException {
        return new MediaDownload(URI.create("http://" + place + "/v1"), Set.of(place))
                .load("1003383421387256", "100200300", "token-of-a-test", sha256);
    }

    private void assertDoubtful(String reason, int tries) {
        assertThatThrownBy(() -> load(HEX))
                .hasMessage(reason)
                .isInstanceOfSatisfying(MediaDownload.Doubtful.class, doubtful -> assertThat(doubtful.tries())
                        .isEqualTo(tries));
    }

    private void assertUnusable(String reason, String sha256) {
        assertThatThrownBy(() -> load(sha256)).isInstanceOf(UnusableMedia.class).hasMessage(reason);
    }

    private static String answer(String url, String sha256) {
        return "{\"url\":\"" + url + "\",\"sha256\":\"" + sha256 + "\",\"file_size\":18,\"id\":\"1\"}";
    }

    private void reply(HttpExchange exchange, int status, byte[] body) throws IOException {
        tokens.add(exchange.getRequestHeaders().getFirst("Authorization"));
        if (status == 302) {
            exchange.getResponseHeaders().add("Location", "http://" + place + "/v1/elsewhere");
        }
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
