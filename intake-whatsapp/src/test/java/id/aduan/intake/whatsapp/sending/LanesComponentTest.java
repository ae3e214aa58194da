package id.aduan.intake.whatsapp.sending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.aduan.intake.whatsapp.sending.GraphStandIn.Answer;
import id.aduan.stack.test.IssuerResource;
import id.aduan.stack.test.KafkaResource;
import id.aduan.stack.test.PostgresResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** A citizen gets messages in the order in which they were written, whoever writes, waits or sends at the same time. */
@QuarkusTest
@WithTestResource(KafkaResource.class)
@WithTestResource(value = PostgresResource.class, initArgs = @ResourceArg(name = "database", value = "whatsapp"))
@WithTestResource(IssuerResource.class)
@WithTestResource(GraphStandIn.class)
class LanesComponentTest extends SendingTrial {
    private static final long SENDER = 0x4144_5541_4E10L;
    private static final String LOCK_OF_THE_SENDER = "locktype = 'advisory' and classid = " + (SENDER >> 32)
            + " and objid = " + (SENDER & 0xFFFF_FFFFL)
            + " and database = (select oid from pg_database where datname = current_database())";

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String url;

    @ConfigProperty(name = "quarkus.datasource.username")
    String user;

    @ConfigProperty(name = "quarkus.datasource.password")
    String password;

    @Test
    void twoThatWaitAtOnceGoOneAfterTheOther() {
        Somebody citizen = citizenInWindow();
        CountDownLatch held = new CountDownLatch(1);
        GraphStandIn.answer(
                citizen.phone(), Answer.accepted("wamid." + UUID.randomUUID()).after(held));
        SendRequest first = request(SendRequest.Purpose.OFFICER, text("satu"), null, null);
        SendRequest second = request(SendRequest.Purpose.OFFICER, text("dua"), null, null);
        run(session ->
                lanes.append(session, citizen.id(), first).chain(() -> lanes.append(session, citizen.id(), second)));
        lanes.wake();
        await().atMost(PATIENCE).until(() -> state(first.id()).equals("SENDING"));

        assertThat(state(second.id())).isEqualTo("QUEUED");
        held.countDown();
        await().atMost(PATIENCE).until(() -> state(second.id()).equals("ACCEPTED"));
        assertThat(texts(citizen)).containsExactly("satu", "dua");
    }

    @Test
    void whatIsAppendedWhileAnotherAppendsGoesAfterThat() throws Exception {
        Somebody citizen = citizenInWindow();
        SendRequest first = request(SendRequest.Purpose.OFFICER, text("satu"), null, null);
        SendRequest second = request(SendRequest.Purpose.OFFICER, text("dua"), null, null);
        CompletableFuture<Void> appended = new CompletableFuture<>();
        CompletableFuture<Void> end = new CompletableFuture<>();
        CompletableFuture<Void> one = transactions
                .run(session -> {
                    Context own = Vertx.currentContext();
                    return lanes.append(session, citizen.id(), first)
                            .invoke(done -> appended.complete(null))
                            .chain(() -> Uni.createFrom().completionStage(end))
                            .emitOn(work -> own.runOnContext(unused -> work.run()));
                })
                .subscribeAsCompletionStage();
        appended.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);

        CompletableFuture<Void> other = transactions
                .run(session -> lanes.append(session, citizen.id(), second))
                .subscribeAsCompletionStage();
        await().atMost(PATIENCE)
                .until(() -> number("select count(*) from pg_stat_activity"
                                + " where wait_event_type = 'Lock' and query like '%lane%'")
                        > 0);
        end.complete(null);
        one.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        other.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        lanes.wake();

        await().atMost(PATIENCE).until(() -> state(second.id()).equals("ACCEPTED"));
        assertThat(texts(citizen)).containsExactly("satu", "dua");
    }

    @Test
    void whileAnotherInstanceSendsNothingIsSentHere() throws Exception {
        Somebody citizen = citizenInWindow();
        UUID send;
        try (Connection another = DriverManager.getConnection(url, user, password);
                Statement statement = another.createStatement()) {
            CompletableFuture<Boolean> leads = CompletableFuture.supplyAsync(() -> leads(statement));
            await().atMost(PATIENCE)
                    .until(() ->
                            number("select count(*) from pg_locks where " + LOCK_OF_THE_SENDER + " and not granted")
                                    == 1);
            run(session -> session.createNativeQuery("select pg_terminate_backend(pid) from pg_locks where "
                            + LOCK_OF_THE_SENDER + " and granted")
                    .getResultList());
            assertThat(leads.get(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();

            send = officer(citizen, "satu");

            await().during(Duration.ofSeconds(2)).atMost(PATIENCE).until(() -> state(send)
                    .equals("QUEUED"));
            assertThat(texts(citizen)).isEmpty();
        }
        await().atMost(PATIENCE).until(() -> state(send).equals("ACCEPTED"));
        assertThat(texts(citizen)).containsExactly("satu");
    }

    @Test
    void whatIsToBeTriedAgainKeepsWhatComesAfterItWaiting() {
        Somebody citizen = citizenInWindow();
        GraphStandIn.answer(citizen.phone(), Answer.refused(400, 999_999));
        UUID first = officer(citizen, "satu");
        await().atMost(PATIENCE)
                .until(() -> state(first).equals("QUEUED")
                        && value(first, "attempts").equals("1"));
        UUID second = officer(citizen, "dua");

        UUID ofAnother = officer(citizenInWindow(), "halo");
        await().atMost(PATIENCE).until(() -> state(ofAnother).equals("ACCEPTED"));
        assertThat(state(second)).isEqualTo("QUEUED");
        set("update send set due = now() where id = ?1", first);
        lanes.wake();

        await().atMost(PATIENCE).until(() -> state(second).equals("ACCEPTED"));
        assertThat(texts(citizen)).containsExactly("satu", "satu", "dua");
    }

    /** Another instance: it waits in the queue for the sender's lock until it has it. */
    private static boolean leads(Statement statement) {
        try {
            return statement.execute("select pg_advisory_lock(" + SENDER + ")");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private long number(String sql) {
        return run(session -> session.createNativeQuery(sql, Long.class).getSingleResult());
    }
}
