package id.aduan.kit.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import id.aduan.contracts.Channel;
import id.aduan.contracts.ComplaintKind;
import id.aduan.contracts.WhatsAppUpdate;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.prometheus.PrometheusConfig;
import io.micrometer.prometheus.PrometheusMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Alerts, dashboard and document speak only of metrics that there are, by the very names that Prometheus reads. */
@SuppressWarnings("deprecation") // the registry that Quarkus uses
class NamedMetricsTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern METRIC = Pattern.compile("\\b(?:aduan|http|jvm|process)_[a-z_]+\\b");

    @Test
    void everyMetricOfTheAlertsExists() throws IOException {
        Set<String> named = named(Files.readString(ROOT.resolve("deploy/prometheus/alerts.yml")));

        assertThat(named).hasSizeGreaterThan(5);
        assertThat(exported()).containsAll(named);
    }

    @Test
    void everyMetricOfTheDashboardExists() throws IOException {
        JsonNode dashboard = new JsonMapper()
                .readTree(ROOT.resolve("deploy/grafana/dashboard.json").toFile());
        List<String> expressions = new ArrayList<>();
        dashboard.findValues("expr").forEach(each -> expressions.add(each.asText()));

        assertThat(expressions)
                .hasSizeGreaterThan(15)
                .allSatisfy(
                        each -> assertThat(named(each)).as(each).isNotEmpty().isSubsetOf(exported()));
    }

    @Test
    void theDocumentNamesEveryMetricAndNoOther() throws IOException {
        String document = Files.readString(ROOT.resolve("docs/watching.md"));

        Set<String> rows = document.lines()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.split("`")[1])
                .filter(name -> METRIC.matcher(name).matches())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(rows)
                .isEqualTo(exported().stream()
                        .map(name -> name.replaceFirst("_(bucket|count|sum|max)$", ""))
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    private static Set<String> named(String text) {
        return METRIC.matcher(text).results().map(found -> found.group()).collect(Collectors.toSet());
    }

    /** The names of the series that a service tells when everything has happened once. */
    private static Set<String> exported() {
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        registry.config().meterFilter(new KnownMeters());
        Meters meters = new Meters(registry);
        meters.accepted(Channel.WEB, ComplaintKind.COMPLAINT);
        meters.caseOpened(Instant.now());
        meters.applied("stage", Instant.now());
        meters.repeated("stage", 1);
        meters.problem("not-found");
        meters.updateAccepted(WhatsAppUpdate.Kind.MESSAGE);
        meters.counted(MetricName.WHATSAPP_SIGNATURES_REFUSED, 1, "wrong");
        meters.number(MetricName.COMPLAINTS_OVERDUE, () -> 1);
        meters.since(MetricName.COMPLAINTS_OVERDUE_OLDEST, Instant::now);
        meters.since(MetricName.CANARY_LAST_SEEN, Instant::now);
        meters.took(MetricName.CANARY, () -> Duration.ZERO);
        meters.number(MetricName.WAITING_RECORDS, "stage", () -> 1);
        meters.since(MetricName.WAITING_OLDEST, "stage", Instant::now);
        meters.number(MetricName.HELD_PARTITIONS, "stage", () -> 1);
        meters.number(MetricName.PARKED_RECORDS, "stage", () -> 1);
        meters.since(MetricName.PARKED_OLDEST, "stage", Instant::now);
        meters.counted(MetricName.WHATSAPP_SENDS, 1, "turn", "accepted");
        meters.counted(MetricName.WHATSAPP_COST, 1, "utility");
        meters.number(MetricName.WHATSAPP_STOPPED, () -> 0);
        meters.counted(MetricName.EMERGENCIES_ESCALATED, 1, "fire");
        meters.number(MetricName.NOTICES_FAILED, () -> 0);
        meters.counted(MetricName.EXCHANGE_EVENTS, 1, "offered", "new");
        meters.counted(MetricName.EXCHANGE_SIGNATURES_REFUSED, 1, "old");
        meters.counted(MetricName.CALLS_LOGGED, 1, "call_center", "prank");
        meters.number(MetricName.CALLS_ABANDONED, () -> 0);
        meters.number(MetricName.CALLBACKS_OPEN, () -> 0);
        meters.since(MetricName.EMERGENCIES_UNACKNOWLEDGED_OLDEST, Instant::now);
        registry.timer(KnownMeters.REQUESTS).record(1, TimeUnit.SECONDS);
        registry.timer("jvm.gc.pause").record(1, TimeUnit.SECONDS);
        Gauge.builder("jvm.memory.used", () -> 1).baseUnit("bytes").register(registry);
        Gauge.builder("process.cpu.usage", () -> 1).register(registry);
        TimeGauge.builder("process.uptime", () -> 1, TimeUnit.SECONDS).register(registry);
        return registry.scrape()
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("[{ ]")[0])
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
