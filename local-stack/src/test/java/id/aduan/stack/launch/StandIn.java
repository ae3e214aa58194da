package id.aduan.stack.launch;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Stands in for a service: is ready at once, tells its environment, knows two agencies and writes down officers. */
public final class StandIn {
    private StandIn() {}

    public static void main(String[] arguments) throws IOException {
        Path data = Path.of(System.getenv("ADUAN_DATA_DIRECTORY"));
        if (Files.exists(data.resolve("die"))) {
            System.out.println("the flux capacitor is missing");
            System.exit(3);
        }
        serve(Integer.parseInt(System.getenv("QUARKUS_MANAGEMENT_PORT")), data);
        serve(Integer.parseInt(System.getenv("QUARKUS_HTTP_PORT")), data);
    }

    private static void serve(int port, Path data) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                answer(exchange, data);
            }
        });
        server.start();
    }

    private static void answer(HttpExchange exchange, Path data) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String body = "";
        if (path.endsWith("/environment")) {
            body = new TreeMap<>(System.getenv())
                    .entrySet().stream().map(Map.Entry::toString).collect(Collectors.joining("\n"));
        } else if (path.equals("/api/v1/routing/agencies")) {
            body = "{\"items\":[{\"code\":\"dlh\"},{\"code\":\"dputr\"}]}";
        } else if (path.startsWith("/api/v1/officers/")) {
            String line = exchange.getRequestMethod() + " " + path + " "
                    + new String(exchange.getRequestBody().readAllBytes(), UTF_8) + "\n";
            Files.writeString(data.resolve("officers"), line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } else if (path.equals("/internal/history/verification")) {
            body = Files.exists(data.resolve("broken")) ? "{\"valid\":false}" : "{\"valid\":true}";
        }
        byte[] bytes = body.getBytes(UTF_8);
        exchange.sendResponseHeaders(200, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
