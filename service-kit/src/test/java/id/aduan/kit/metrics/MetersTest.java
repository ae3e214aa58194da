package id.aduan.kit.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import id.aduan.contracts.Channel;
import id.aduan.contracts.ComplaintKind;
import id.aduan.contracts.WhatsAppUpdate;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetersTest {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Meters meters = new Meters(registry);

    @Test
    void eachMeterHasTheLabelsOfItsNameAndNoOther() {
        meters.accepted(Channel.OGAN_LOPIAN, ComplaintKind.ASPIRATION);
        meters.caseOpened(Instant.now());
        meters.applied("case-service.complaint-routed", Instant.now());
        meters.repeated("case-service.complaint-routed", 2);
        meters.problem("case-not-found");
        meters.updateAccepted(WhatsAppUpdate.Kind.MESSAGE);
        meters.counted(MetricName.WHATSAPP_SIGNATURES_REFUSED, 1, "wrong");
        meters.number(MetricName.COMPLAINTS_OVERDUE, () -> 1);
        meters.since(MetricName.COMPLAINTS_OVERDUE_OLDEST, () -> null);
        meters.since(MetricName.CANARY_LAST_SEEN, Instant::now);
        meters.took(MetricName.CANARY, () -> Duration.ZERO);
        meters.counted(MetricName.WHATSAPP_SENDS, 1, "turn", "accepted");
        meters.counted(MetricName.WHATSAPP_COST, 2.5, "utility");
        meters.number(MetricName.WHATSAPP_STOPPED, () -> 0);
        meters.counted(MetricName.EMERGENCIES_ESCALATED, 1, "fire");
        meters.number(MetricName.NOTICES_FAILED, () -> 0);
        meters.counted(MetricName.EXCHANGE_EVENTS, 1, "offered", "new");
        meters.counted(MetricName.EXCHANGE_SIGNATURES_REFUSED, 1, "old");
        meters.counted(MetricName.CALLS_LOGGED, 1, "call_center", "prank");
        meters.number(MetricName.CALLS_ABANDONED, () -> 0);
        meters.number(MetricName.CALLBACKS_OPEN, () -> 0);
        meters.since(MetricName.EMERGENCIES_UNACKNOWLEDGED_OLDEST, Instant::now);
        for (MetricName ofStage : MetricName.values()) {
            if (registry.find(ofStage.meter()).meters().isEmpty()) {
                meters.number(ofStage, "case-service.outbox", () -> 1);
            }
        }

        for (MetricName name : MetricName.values()) {
            assertThat(registry.get(name.meter()).meters())
                    .allSatisfy(meter -> assertThat(meter.getId().getTags())
                            .extracting(Tag::getKey)
                            .containsExactlyInAnyOrderElementsOf(name.labels()));
        }
        assertThat(registry.get("aduan.events.repeated").counter().count()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PWK-DXT34-QD6N7-1",
                "4f9d2c1e-0000-4000-8000-000000000000",
                "+62 800 0000 1234",
                "Asep Sunandar",
                "asep@example.org",
                ""
            })
    void whatCouldNameSomebodyNeverBecomesALabel(String value) {
        meters.problem(value);
        meters.repeated(value, 1);

        assertThat(registry.getMeters())
                .extracting(Meter::getId)
                .flatExtracting(Meter.Id::getTags)
                .extracting(Tag::getValue)
                .containsOnly("other");
    }

    @Test
    void aMeterThatNobodyListedIsRefused() {
        registry.config().meterFilter(new KnownMeters());

        registry.counter("hibernate.sessions.open").increment();
        registry.counter("aduan.problems", "problem", "too-large").increment();

        assertThat(registry.getMeters())
                .extracting(meter -> meter.getId().getName())
                .containsExactly("aduan.problems");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/lacak/PWK-DXT34-QD6N7-1", "/api/v1/cases/4f9d2c1e-0000-4000-8000-000000000000", "/x/asep@y.z"})
    void aPathThatWasAskedIsNoLabel(String path) {
        registry.config().meterFilter(new KnownMeters());

        registry.counter(KnownMeters.REQUESTS, Tags.of("uri", path)).increment();
        registry.counter(KnownMeters.REQUESTS, Tags.of("uri", "/api/v1/cases/{id}"))
                .increment();

        assertThat(registry.getMeters())
                .extracting(meter -> meter.getId().getTag("uri"))
                .containsExactlyInAnyOrder("other", "/api/v1/cases/{id}");
    }
}
