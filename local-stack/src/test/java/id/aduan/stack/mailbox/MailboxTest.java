package id.aduan.stack.mailbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MailboxTest {
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private Mailbox mailbox;

    @BeforeEach
    void start() {
        mailbox = Mailbox.start(0);
    }

    @AfterEach
    void stop() {
        mailbox.close();
    }

    @Test
    void aMailOfAPlainClientIsReadOnThePageAndByJson() throws Exception {
        try (var client = new Client(mailbox.port())) {
            client.expect("220");
            client.say("EHLO tests", "250 SIZE");
            client.say("MAIL FROM:<aduan@example.org>", "250");
            client.say("RCPT TO:<dinas@example.org>", "250");
            client.say("DATA", "354");
            client.write("From: Aduan <aduan@example.org>\r\nSubject: =?UTF-8?B?TGFwb3JhbiDwn5ikIGJhcnU=?=\r\n"
                    + "Message-ID: <1@example.org>\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n"
                    + "Buka http://localhost:8080/cases/1?a=1&b=2\r\n..titik\r\n<script>alert(1)</script>\r\n.\r\n");
            client.expect("250");
            client.say("QUIT", "221");
        }

        JsonNode mail = json("").get(0);
        assertThat(mail.path("subject").asText()).isEqualTo("Laporan 😤 baru");
        assertThat(mail.path("to").get(0).asText()).isEqualTo("dinas@example.org");
        assertThat(mail.path("messageId").asText()).isEqualTo("<1@example.org>");
        assertThat(mail.path("text").asText()).contains("\n.titik\n<script>");
        assertThat(json("?to=dinas@example.org")).hasSize(1);
        assertThat(json("?to=lain@example.org")).isEmpty();
        assertThat(get(Mailbox.PATH).body()).contains("Laporan 😤 baru", "/simulator/mailbox/1");
        HttpResponse<String> page = get(Mailbox.PATH + "/1");
        assertThat(page.body())
                .contains("&lt;script&gt;", "<a href=\"http://localhost:8080/cases/1?a=1&amp;b=2\"")
                .doesNotContain("<script>");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .startsWith("default-src 'none'");
    }

    @Test
    void partsAndTheirCodingsAreUnderstood() {
        MimeMessage message = MimeMessage.read(("Subject: =?utf-8?Q?Satu_=C3=A9?=\r\n =?utf-8?Q?_dua?=\r\n"
                        + "Content-Type: multipart/alternative; boundary=\"b\"\r\n\r\npreamble\r\n--b\r\n"
                        + "Content-Type: text/plain; charset=UTF-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
                        + "Jalan rusak =E2=9C=93 pan=\r\njang\r\n--b\r\nContent-Type: text/html; charset=UTF-8\r\n"
                        + "Content-Transfer-Encoding: base64\r\n\r\nPHA+SGFsbzwvcD4=\r\n--b--\r\n")
                .getBytes(UTF_8));

        assertThat(message.header("subject")).contains("Satu é dua");
        assertThat(message.text()).isEqualTo("Jalan rusak ✓ panjang");
        assertThat(message.html()).contains("<p>Halo</p>");
    }

    @Test
    void aMailThatHasMarkupOnlyIsShownByItsWords() {
        MimeMessage message = MimeMessage.read(
                "Content-Type: text/html\r\n\r\n<style>p{}</style><p>Satu</p><p>Dua &amp; tiga</p>".getBytes(UTF_8));

        assertThat(message.text()).isEqualTo("Satu\nDua & tiga");
    }

    @Test
    void mailIsRefusedAsTheMailboxIsTold() throws Exception {
        put("{\"refuse\":451}");
        try (var client = new Client(mailbox.port())) {
            client.expect("220");
            client.deliver("451");
            put("{\"refuse\":0}");
            client.deliver("250");
        }
        assertThat(json("")).hasSize(1);
        assertThat(put("{\"refuse\":7}").statusCode()).isEqualTo(400);
    }

    @Test
    void theOrderOfCommandsIsKept() throws Exception {
        try (var client = new Client(mailbox.port())) {
            client.expect("220");
            client.say("RCPT TO:<a@example.org>", "503");
            client.say("DATA", "503");
            client.say("MAIL FROM: nobody", "501");
            client.say("DANCE", "502");
        }
    }

    @Test
    void fiveHundredMailsAreKeptAndTheOldestGoFirst() throws Exception {
        try (var client = new Client(mailbox.port())) {
            client.expect("220");
            for (int i = 0; i < 503; i++) {
                client.deliver("250");
            }
        }
        assertThat(json("")).hasSize(500);
        assertThat(json("").get(0).path("id").asInt()).isEqualTo(503);
        http.send(request("/api/mails").DELETE().build(), HttpResponse.BodyHandlers.ofString());
        assertThat(json("")).isEmpty();
    }

    private JsonNode json(String query) throws Exception {
        return new JsonMapper()
                .readTree(get(Mailbox.PATH + "/api/mails" + query).body());
    }

    private HttpResponse<String> put(String json) throws Exception {
        return http.send(
                request("/api/faults")
                        .PUT(HttpRequest.BodyPublishers.ofString(json))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String path) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + mailbox.pagesPort() + path))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + mailbox.pagesPort() + Mailbox.PATH + path));
    }

    /** Speaks SMTP by hand. */
    private static final class Client implements AutoCloseable {
        private final Socket socket;
        private final BufferedReader in;

        Client(int port) throws IOException {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setSoTimeout(20_000);
            socket.setTcpNoDelay(true);
            in = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
        }

        void say(String line, String answer) throws IOException {
            write(line + "\r\n");
            expect(answer);
        }

        void write(String text) throws IOException {
            socket.getOutputStream().write(text.getBytes(UTF_8));
        }

        /** The last line of the answer. */
        void expect(String beginning) throws IOException {
            String line = in.readLine();
            while (line != null && line.length() > 3 && line.charAt(3) == '-') {
                line = in.readLine();
            }
            assertThat(line).startsWith(beginning);
        }

        /** A short mail, all of it at once. */
        void deliver(String answer) throws IOException {
            write("MAIL FROM:<a@example.org>\r\nRCPT TO:<b@example.org>\r\nDATA\r\n");
            expect("250");
            expect("250");
            expect("354");
            write("Subject: x\r\n\r\nisi\r\n.\r\n");
            expect(answer);
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
