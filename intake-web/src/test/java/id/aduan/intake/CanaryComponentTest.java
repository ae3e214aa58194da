package id.aduan.intake;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import id.aduan.contracts.ComplaintReceived;
import id.aduan.contracts.EventHeaders;
import id.aduan.intake.web.pages.CitizenViewStandIn;
import id.aduan.kit.events.EventJson;
import id.aduan.stack.test.IssuerResource;
import id.aduan.stack.test.KafkaResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URL;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(KafkaResource.class)
@WithTestResource(value = IssuerResource.class, initArgs = @ResourceArg(name = "client", value = "intake-web"))
@WithTestResource(CitizenViewStandIn.class)
class CanaryComponentTest {
    @Inject
    Canary canary;

    @TestHTTPResource(value = "/metrics", management = true)
    URL metrics;

    @Test
    void aCanaryIsFiledLikeAReportAndIsKnownByItsKeyAndCountedNowhere() {
        double accepted = accepted();

        canary.file().await().atMost(Duration.ofSeconds(20));

        List<ConsumerRecord<String, byte[]>> filed =
                TopicRecords.now("complaint-received.v1", each -> each.key().startsWith("ca4a0000-0000-8000-"));
        assertThat(filed).isNotEmpty().allSatisfy(each -> {
            ComplaintReceived event = EventJson.read(each.value(), ComplaintReceived.class);
            assertThat(event.complaintId().isCanary()).isTrue();
            assertThat(each.key()).isEqualTo(event.complaintId().toString());
            assertThat(event.reporter().contact()).isNull();
            assertThat(header(each, "traceparent")).matches("00-(?!0{32})[0-9a-f]{32}-[0-9a-f]{16}-00");
            assertThat(header(each, EventHeaders.CORRELATION_ID)).hasSize(36);
        });
        assertThat(accepted()).isEqualTo(accepted);
    }

    private double accepted() {
        return given().get(metrics)
                .then()
                .statusCode(200)
                .extract()
                .asString()
                .lines()
                .filter(line -> line.startsWith("aduan_complaints_accepted_total"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    private static String header(ConsumerRecord<String, byte[]> event, String name) {
        return new String(event.headers().lastHeader(name).value(), UTF_8);
    }
}
