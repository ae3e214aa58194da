package id.aduan.intake.whatsapp.turn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.aduan.durable.Transactions;
import id.aduan.intake.whatsapp.conversation.Incoming;
import id.aduan.intake.whatsapp.conversation.Timer;
import id.aduan.stack.test.IssuerResource;
import id.aduan.stack.test.KafkaResource;
import id.aduan.stack.test.PostgresResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.hibernate.reactive.mutiny.Mutiny;
import org.junit.jupiter.api.Test;

/** The turns of a citizen come one after the other, whoever makes them. */
@QuarkusTest
@WithTestResource(KafkaResource.class)
@WithTestResource(value = PostgresResource.class, initArgs = @ResourceArg(name = "database", value = "whatsapp"))
@WithTestResource(IssuerResource.class)
class TakeTurnComponentTest {
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    @Inject
    Transactions transactions;

    @Inject
    TakeTurn turns;

    @Test
    void aTurnThatWaitedForAnotherGoesOnFromWhatThatOneLeft() throws Exception {
        UUID citizen = UUID.randomUUID();
        transactions
                .run(session -> execute(
                        session,
                        "insert into citizen (id, created_at, account) values (?1, now(), '100200300')",
                        citizen))
                .await()
                .atMost(PATIENCE);
        CompletableFuture<Integer> begun = new CompletableFuture<>();
        CompletableFuture<Void> end = new CompletableFuture<>();
        CompletableFuture<Void> other = transactions
                .run(session -> {
                    Context own = Vertx.currentContext();
                    return execute(
                                    session,
                                    "update citizen set state_version = state_version + 1 where id = ?1",
                                    citizen)
                            .invoke(begun::complete)
                            .chain(() -> Uni.createFrom().completionStage(end))
                            .emitOn(work -> own.runOnContext(unused -> work.run()));
                })
                .subscribeAsCompletionStage();
        assertThat(begun.get(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isOne();

        CompletableFuture<Void> turn = transactions
                .run(session ->
                        turns.handle(session, citizen, "timer", new Incoming.TimerFired(Instant.now(), Timer.NUDGE)))
                .subscribeAsCompletionStage();
        await().atMost(PATIENCE).until(this::waiting, waiting -> waiting > 0);
        end.complete(null);
        other.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        turn.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);

        assertThat(number("select state_version from citizen where id = '" + citizen + "'"))
                .isEqualTo(2);
    }

    /** Who waits for a row that another transaction has. */
    private long waiting() {
        return number(
                "select count(*) from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()"
                        + " and query like '%citizen%'");
    }

    private long number(String sql) {
        return transactions
                .run(session -> session.createNativeQuery(sql, Long.class).getSingleResult())
                .await()
                .atMost(PATIENCE);
    }

    private static Uni<Integer> execute(Mutiny.Session session, String sql, UUID citizen) {
        return session.createNativeQuery(sql).setParameter(1, citizen).executeUpdate();
    }
}
