package id.aduan.stack.operations;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import id.aduan.contracts.ComplaintId;
import id.aduan.contracts.TrackingNumber;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.kafka.common.KafkaException;

/** Serves the operations page on the loopback address; whoever opens it asks the services, nobody else does. */
public final class Operations implements AutoCloseable {
    /** Where the page is at the front. */
    public static final String PATH = "/operations";

    private static final Logger LOG = Logger.getLogger(Operations.class.getName());
    private static final Duration FRESH = Duration.ofSeconds(2);
    private static final Duration OLD = Duration.ofSeconds(30);

    private final List<Watched> services;
    private final Map<String, String> simulators;
    private final Way way;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(FRESH)
            .build();
    private final ExecutorService threads = Executors.newFixedThreadPool(2, work -> {
        var thread = new Thread(work, "operations");
        thread.setDaemon(true);
        return thread;
    });
    private final HttpServer server;
    private Told before = new Told(Instant.EPOCH, Map.of(), List.of());
    private Told now = before;

    private Operations(List<Watched> services, String kafka, Map<String, String> simulators) throws IOException {
        this.services = List.copyOf(services);
        this.simulators = Collections.unmodifiableMap(new LinkedHashMap<>(simulators));
        this.way = new Way(kafka);
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext(PATH, this::answer);
    }

    /**
     * Listens on a free port.
     *
     * @param simulators the stand-ins of the outside that have a page: their address and their name
     */
    public static Operations start(List<Watched> services, String kafka, Map<String, String> simulators) {
        try {
            var operations = new Operations(services, kafka, simulators);
            operations.server.start();
            return operations;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            switch (exchange.getRequestURI().getPath()) {
                case PATH -> send(exchange, 200, "text/html; charset=utf-8", page(exchange));
                case PATH + "/page.css" -> send(exchange, 200, "text/css", file("page.css"));
                case PATH + "/page.js" -> send(exchange, 200, "text/javascript; charset=utf-8", file("page.js"));
                default -> send(exchange, 404, "text/plain; charset=utf-8", "There is no such page.".getBytes(UTF_8));
            }
        } catch (RuntimeException e) {
            LOG.log(
                    Level.WARNING,
                    "the operations page failed: {0}",
                    e.getClass().getName());
            throw e;
        }
    }

    private byte[] page(HttpExchange exchange) {
        String asked = number(exchange.getRequestURI().getRawQuery());
        List<Way.Step> steps = asked == null ? List.of() : steps(asked);
        Told[] told = told();
        return new OperationsPage(services, simulators, told[0], told[1])
                .of(asked, steps)
                .getBytes(UTF_8);
    }

    private List<Way.Step> steps(String asked) {
        try {
            Optional<TrackingNumber> number = TrackingNumber.parse(asked);
            return number.isPresent()
                    ? way.of(number.get())
                    : complaint(asked).map(way::of).orElse(List.of());
        } catch (KafkaException e) {
            LOG.log(
                    Level.WARNING,
                    "the topics cannot be read: {0}",
                    e.getClass().getName());
            return List.of();
        }
    }

    /** What is told now, and what was told shortly before it; twice the same while nobody has looked lately. */
    private synchronized Told[] told() {
        if (now.at().plus(FRESH).isBefore(Instant.now())) {
            before = now;
            now = Told.by(http, services);
        }
        return new Told[] {now, before.at().plus(OLD).isBefore(now.at()) ? now : before};
    }

    private static Optional<ComplaintId> complaint(String asked) {
        try {
            return Optional.of(ComplaintId.parse(asked));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String number(String query) {
        if (query == null || !query.startsWith("number=")) {
            return null;
        }
        String number =
                URLDecoder.decode(query.substring("number=".length()), UTF_8).strip();
        return number.isEmpty() ? null : number;
    }

    private static byte[] file(String name) throws IOException {
        try (var file = Operations.class.getResourceAsStream(name)) {
            return file.readAllBytes();
        }
    }

    private static void send(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        var headers = exchange.getResponseHeaders();
        headers.set("Content-Type", type);
        headers.set("Cache-Control", "no-store");
        headers.set(
                "Content-Security-Policy",
                "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; form-action 'self'");
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("X-Frame-Options", "DENY");
        boolean head = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(status, head ? -1 : body.length);
        if (!head) {
            exchange.getResponseBody().write(body);
        }
    }
}
