package id.aduan.kit.clock;

import static org.assertj.core.api.Assertions.assertThat;

import id.aduan.stack.test.IssuerResource;
import id.aduan.stack.test.KafkaResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.health.SmallRyeHealthReporter;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(KafkaResource.class)
@WithTestResource(IssuerResource.class)
class ClockHealthComponentTest {
    @Inject
    SmallRyeHealthReporter health;

    @Test
    void aServiceIsAliveWhileItsClockGoes() {
        assertThat(health.getLiveness().getPayload().getJsonArray("checks").toString())
                .contains("{\"name\":\"clock\",\"status\":\"UP\"}");
        assertThat(health.getHealth().getPayload().toString()).containsOnlyOnce("\"clock\"");
    }
}
