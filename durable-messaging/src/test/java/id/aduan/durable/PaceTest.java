package id.aduan.durable;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.junit.jupiter.api.Test;

class PaceTest {
    private static final Duration PACE = Duration.ofMillis(50);

    private long now = 7;
    private final Pace.Wait wait = new Pace.Wait(() -> now, nanos -> now += nanos);

    PaceTest() {
        wait.configure(new Pace(PACE).customize("in", null, group()));
    }

    @Test
    void aPollWaitsForItsTimeAndTheFirstOneDoesNot() {
        assertThat(waited()).isZero();
        now += PACE.toNanos() / 5;

        assertThat(waited()).isEqualTo(PACE.multipliedBy(4).dividedBy(5));
    }

    @Test
    void thePollBehindOneThatWaitedDoesNotWaitAndTheNextOneDoes() {
        waited();
        waited();

        assertThat(waited()).isZero();
        assertThat(waited()).isEqualTo(PACE);
    }

    @Test
    void aPollThatComesLateEnoughDoesNotWait() {
        waited();
        now += PACE.toNanos();

        assertThat(waited()).isZero();
    }

    @Test
    void onlyConsumersHaveAPaceAndNoneWhenItIsZero() {
        assertThat(new Pace(PACE).customize("in", null, group())).containsKey("aduan.consumers.pace");
        assertThat(new Pace(Duration.ZERO).customize("in", null, group())).isEqualTo(group());
        assertThat(new Pace(PACE).customize("out", null, new HashMap<>())).isEmpty();
    }

    private Duration waited() {
        long began = now;
        wait.onConsume(ConsumerRecords.empty());
        return Duration.ofNanos(now - began);
    }

    private static Map<String, Object> group() {
        return new HashMap<>(Map.of(ConsumerConfig.GROUP_ID_CONFIG, "group"));
    }
}
