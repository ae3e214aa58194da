package id.aduan.acceptance.system;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads the metrics of all services every second and remembers the most that each stage told to be waiting. */
final class Watcher implements AutoCloseable {
    private static final Pattern WAITING =
            Pattern.compile("aduan_waiting_oldest_seconds\\{.*?stage=\"([^\"]+)\".*?} ([0-9.E]+)");
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** Committed offsets are behind by a second or two at any time. */
    private static final double WORTH_TELLING = 4;

    private final List<URI> services;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final Map<String, Double> longest = new TreeMap<>();
    private final Thread thread = new Thread(this::watch, "watcher");
    private volatile boolean closed;

    private Watcher(List<URI> services) {
        this.services = services;
    }

    static Watcher of(WholeSystem system, List<String> services) {
        Watcher watcher = new Watcher(services.stream().map(system::metricsOf).toList());
        watcher.thread.setDaemon(true);
        watcher.thread.start();
        return watcher;
    }

    /** In words the stages where something waited for longer than usual, and how many seconds at most. */
    String told() {
        synchronized (longest) {
            return longest.entrySet().stream()
                    .filter(each -> each.getValue() > WORTH_TELLING)
                    .map(each -> each.getKey() + " " + Math.round(each.getValue()) + " s")
                    .collect(Collectors.joining(", "));
        }
    }

    private void watch() {
        while (!closed) {
            services.forEach(this::read);
            try {
                TimeUnit.SECONDS.sleep(1);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void read(URI metrics) {
        try {
            String text = http.send(
                            HttpRequest.newBuilder(metrics).timeout(PATIENCE).build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
            Matcher line = WAITING.matcher(text);
            while (line.find()) {
                synchronized (longest) {
                    longest.merge(line.group(1), Double.valueOf(line.group(2)), Math::max);
                }
            }
        } catch (IOException e) {
            // it is what is broken at this moment, and tells again when it is mended
        } catch (InterruptedException e) {
            closed = true;
        }
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }
}
