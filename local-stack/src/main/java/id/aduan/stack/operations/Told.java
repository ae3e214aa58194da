package id.aduan.stack.operations;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BinaryOperator;

/**
 * What the services told at one moment.
 *
 * @param series the value of each series of Aduan's own, by its name and labels as Prometheus writes them
 * @param worries what is wrong, in words
 */
record Told(Instant at, Map<String, Double> series, List<String> worries) {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final JsonMapper JSON = new JsonMapper();

    Told {
        series = Map.copyOf(series);
        worries = List.copyOf(worries);
    }

    static Told by(HttpClient http, List<Watched> services) {
        Map<String, Double> series = new TreeMap<>();
        List<String> worries = new ArrayList<>();
        for (Watched service : services) {
            try {
                parse(get(http, service.management().resolve("/q/metrics"))).forEach((name, value) -> {
                    BinaryOperator<Double> merge = name.startsWith("aduan_problems") ? Double::sum : Math::max;
                    series.merge(name, value, merge);
                });
                worries.addAll(
                        worries(service.name(), get(http, service.management().resolve("/q/health"))));
            } catch (IOException e) {
                worries.add(service.name() + " does not answer. What it should do waits in Kafka; see its log.");
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return new Told(Instant.now(), series, worries);
            }
        }
        return new Told(Instant.now(), series, worries);
    }

    /** Series of Aduan from the text that Prometheus reads. */
    static Map<String, Double> parse(String text) {
        Map<String, Double> series = new TreeMap<>();
        text.lines().filter(line -> line.startsWith("aduan_")).forEach(line -> {
            int end = line.lastIndexOf(' ');
            series.put(line.substring(0, end).replace(",}", "}"), Double.parseDouble(line.substring(end + 1)));
        });
        return series;
    }

    /** What the checks that are down say. */
    static List<String> worries(String service, String health) throws JsonProcessingException {
        List<String> worries = new ArrayList<>();
        for (JsonNode check : JSON.readTree(health).path("checks")) {
            if (check.path("status").asText().equals("DOWN")) {
                List<String> data = new ArrayList<>();
                check.path("data")
                        .properties()
                        .forEach(each ->
                                data.add(each.getKey() + " " + each.getValue().asText()));
                worries.add(service + ", " + check.path("name").asText() + ": "
                        + (data.isEmpty() ? "not well" : String.join("; ", data)));
            }
        }
        return worries;
    }

    double value(String name) {
        return series.getOrDefault(name, 0.0);
    }

    /** How much a counter grows in a second, since what was told before; less than zero when it is not known yet. */
    double rate(String name, Told before) {
        double seconds = Duration.between(before.at, at).toMillis() / 1000.0;
        return seconds <= 0 ? -1 : Math.max(0, value(name) - before.value(name)) / seconds;
    }

    private static String get(HttpClient http, URI address) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(address).timeout(PATIENCE).build(), BodyHandlers.ofString())
                .body();
    }
}
