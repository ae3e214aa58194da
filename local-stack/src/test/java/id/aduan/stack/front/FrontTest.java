package id.aduan.stack.front;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import id.aduan.stack.FreePort;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrontTest {
    private static final int AWAY = FreePort.any();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final CountDownLatch release = new CountDownLatch(1);
    private HttpServer service;
    private volatile HttpHandler handler;
    private Front front;

    @BeforeEach
    void start() throws IOException {
        service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        service.setExecutor(Executors.newCachedThreadPool());
        service.createContext("/", exchange -> handler.handle(exchange));
        service.start();
        front = Front.start(
                0, List.of(new Route("/", "web", service.getAddress().getPort()), new Route("/cases", "cases", AWAY)));
    }

    @AfterEach
    void stop() {
        release.countDown();
        front.close();
        service.stop(0);
    }

    @Test
    void pathHostAndCallerArriveUnchangedAndUnforged() throws Exception {
        var seen = new LinkedBlockingQueue<HttpExchange>();
        handler = exchange -> {
            seen.add(exchange);
            answer(exchange, 200, "ok");
        };

        http.send(
                request("/lacak/A%20b?x=1&y=%C3%A9")
                        .header("X-Forwarded-For", "203.0.113.7")
                        .header("Forwarded", "for=203.0.113.7")
                        .header("X-Forwarded-Prefix", "/evil")
                        .build(),
                HttpResponse.BodyHandlers.ofString());

        HttpExchange arrived = seen.take();
        assertThat(arrived.getRequestURI().toString()).isEqualTo("/lacak/A%20b?x=1&y=%C3%A9");
        var headers = arrived.getRequestHeaders();
        assertThat(headers.getFirst("Host")).isEqualTo("localhost:" + front.port());
        assertThat(headers.get("X-Forwarded-For")).containsExactly("127.0.0.1");
        assertThat(headers.get("X-Forwarded-Proto")).containsExactly("http");
        assertThat(headers.get("X-Forwarded-Host")).containsExactly("localhost:" + front.port());
        assertThat(headers).doesNotContainKeys("Forwarded", "X-Forwarded-Prefix");
    }

    @Test
    void requestBodyIsPassedOnWhileItComes() throws Exception {
        BlockingQueue<String> read = new LinkedBlockingQueue<>();
        handler = exchange -> {
            InputStream body = exchange.getRequestBody();
            read.add(new String(body.readNBytes(5), UTF_8));
            read.add(new String(body.readNBytes(5), UTF_8));
            answer(exchange, 200, "ok");
        };
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), front.port())) {
            var out = socket.getOutputStream();
            out.write("POST /lapor HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10\r\n\r\nfirst".getBytes(UTF_8));
            out.flush();
            assertThat(read.poll(10, TimeUnit.SECONDS)).isEqualTo("first");
            out.write("after".getBytes(UTF_8));
            out.flush();
            assertThat(read.poll(10, TimeUnit.SECONDS)).isEqualTo("after");
        }
    }

    @Test
    void eventsArriveOneByOne() throws Exception {
        handler = exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write("data: one\n\n".getBytes(UTF_8));
            exchange.getResponseBody().flush();
            awaitRelease();
            exchange.close();
        };

        var response = http.send(request("/api/v1/stream").build(), HttpResponse.BodyHandlers.ofInputStream());

        assertThat(response.headers().firstValue("Content-Type")).contains("text/event-stream");
        assertThat(new String(response.body().readNBytes(9), UTF_8)).isEqualTo("data: one");
        response.body().close();
    }

    @Test
    void serviceThatIsAwayIsAProblemForPrograms() throws Exception {
        var response = http.send(
                request("/cases/api")
                        .header("Accept", "application/json")
                        .header("Accept-Language", "en")
                        .build(),
                HttpResponse.BodyHandlers.ofString());

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(response.headers().firstValue("Retry-After")).isPresent();
        var problem = new JsonMapper().readTree(response.body());
        assertThat(problem.get("type").textValue()).isEqualTo("/problems/service-away");
        assertThat(problem.get("status").intValue()).isEqualTo(503);
        assertThat(problem.get("detail").textValue()).contains("try again");
        assertThat(problem.get("instance").textValue()).isEqualTo("/cases/api");
    }

    @ParameterizedTest
    @CsvSource({
        "'', id, tidak tersedia",
        "su-ID, su, teu tiasa",
        "'en;q=0.8', en, Not available",
        "fr, id, tidak tersedia"
    })
    void serviceThatIsAwayIsAKindPageForPeople(String accepted, String language, String words) throws Exception {
        var response = http.send(
                request("/cases")
                        .header("Accept", "text/html")
                        .header("Accept-Language", accepted)
                        .build(),
                HttpResponse.BodyHandlers.ofString());

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
        assertThat(response.body()).contains("<html lang=\"" + language + "\">").contains(words);
    }

    @Test
    void serviceThatBreaksOffIsSaidSo() throws Exception {
        handler = exchange -> {
            throw new IOException("broken on purpose"); // the JDK's server closes the connection without an answer
        };

        var response = http.send(
                request("/lapor")
                        .POST(HttpRequest.BodyPublishers.ofString("report"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());

        assertThat(response.statusCode()).isEqualTo(502);
        assertThat(response.body()).contains("/problems/service-broke-off");
    }

    @ParameterizedTest
    @CsvSource({
        "GET /api/v1/reports?q=%s HTTP/1.1, 5000, '', 414, address-too-long",
        "GET /api/v1/reports HTTP/1.1, 10, 'Cookie: a=%s', 431, headers-too-large",
        "GET /api/v1/reports?q=%s no protocol, 10, '', 400, not-http"
    })
    void whatIsNotReadIsToldInWordsAndTheCallerIsToldThatTheConnectionEnds(
            String line, int length, String header, int status, String type) throws Exception {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), front.port())) {
            var out = socket.getOutputStream();
            String headers = header.isEmpty() ? "" : header.formatted("a".repeat(17_000)) + "\r\n";
            out.write((line.formatted("a".repeat(length)) + "\r\nHost: localhost\r\n" + headers + "\r\n")
                    .getBytes(UTF_8));
            out.flush();
            socket.setSoTimeout(10_000);

            String answer = new String(socket.getInputStream().readAllBytes(), UTF_8);

            assertThat(answer).containsPattern("^HTTP/1\\.[01] " + status + " ").contains("/problems/" + type);
            assertThat(answer.toLowerCase(Locale.ROOT))
                    .contains("connection: close", "content-type: application/problem+json");
        }
    }

    @Test
    void internalPathsNeverReachAService() throws Exception {
        handler = exchange -> answer(exchange, 200, "secret");
        for (String path : List.of("/internal/citizen-view/1", "/%69nternal/x", "/q/health", "/lapor/..%2finternal")) {
            var response = http.send(request(path).build(), HttpResponse.BodyHandlers.ofString());
            assertThat(response.statusCode()).as(path).isEqualTo(404);
            assertThat(response.body()).doesNotContain("secret");
        }
    }

    @Test
    void everyLanguageHasWordsOfItsOwn() {
        for (Apology apology : Apology.values()) {
            var pages = Stream.of("id", "su", "en")
                    .map(language -> new String(apology.page(Locale.forLanguageTag(language)), UTF_8))
                    .map(page -> page.substring(page.indexOf("<h1>")))
                    .toList();
            assertThat(pages).as(apology.name()).doesNotHaveDuplicates();
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + front.port() + path));
    }

    private void awaitRelease() {
        try {
            release.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
