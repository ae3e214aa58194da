package id.aduan.intake.whatsapp.turn;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.api.Test;

/** A message has its effect once, also where the inbox cannot know it again: under the id of another update. */
@QuarkusTest
@WithTestResource(KafkaResource.class)
@WithTestResource(value = PostgresResource.class, initArgs = @ResourceArg(name = "database", value = "whatsapp"))
@WithTestResource(IssuerResource.class)
@WithTestResource(GraphStandIn.class)
class ApplyUpdateComponentTest {
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    @Inject
    Transactions transactions;

    @Inject
    ApplyUpdate updates;

    @Inject
    Lanes lanes;

    @Test
    void aMessageThatComesUnderAnotherUpdateTakesNoSecondTurn() {
        Visitor visitor = new Visitor(transactions, updates, lanes, GraphStandIn.ACCOUNT);
        String message = visitor.says("halo");

        visitor.saysOnceMore(message, "halo");

        assertThat(turns(message)).isOne();
    }

    @Test
    void theSameWordsInAnotherMessageAreAnotherTurn() {
        Visitor visitor = new Visitor(transactions, updates, lanes, GraphStandIn.ACCOUNT);
        String message = visitor.says("halo");

        visitor.says("halo");

        assertThat(turns(message)).isEqualTo(2);
    }

    /** Of him who sent a message. */
    private long turns(String messageId) {
        return transactions
                .run(session -> session.createNativeQuery("""
                                select c.state_version from citizen c join message m on m.citizen = c.id
                                where m.provider_id = ?1
                                """, Long.class)
                        .setParameter(1, messageId)
                        .getSingleResult())
                .await()
                .atMost(PATIENCE);
    }
}
