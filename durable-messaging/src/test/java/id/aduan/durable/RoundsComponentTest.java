package id.aduan.durable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.aduan.stack.test.KafkaResource;
import id.aduan.stack.test.PostgresResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(KafkaResource.class)
@WithTestResource(value = PostgresResource.class, initArgs = @ResourceArg(name = "database", value = "durable"))
class RoundsComponentTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration PACE = Duration.ofMillis(50);

    @Inject
    Leads leads;

    /** One instance: how many rounds it made as the leader, and how many while another one was. */
    private final class Instance {
        private final AtomicInteger leading = new AtomicInteger();
        private final AtomicInteger following = new AtomicInteger();
        private final Rounds rounds;

        private Instance(long lock) {
            rounds = leads.rounds(lock, "aduan_trial", "a trial", PACE, led -> {
                (led.isPresent() ? leading : following).incrementAndGet();
                return Uni.createFrom().item(false);
            });
            rounds.start();
        }
    }

    @Test
    void oneInstanceLeadsAndAnotherOneWhenThatIsGone() {
        long lock = ThreadLocalRandom.current().nextLong();
        Instance first = new Instance(lock);
        await().atMost(PATIENCE).until(first.rounds::isLeading);
        Instance second = new Instance(lock);
        try {
            await().atMost(PATIENCE).until(() -> second.following.get() + second.leading.get() >= 3);
            assertThat(second.leading).hasValue(0);
            assertThat(second.rounds.isLeading()).isFalse();
            assertThat(first.rounds.isLeading()).isTrue();

            first.rounds.stop();

            await().atMost(PATIENCE).until(() -> second.leading.get() > 0);
            assertThat(second.rounds.isLeading()).isTrue();
        } finally {
            first.rounds.stop();
            second.rounds.stop();
        }
    }
}
