package id.aduan.intake.whatsapp.webhook;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.aduan.stack.test.IssuerResource;
import id.aduan.stack.test.KafkaResource;
import id.aduan.stack.test.PostgresResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A connection that breaks in the middle of a body is nothing that somebody must look at. */
@QuarkusTest
@WithTestResource(KafkaResource.class)
@WithTestResource(value = PostgresResource.class, initArgs = @ResourceArg(name = "database", value = "whatsapp"))
@WithTestResource(IssuerResource.class)
class TornBodyComponentTest {
    private static final Duration A_WHILE = Duration.ofSeconds(2);

    @TestHTTPResource("/webhooks/whatsapp")
    URI webhook;

    private final List<String> told = new CopyOnWriteArrayList<>();
    private final Handler listener = new Handler() {
        @Override
        public void publish(LogRecord line) {
            if (line.getLevel().intValue() >= Level.WARNING.intValue()
                    || String.valueOf(line.getMessage()).contains("torn off")) {
                told.add(line.getLevel() + " " + line.getLoggerName() + " " + line.getMessage());
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        Logger.getLogger("").addHandler(listener);
    }

    @AfterEach
    void leave() {
        Logger.getLogger("").removeHandler(listener);
    }

    @ParameterizedTest
    @CsvSource({
        "Content-Length: 1000, 10",
        "Content-Length: 60000, 30000",
        "Content-Length: 3000000, 300000",
        "Transfer-Encoding: chunked, 300000"
    })
    void aBodyThatIsTornOffIsAtMostOneLineAndNoError(String header, int sent) throws IOException {
        // When
        try (Socket socket = begin(header)) {
            if (header.startsWith("Transfer")) {
                socket.getOutputStream().write((Integer.toHexString(sent + 9) + "\r\n").getBytes(US_ASCII));
            }
            socket.getOutputStream().write(new byte[sent]);
            socket.getOutputStream().flush();
            await().pollDelay(Duration.ofMillis(300)).until(() -> true);
        }

        // Then
        await().pollDelay(A_WHILE).until(() -> true);
        assertThat(told).hasSizeLessThanOrEqualTo(1).allSatisfy(line -> assertThat(line)
                .contains("torn off"));
    }

    @Test
    void aBodyThatDoesNotComeToAnEndIsAtMostOneLineAndNoError() throws IOException {
        // When
        try (Socket socket = begin("Content-Length: 1000")) {
            socket.setSoTimeout(20_000);
            String answer = new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII)).readLine();
            assertThat(answer).startsWith("HTTP/1.1 408");
        }

        // Then
        await().pollDelay(A_WHILE).until(() -> true);
        assertThat(told).hasSizeLessThanOrEqualTo(1).allSatisfy(line -> assertThat(line)
                .contains("torn off"));
    }

    private Socket begin(String header) throws IOException {
        Socket socket = new Socket(webhook.getHost(), webhook.getPort());
        socket.getOutputStream()
                .write(("POST /webhooks/whatsapp HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                                + header + "\r\n\r\n")
                        .getBytes(US_ASCII));
        socket.getOutputStream().flush();
        return socket;
    }
}
