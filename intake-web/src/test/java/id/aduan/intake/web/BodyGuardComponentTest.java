package id.aduan.intake.web;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import id.aduan.intake.web.pages.CitizenViewStandIn;
import id.aduan.stack.test.IssuerResource;
import id.aduan.stack.test.KafkaResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.URL;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** In these tests a body has three seconds. */
@QuarkusTest
@WithTestResource(KafkaResource.class)
@WithTestResource(value = IssuerResource.class, initArgs = @ResourceArg(name = "client", value = "intake-web"))
@WithTestResource(CitizenViewStandIn.class)
class BodyGuardComponentTest {
    private static final int PATIENCE_MILLIS = 20_000;

    @TestHTTPResource
    URL door;

    @Test
    void anUploadThatNeverEndsIsEnded() throws IOException {
        String answer = trickle("Content-Type: multipart/form-data; boundary=b\r\nContent-Length: 1000000\r\n", "-");

        assertThat(answer).startsWith("HTTP/1.1 408").contains("application/problem+json", "/problems/too-slow");
        given().get("/api/v1/proof-of-work").then().statusCode(200);
    }

    @Test
    void aTextThatNeverEndsIsEnded() throws IOException {
        String answer = trickle("Content-Type: application/json\r\nContent-Length: 1000\r\n", " ");

        assertThat(answer).startsWith("HTTP/1.1 408");
    }

    @Test
    void aTextOfUnknownLengthIsEndedOnceItIsTooLarge() throws IOException {
        String answer = trickle(
                "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n",
                "10000\r\n" + " ".repeat(0x10000) + "\r\n");

        assertThat(answer).startsWith("HTTP/1.1 413").contains("/problems/too-large");
    }

    @Test
    void aTextThatSaysItIsTooLargeIsRefusedUnread() {
        given().contentType("application/json")
                .body(" ".repeat(300_000))
                .post("/api/v1/complaints")
                .then()
                .statusCode(413)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/too-large"));
    }

    /** Sends a piece every 300 ms, for ever, and gives what comes back before the connection is closed. */
    private String trickle(String headers, String piece) throws IOException {
        ExecutorService sender = Executors.newSingleThreadExecutor();
        try (Socket socket = new Socket(door.getHost(), door.getPort())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            OutputStream out = socket.getOutputStream();
            out.write(("POST /api/v1/complaints HTTP/1.1\r\nHost: door\r\n" + headers + "\r\n").getBytes(US_ASCII));
            sender.execute(() -> sendForEver(out, piece));
            StringBuilder answer = new StringBuilder();
            byte[] buffer = new byte[4096];
            try {
                int count = socket.getInputStream().read(buffer);
                while (count > 0) {
                    answer.append(new String(buffer, 0, count, US_ASCII));
                    count = socket.getInputStream().read(buffer);
                }
            } catch (SocketException reset) {
                assertThat(answer).isNotEmpty();
            }
            return answer.toString();
        } finally {
            sender.shutdownNow();
        }
    }

    private static void sendForEver(OutputStream out, String piece) {
        CountDownLatch never = new CountDownLatch(1);
        try {
            do {
                out.write(piece.getBytes(US_ASCII));
                out.flush();
            } while (!never.await(300, TimeUnit.MILLISECONDS));
        } catch (IOException closed) {
            // what the test waits for
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
