package id.aduan.intake.whatsapp.turn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.aduan.durable.Transactions;
import id.aduan.intake.whatsapp.sending.GraphStandIn;
import id.aduan.intake.whatsapp.sending.Lanes;
import id.aduan.stack.test.IssuerResource;
import id.aduan.stack.test.KafkaResource;
import id.aduan.stack.test.PostgresResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A citizen sees at once that he was heard, and no turn waits for that. */
@QuarkusTest
@WithTestResource(KafkaResource.class)
@WithTestResource(value = PostgresResource.class, initArgs = @ResourceArg(name = "database", value = "whatsapp"))
@WithTestResource(IssuerResource.class)
@WithTestResource(GraphStandIn.class)
class ReadMarksComponentTest {
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    /** Longer than marks of one citizen keep apart. */
    private static final Duration APART = Duration.ofMillis(2_500);

    @Inject
    Transactions transactions;

    @Inject
    ApplyUpdate updates;

    @Inject
    Lanes lanes;

    private Visitor visitor;

    @BeforeEach
    void somebody() {
        visitor = new Visitor(transactions, updates, lanes, GraphStandIn.ACCOUNT);
    }

    @AfterEach
    void theProviderAnswersAgain() {
        GraphStandIn.marksWaitFor(null);
    }

    @Test
    void whoWritesSeesThatHeWasHeardAndThatAnAnswerComes() {
        // When
        String message = visitor.says("halo");

        // Then
        await().atMost(PATIENCE).until(() -> GraphStandIn.marked(message) != null);
        assertThat(GraphStandIn.marked(message)).isEqualTo("typing");
    }

    @Test
    void whileTheProviderDoesNotAnswerThatTheTurnGoesOn() {
        // Given
        CountDownLatch latch = new CountDownLatch(1);
        GraphStandIn.marksWaitFor(latch);

        // When
        String message = visitor.says("halo");

        // Then
        await().atMost(PATIENCE)
                .until(() -> !GraphStandIn.received(visitor.phone()).isEmpty());
        assertThat(GraphStandIn.marked(message)).isNotNull();
        latch.countDown();
    }

    @Test
    void whoWaitsForAPersonSeesThatHeWasHeardAndNobodyTyping() {
        // Given
        String asked = visitor.says("mau bicara dengan petugas");
        await().atMost(PATIENCE).until(() -> GraphStandIn.marked(asked) != null);

        // When
        await().pollDelay(APART).until(() -> true);
        String message = visitor.says("Pak, lampunya yang di depan sekolah");

        // Then
        await().atMost(PATIENCE).until(() -> GraphStandIn.marked(message) != null);
        assertThat(GraphStandIn.marked(message)).isEqualTo("read");
    }
}
