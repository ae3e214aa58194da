package id.aduan.kit.problem;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import id.aduan.stack.test.IssuerResource;
import id.aduan.stack.test.KafkaResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A form that cannot be taken is told to its sender like any other fault of his. */
@QuarkusTest
@WithTestResource(KafkaResource.class)
@WithTestResource(IssuerResource.class)
class FormsComponentTest {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String PARTS = "multipart/form-data; boundary=seam";
    private static final String PART = "--seam\r\nContent-Disposition: form-data; name=\"note\"\r\n\r\nx\r\n";
    private static final String END = "--seam--\r\n";

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @TestHTTPResource
    private URI service;

    @ParameterizedTest
    @ValueSource(strings = {"form", "blocking-form"})
    void aFormThatFitsIsRead(String path) throws Exception {
        String note = "x".repeat(60_000);

        assertThat(post("/api/v1/trial/" + path, FORM, "note=" + note + "%21&other=1")
                        .body())
                .isEqualTo(note + "!");
        assertThat(post("/api/v1/trial/" + path, FORM, "").body()).isEqualTo("null");
    }

    @ParameterizedTest
    @ValueSource(strings = {"form", "blocking-form"})
    void aFieldThatIsTooLargeIsAProblemThatSaysSo(String path) throws Exception {
        for (int size : new int[] {66_000, 131_072, 2_000_000}) {
            isTooLarge(post("/api/v1/trial/" + path, FORM, "note=" + "x".repeat(size) + "&other=1"));
        }
    }

    @Test
    void atAPageAFieldThatIsTooLargeIsAPage() throws Exception {
        HttpResponse<String> answer = post("/kit/form", FORM, "note=" + "x".repeat(200_000));

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
        assertThat(answer.body()).contains("Make it smaller");
    }

    @ParameterizedTest
    @ValueSource(strings = {"form", "blocking-form"})
    void aFormThatNobodyCanReadIsAProblemThatSaysSo(String path) throws Exception {
        isUnreadable(post("/api/v1/trial/" + path, FORM + "; charset=klingon", "note=a%20b"));
        isUnreadable(post("/api/v1/trial/" + path, FORM, "note=%"));
        isUnreadable(post("/api/v1/trial/" + path, FORM, "note=%zz&%zz=1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"part", "blocking-parts"})
    void partsThatAreTornAreAProblemThatSaysSo(String path) throws Exception {
        assertThat(post("/api/v1/trial/" + path, PARTS, PART + END).statusCode())
                .isEqualTo(200);
        isUnreadable(post("/api/v1/trial/" + path, PARTS, PART + "--se"));
        isUnreadable(post("/api/v1/trial/" + path, PARTS, ""));
        isUnreadable(post(
                "/api/v1/trial/" + path,
                PARTS,
                PART.replace("\r\n\r\n", "\r\nContent-Type: text/plain; charset=klingon\r\n\r\n") + END));
    }

    @ParameterizedTest
    @ValueSource(strings = {"part", "blocking-parts"})
    void aPartThatIsTooLargeIsAProblemThatSaysSo(String path) throws Exception {
        isTooLarge(post("/api/v1/trial/" + path, PARTS, PART.replace("x", "x".repeat(2_000_000)) + END));
    }

    @Test
    void aBodyThatIsAnnouncedLongerThanTheServiceReadsIsRefusedInWords() throws Exception {
        String announced = "Content-Length: 10485761";

        assertThat(answerTo("PUT /api/v1/trial/nowhere", announced))
                .startsWith("HTTP/1.1 413")
                .containsIgnoringCase("connection: close")
                .contains(
                        "application/problem+json", "/problems/too-large", "Make it smaller", "/api/v1/trial/nowhere");
        assertThat(answerTo("POST /kit/form", announced))
                .startsWith("HTTP/1.1 413")
                .contains("text/html", "Make it smaller");
        assertThat(answerTo("POST /api/v1/trial/form", "Content-Length: 0")).startsWith("HTTP/1.1 200");
    }

    private static void isTooLarge(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(413);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body()).contains("/problems/too-large", "Make it smaller");
    }

    private static void isUnreadable(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body()).contains("/problems/bad-request", "Check what you sent");
    }

    /** All that comes until the service closes; nothing is sent after the headers. */
    private String answerTo(String request, String header) throws IOException {
        try (Socket socket = new Socket(service.getHost(), service.getPort())) {
            socket.setSoTimeout(20_000);
            String head = request + " HTTP/1.1\r\nHost: localhost\r\nAccept-Language: en\r\nConnection: close\r\n"
                    + "Content-Type: " + FORM + "\r\n" + header + "\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(UTF_8));
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }

    private HttpResponse<String> post(String path, String type, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(service.resolve(path))
                .timeout(Duration.ofSeconds(20))
                .header("Accept-Language", "en")
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.getBytes(UTF_8)))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
