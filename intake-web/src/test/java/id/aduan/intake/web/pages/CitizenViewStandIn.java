package id.aduan.intake.web.pages;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Stands in for case-service's citizen view: tells what a test put there, 404 for the rest, 500 when it is to fail. */
public final class CitizenViewStandIn implements QuarkusTestResourceLifecycleManager {
    private static final Map<String, byte[]> ANSWERS = new ConcurrentHashMap<>();
    private static final String PREFIX = "/internal/citizen-view/";
    private static volatile boolean broken;

    private HttpServer server;

    /** @param path behind {@code /internal/citizen-view/} */
    public static void tell(String path, String body) {
        ANSWERS.put(path, body.getBytes(UTF_8));
    }

    public static void tell(String path, byte[] body) {
        ANSWERS.put(path, body);
    }

    public static void breakDown() {
        broken = true;
    }

    public static void recover() {
        broken = false;
    }

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException("no port is free", e);
        }
        server.createContext(PREFIX, CitizenViewStandIn::answer);
        server.start();
        return Map.of(
                "aduan.cases.url", "http://127.0.0.1:" + server.getAddress().getPort());
    }

    private static void answer(HttpExchange exchange) throws IOException {
        byte[] body = ANSWERS.get(exchange.getRequestURI().getPath().substring(PREFIX.length()));
        boolean signedIn = exchange.getRequestHeaders().getFirst("Authorization") != null;
        int status = broken ? 500 : !signedIn ? 401 : body == null ? 404 : 200;
        boolean isPhoto = exchange.getRequestURI().getPath().contains("/attachments/");
        exchange.getResponseHeaders().set("Content-Type", isPhoto ? "image/png" : "application/json");
        exchange.sendResponseHeaders(status, status == 200 ? body.length : -1);
        if (status == 200) {
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }

    @Override
    public void stop() {
        server.stop(0);
    }
}
