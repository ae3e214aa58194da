package id.aduan.durable;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.junit.jupiter.api.Test;

class PaceTest {
    private static final Duration PACE = Duration.ofSeconds(1);

    @Test
    void aPollWaitsForItsTimeAndTheFirstOneDoesNot() {
        Pace.Wait wait = wait(PACE);

        assertThat(timeOf(wait)).isLessThan(PACE);
        assertThat(timeOf(wait)).isGreaterThan(PACE.dividedBy(2));
    }

    @Test
    void thePollBehindOneThatWaitedDoesNotWaitAndTheNextOneDoes() {
        Pace.Wait wait = wait(PACE);
        timeOf(wait);
        timeOf(wait);

        assertThat(timeOf(wait)).isLessThan(PACE.dividedBy(2));
        assertThat(timeOf(wait)).isGreaterThan(PACE.dividedBy(2));
    }

    @Test
    void aPollThatComesLateEnoughDoesNotWait() throws InterruptedException {
        Pace.Wait wait = wait(PACE);
        timeOf(wait);
        Thread.sleep(PACE.toMillis());

        assertThat(timeOf(wait)).isLessThan(PACE);
    }

    @Test
    void onlyConsumersHaveAPaceAndNoneWhenItIsZero() {
        assertThat(new Pace(PACE).customize("in", null, group())).containsKey("aduan.consumers.pace");
        assertThat(new Pace(Duration.ZERO).customize("in", null, group())).isEqualTo(group());
        assertThat(new Pace(PACE).customize("out", null, new HashMap<>())).isEmpty();
    }

    private static Duration timeOf(Pace.Wait wait) {
        long began = System.nanoTime();
        wait.onConsume(ConsumerRecords.empty());
        return Duration.ofNanos(System.nanoTime() - began);
    }

    private static Pace.Wait wait(Duration pace) {
        Pace.Wait wait = new Pace.Wait();
        wait.configure(new Pace(pace).customize("in", null, group()));
        return wait;
    }

    private static Map<String, Object> group() {
        return new HashMap<>(Map.of(ConsumerConfig.GROUP_ID_CONFIG, "group"));
    }
}
