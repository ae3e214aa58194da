package id.aduan.stack.launch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServiceEntryTest {
    @Test
    void listOfAduanHasEveryServiceAndNoPortTwice() {
        List<ServiceEntry> services = ServiceEntry.all();
        assertThat(services).extracting(ServiceEntry::name).contains("intake-web", "routing-service", "case-service");

        var ports = new Ports(8080);
        var all = new ArrayList<>(List.of(
                ports.front(),
                ports.issuer(),
                ports.kafka(),
                ports.kafkaController(),
                ports.postgres(),
                ports.simulator(),
                ports.mail()));
        services.forEach(service -> all.addAll(List.of(ports.of(service), ports.managementOf(service))));
        assertThat(new HashSet<>(all)).hasSameSizeAs(all);
        assertThat(ports.all(services).keySet()).containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    void ownerOfAPrefixIsOneService() {
        String two = """
                [{"name": "a", "module": "a", "portOffset": 1, "prefixes": ["/x"], "heap": "1m"},
                 {"name": "b", "module": "b", "portOffset": 2, "prefixes": ["/x"], "heap": "1m"}]
                """;
        assertThatThrownBy(() -> read(two)).hasStackTraceContaining("two services claim /x");
    }

    @ParameterizedTest
    @CsvSource({"4, /x", "0, /x", "10, /x", "1, x", "1, /x/"})
    void impossibleEntryIsRefused(int offset, String prefix) {
        String json = "[{\"name\":\"a\",\"module\":\"a\",\"portOffset\":" + offset + ",\"prefixes\":[\"" + prefix
                + "\"],\"heap\":\"1m\"}]";
        assertThatThrownBy(() -> read(json)).hasRootCauseInstanceOf(IllegalArgumentException.class);
    }

    private static List<ServiceEntry> read(String json) throws IOException {
        return ServiceEntry.read(json.getBytes(UTF_8));
    }
}
