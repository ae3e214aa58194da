package id.aduan.cases.application;

import static id.aduan.cases.domain.SampleReports.DLH;
import static id.aduan.cases.domain.SampleReports.assigned;
import static org.assertj.core.api.Assertions.assertThat;

import id.aduan.cases.domain.SampleReports;
import id.aduan.cases.support.Broker;
import id.aduan.cases.support.Database;
import id.aduan.cases.support.Given;
import id.aduan.cases.support.Stack;
import id.aduan.contracts.ComplaintReceived;
import id.aduan.contracts.ComplaintRouted;
import id.aduan.contracts.SealedContact;
import id.aduan.contracts.Topic;
import id.aduan.durable.Transactions;
import id.aduan.kit.events.EventJson;
import id.aduan.kit.sealing.Contact;
import id.aduan.kit.sealing.ContactSealer;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@Stack
class SealingKeysComponentTest {
    private static final Duration KEPT = Duration.ofDays(28);
    private static final Instant A_WEDNESDAY = Instant.parse("2030-01-09T03:00:00Z");
    private static final String KEY = "2030-W02-1";
    private static final String NEXT_KEY = "2030-W03-1";

    @Inject
    Transactions transactions;

    @Inject
    SealingKeys keys;

    @Inject
    Database database;

    @AfterEach
    void forgetTheFuture() {
        database.execute("delete from sealing_key where key_id like '2030-%'");
    }

    @Test
    void weekHasOneKeyHoweverOftenItIsAskedFor() {
        await(at(A_WEDNESDAY).make());
        await(at(A_WEDNESDAY.plusSeconds(60)).make());

        assertThat(future()).containsExactly(KEY);
        Awaitility.untilPublished(KEY);
    }

    @Test
    void nextWeeksKeyIsToldToTheDoorsAheadOfTime() {
        await(at(A_WEDNESDAY).make());
        await(at(A_WEDNESDAY.plus(Duration.ofDays(3))).make());

        assertThat(future()).containsExactly(KEY, NEXT_KEY);
        Awaitility.untilPublished(NEXT_KEY);
    }

    @Test
    void weekGetsAnotherKeyAfterARestoreAndTheOneBeforeStillOpens() {
        await(at(A_WEDNESDAY).make());
        await(at(A_WEDNESDAY.plusSeconds(60), 2).make());
        await(at(A_WEDNESDAY.plusSeconds(120), 2).make());

        assertThat(future()).containsExactly(KEY, "2030-W02-2");
        Awaitility.untilPublished("2030-W02-2");
        Instant nextMonday = Instant.parse("2030-01-13T17:00:00Z");
        await(at(nextMonday, 2).make());
        await(at(nextMonday.plus(KEPT).minusSeconds(1), 2).destroyOld());
        assertThat(destroyed()).isZero();
        await(at(nextMonday.plus(KEPT), 2).destroyOld());
        assertThat(destroyed()).isOne();
    }

    @Test
    void keyIsDestroyedFourWeeksAfterItsLastUseAndNotBefore() {
        await(at(A_WEDNESDAY).make());
        Instant nextMonday = Instant.parse("2030-01-13T17:00:00Z");
        await(at(nextMonday).make());

        await(at(nextMonday.plus(KEPT).minusSeconds(1)).destroyOld());
        assertThat(destroyed()).isZero();
        await(at(nextMonday.plus(KEPT)).destroyOld());
        assertThat(destroyed()).isOne();
        assertThat(database.count("select count(*) from sealing_key where key_id = ? and private_keyset is null", KEY))
                .isOne();
    }

    @Test
    void keyWithoutSuccessorGoesOnServing() {
        await(at(A_WEDNESDAY).make());

        await(at(A_WEDNESDAY.plus(Duration.ofDays(400))).destroyOld());

        assertThat(destroyed()).isZero();
    }

    @Test
    void keyThatWasSucceededLateIsKeptFromThenOn() {
        await(at(A_WEDNESDAY).make());
        Instant late = Instant.parse("2030-02-20T03:00:00Z"); // nothing ran for weeks, doors went on with the old key
        await(at(late).make());

        await(at(late.plus(KEPT).minusSeconds(1)).destroyOld());
        assertThat(destroyed()).isZero();
        await(at(late.plus(KEPT)).destroyOld());
        assertThat(destroyed()).isOne();
    }

    @Test
    void contactThatWaitsForAPersonIsSealedAnewBeforeItsKeyGoes() {
        await(at(A_WEDNESDAY).make());
        String key = UUID.randomUUID().toString();
        ComplaintReceived bare = SampleReports.report(key, false, false, null);
        SealedContact contact = seal(bare);
        ComplaintRouted waiting =
                ComplaintRouted.of(SampleReports.report(key, false, false, contact), assigned(2, DLH));
        database.execute(
                "insert into early_event (event_id, complaint_id, kind, number, body) values (?, ?, 'DECISION', 2, ?)",
                waiting.eventId().value(),
                bare.complaintId().value(),
                EventJson.write(waiting));
        Instant nextMonday = Instant.parse("2030-01-13T17:00:00Z");
        await(at(nextMonday).make());

        await(at(nextMonday.plus(KEPT)).destroyOld());

        ComplaintRouted resealed = transactions
                .run(session -> session.createNativeQuery(
                                "select body from early_event where event_id = ?1", byte[].class)
                        .setParameter(1, waiting.eventId().value())
                        .getSingleResult())
                .map(body -> EventJson.read(body, ComplaintRouted.class))
                .await()
                .atMost(Given.PATIENCE);
        SealedContact anew = resealed.complaint().reporter().contact();
        assertThat(anew.keyId()).isEqualTo(NEXT_KEY);
        Optional<Contact> opened = transactions
                .run(session -> at(nextMonday).open(bare.complaintId(), anew))
                .await()
                .atMost(Given.PATIENCE);
        assertThat(opened).contains(Given.BUDI);
        database.execute(
                "delete from early_event where event_id = ?", waiting.eventId().value());
    }

    private SealedContact seal(ComplaintReceived complaint) {
        var published = transactions.run(session -> keys.published(KEY)).await().atMost(Given.PATIENCE);
        return new ContactSealer(() -> published, Clock.systemUTC())
                .seal(complaint.complaintId(), Given.BUDI)
                .orElseThrow();
    }

    private KeepSealingKeys at(Instant now) {
        return at(now, 1);
    }

    private KeepSealingKeys at(Instant now, int epoch) {
        return new KeepSealingKeys(transactions, keys, Clock.fixed(now, Time.WIB), KEPT, epoch);
    }

    private java.util.List<String> future() {
        return database.strings("select key_id from sealing_key where key_id like '2030-%' order by key_id");
    }

    private long destroyed() {
        return database.count("select count(*) from sealing_key where key_id = ? and destroyed_at is not null", KEY);
    }

    private static void await(Uni<Void> work) {
        work.await().atMost(Given.PATIENCE);
    }

    private static final class Awaitility {
        static void untilPublished(String keyId) {
            org.awaitility.Awaitility.await().atMost(Given.PATIENCE).until(() -> Broker.read(Topic.SEALING_KEY).stream()
                    .anyMatch(found -> keyId.equals(found.key())));
        }
    }
}
