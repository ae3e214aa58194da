package id.aduan.acceptance.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import id.aduan.acceptance.Project;
import id.aduan.stack.FreePort;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The front of a server: deploy/front/Caddyfile in a real Caddy, where there is one. */
class FrontTest {
    private static final Path CADDY = Path.of("/usr/bin/caddy");
    private static final List<String> OWNERS = List.of(
            "keycloak", "intake-web", "intake-whatsapp", "intake-callcenter", "routing-service", "case-service");
    private static final List<HttpServer> SERVICES = new ArrayList<>();

    @TempDir
    static Path folder;

    private static int port;
    private static Process caddy;

    @BeforeAll
    static void start() throws IOException {
        assumeTrue(Files.isExecutable(CADDY), "Caddy is not installed: the front is checked as a text only");
        String routes = Project.read(Project.ROOT.resolve("deploy/front/Caddyfile"))
                .replace("{args.0}:8080", "{args.0}")
                .replace(
                        "/etc/caddy/apologies",
                        Project.ROOT.resolve("deploy/front/apologies").toString())
                .replace("2080", Integer.toString(FreePort.any()))
                .replace("http_port 8080", "http_port " + FreePort.any())
                .replace("https_port 8443", "https_port " + FreePort.any());
        for (String owner : OWNERS) {
            // nobody listens for case-service, which is away
            int service = owner.equals("case-service") ? FreePort.any() : serve(owner);
            routes = routes.replace("import to " + owner, "import to 127.0.0.1:" + service);
        }
        port = FreePort.any();
        Path file = Files.writeString(folder.resolve("Caddyfile"), routes);
        var builder = new ProcessBuilder(CADDY.toString(), "run", "--config", file.toString(), "--adapter", "caddyfile")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile());
        builder.environment()
                .putAll(Map.of(
                        "ADUAN_HOST",
                        "http://127.0.0.1:" + port,
                        "ADUAN_TLS",
                        "",
                        "ADUAN_CONSOLE_FROM",
                        "192.0.2.0/24",
                        "XDG_DATA_HOME",
                        folder.toString(),
                        "XDG_CONFIG_HOME",
                        folder.toString(),
                        "HOME",
                        folder.toString()));
        caddy = builder.start();
        Awaitility.await().until(() -> !caddy.isAlive() || listens());
        assertThat(caddy.isAlive()).as(Files.readString(folder.resolve("log"))).isTrue();
    }

    @AfterAll
    static void stop() throws InterruptedException {
        SERVICES.forEach(service -> service.stop(0));
        if (caddy != null) {
            caddy.destroy();
            caddy.waitFor();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/, intake-web",
        "/lapor?x=a//b, intake-web",
        "/webhooks/whatsapp, intake-whatsapp",
        "/whatsapp/dead-letters, intake-whatsapp",
        "/whatsappbook, intake-web",
        "/callcenter, intake-callcenter",
        "/callcenter/figures, intake-callcenter",
        "/api/v1/calls/hints, intake-callcenter",
        "/api/v1/exchange/events, intake-callcenter",
        "/callcenterbook, intake-web",
        "/triage, routing-service",
        "/triage/assets/a.css, routing-service",
        "/triagebook, intake-web",
        "/api/v1/routing/agencies, routing-service",
        "/signin/realms/aduan/account, keycloak"
    })
    void pathsGoToTheirOwner(String path, String owner) throws IOException {
        assertThat(ask(path, "")).startsWith("HTTP/1.1 200").contains("served by " + owner);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/internal",
                "/internal/citizen-view/x",
                "/internal;a/x",
                "/%69nternal/x",
                "//internal/x",
                "/cases/../internal/x",
                "/cases/%2e%2e/internal/x",
                "/cases/..%2finternal/x",
                "/cases/..;/internal/x",
                "/cases\\..\\internal",
                "/q/health",
                "/q",
                "/signin/admin/master/console/",
                "/signin/realms/master",
                "/signin/realms/master/protocol/openid-connect/token",
                "/signin/metrics",
                "/signin/health/ready"
            })
    void whatIsNotForEverybodyIsNotFound(String path) throws IOException {
        assertThat(ask(path, "")).matches("(?s)HTTP/1\\.1 40[04] .*").doesNotContain("served by");
    }

    @Test
    void nobodysWordForItsOwnAddressIsTaken() throws IOException {
        String seen = ask(
                "/lapor",
                "X-Forwarded-For: 203.0.113.9\r\nX-Forwarded-Host: evil.example.org\r\nX-Forwarded-Proto: gopher\r\n"
                        + "X-Forwarded-Port: 1\r\nX-Forwarded-Prefix: /x\r\nForwarded: for=203.0.113.9\r\n");

        assertThat(seen)
                .contains(
                        "X-forwarded-for=[127.0.0.1]",
                        "X-forwarded-proto=[http]",
                        "X-forwarded-host=[127.0.0.1:" + port)
                .doesNotContain("203.0.113.9", "evil", "gopher", "X-forwarded-port", "X-forwarded-prefix");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/lapor", "/cases", "/internal", "/signin/admin/master/console/"})
    void everyAnswerTellsBrowsersToStayWithTlsAndNotWhatTheFrontIs(String path) throws IOException {
        assertThat(ask(path, "Accept: text/html\r\n"))
                .containsOnlyOnce("Strict-Transport-Security: max-age=31536000; includeSubDomains")
                .doesNotContainIgnoringCase("\nserver:");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/cases", "/api/v1/cases", "/internal"})
    void theFrontsOwnAnswersLoadNothingAndAreEmbeddedNowhere(String path) throws IOException {
        assertThat(ask(path, "Accept: text/html\r\n"))
                .containsOnlyOnce(
                        "Content-Security-Policy: default-src 'none'; base-uri 'none'; frame-ancestors 'none'")
                .contains("X-Content-Type-Options: nosniff", "Cache-Control: no-store");
    }

    @Test
    void aServiceThatIsAwayIsApologisedFor() throws IOException {
        assertThat(ask("/cases", "Accept: text/html\r\n"))
                .startsWith("HTTP/1.1 502")
                .contains("text/html", "Retry-After: 5", "Sedang tidak tersedia");
        assertThat(ask("/api/v1/cases", "Accept: text/html\r\n"))
                .startsWith("HTTP/1.1 502")
                .contains("application/problem+json", "Retry-After: 5", "\"status\":502");
    }

    /** By a socket, because a client would tidy the path up. */
    private static String ask(String path, String headers) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(10_000);
            OutputStream out = socket.getOutputStream();
            out.write(("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\nConnection: close\r\n" + headers
                            + "\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            out.flush();
            try (var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
                return in.lines().collect(Collectors.joining("\n"));
            }
        }
    }

    private static int serve(String name) throws IOException {
        var service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        service.createContext("/", exchange -> {
            byte[] body = ("served by " + name + " "
                            + exchange.getRequestHeaders().entrySet())
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        service.start();
        SERVICES.add(service);
        return service.getAddress().getPort();
    }

    private static boolean listens() {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }
}
