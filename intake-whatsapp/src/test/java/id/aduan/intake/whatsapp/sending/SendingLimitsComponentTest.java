package id.aduan.intake.whatsapp.sending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.aduan.contracts.ComplaintId;
import id.aduan.contracts.NoticeReceipt;
import id.aduan.intake.whatsapp.sending.GraphStandIn.Answer;
import id.aduan.intake.whatsapp.webhook.StatusUpdate;
import id.aduan.stack.test.IssuerResource;
import id.aduan.stack.test.KafkaResource;
import id.aduan.stack.test.PostgresResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the provider refuses, how often a citizen and a number may be written to, and what stops. */
@QuarkusTest
@WithTestResource(KafkaResource.class)
@WithTestResource(value = PostgresResource.class, initArgs = @ResourceArg(name = "database", value = "whatsapp"))
@WithTestResource(IssuerResource.class)
@WithTestResource(GraphStandIn.class)
class SendingLimitsComponentTest extends SendingTrial {

    @Test
    void aClosedWindowThatIsToldAfterTheAcceptanceBringsTheTemplate() {
        Somebody citizen = citizenInWindow();
        UUID send = notice(citizen, complaint());
        await().atMost(PATIENCE).until(() -> state(send).equals("ACCEPTED"));
        String first = value(send, "wamid");

        told(failed(first, send, 131_047));
        lanes.wake();

        await().atMost(PATIENCE)
                .until(() -> GraphStandIn.received(citizen.phone()).size() == 2
                        && state(send).equals("ACCEPTED"));
        assertThat(GraphStandIn.received(citizen.phone()))
                .extracting(each -> each.path("type").asText())
                .containsExactly("interactive", "template");
        told(status(first, StatusUpdate.State.SENT, send.toString()));
        assertThat(state(send)).isEqualTo("ACCEPTED");
        assertThat(count("select count(*) from send_status where send = ?1 and error_code = 131047", send))
                .isEqualTo(1);
    }

    @Test
    void whoIsNotReachedByThisDoorHasNoNoticeLeftInItsLane() {
        Somebody citizen = citizenInWindow();
        ComplaintId first = complaint();
        ComplaintId second = complaint();
        GraphStandIn.answer(citizen.phone(), Answer.refused(400, 131_026));
        append(
                citizen,
                delayed(request(SendRequest.Purpose.NOTICE, text("kedua"), template(OwnTemplates.AT_AGENCY), second)));
        notice(citizen, first);
        // behind the other now
        set("update send set seq = default where complaint_id = ?1", second.value());
        lanes.wake();

        assertThat(receipts(first, 1)).extracting(NoticeReceipt::reason).containsExactly("UNDELIVERABLE");
        assertThat(receipts(second, 1)).extracting(NoticeReceipt::reason).containsExactly("UNDELIVERABLE");
        assertThat(GraphStandIn.received(citizen.phone())).hasSize(1);
    }

    @Test
    void whatTheProviderChoseNotToDeliverIsTriedTomorrowAndKeepsNothingWaiting() {
        Somebody citizen = citizenInWindow();
        GraphStandIn.answer(citizen.phone(), Answer.refused(400, 131_049));
        UUID notice = notice(citizen, complaint());
        await().atMost(PATIENCE).until(() -> "HELD".equals(value(notice, "waits")));

        UUID reply = append(citizen, request(SendRequest.Purpose.TURN, text("Halo"), null, null));

        await().atMost(PATIENCE).until(() -> state(reply).equals("ACCEPTED"));
        assertThat(state(notice)).isEqualTo("QUEUED");
        assertThat(count("select count(*) from send where id = ?1 and due > now() + interval '23 hours'", notice))
                .isEqualTo(1);
    }

    // Limits and errors
    // ---------------------------------------------------------------------------------------------------

    @Test
    void aCitizenWhoGetsTooManyWaitsAndThenGetsIt() {
        Somebody citizen = citizenInWindow();
        GraphStandIn.answer(citizen.phone(), Answer.refused(429, 131_056));
        GraphStandIn.answer(citizen.phone(), Answer.refused(400, 131_056));
        UUID send = officer(citizen, "pelan");
        await().atMost(PATIENCE)
                .until(() ->
                        count("select count(*) from lane where citizen = ?1 and held_times = 1", citizen.id()) == 1);
        skipHold(citizen);
        await().atMost(PATIENCE)
                .until(() ->
                        count("select count(*) from lane where citizen = ?1 and held_times = 2", citizen.id()) == 1);
        assertThat(count("""
                select count(*) from lane where citizen = ?1
                  and held_until between now() - interval '1 minute' and now() + interval '4 seconds'
                """, citizen.id())).isEqualTo(1);
        skipHold(citizen);

        await().atMost(PATIENCE).until(() -> state(send).equals("ACCEPTED"));
        assertThat(count("select count(*) from lane where citizen = ?1 and held_times = 0", citizen.id()))
                .isEqualTo(1);
        assertThat(texts(citizen)).hasSize(3);
    }

    @Test
    void thePaceOfAPairIsKeptByItsBucket() {
        Somebody citizen = citizenInWindow();
        set("update lane set tokens = -1000, tokens_at = now() where citizen = ?1", citizen.id());
        UUID first = officer(citizen, "satu");
        UUID second = officer(citizen, "dua");
        // no token comes before its time
        assertThat(state(second)).isEqualTo("QUEUED");
        UUID ofAnother = officer(citizenInWindow(), "halo");
        await().atMost(PATIENCE).until(() -> state(ofAnother).equals("ACCEPTED"));
        assertThat(List.of(state(first), state(second))).containsExactly("QUEUED", "QUEUED");

        set("update lane set tokens = 1, tokens_at = now() where citizen = ?1", citizen.id());
        lanes.wake();
        await().atMost(PATIENCE).until(() -> state(first).equals("ACCEPTED"));
        assertThat(count("select count(*) from lane where citizen = ?1 and tokens < 0.5", citizen.id()))
                .isEqualTo(1);

        set("update lane set tokens_at = now() - interval '6 seconds' where citizen = ?1", citizen.id());
        lanes.wake();
        await().atMost(PATIENCE).until(() -> state(second).equals("ACCEPTED"));
    }

    @Test
    void aClockThatGoesBackHoldsNobodyUp() {
        Somebody citizen = citizenInWindow();
        set("update lane set tokens = 1, tokens_at = now() + interval '1 hour' where citizen = ?1", citizen.id());
        set("""
                update sending_account set tokens = 1, tokens_at = now() + interval '1 hour'
                where account = '%s' and cast(?1 as uuid) is not null
                """.formatted(ACCOUNT), citizen.id());

        UUID send = officer(citizen, "jam mundur");

        await().atMost(PATIENCE).until(() -> state(send).equals("ACCEPTED"));
    }

    @Test
    void aNumberSendsNoMoreThanItsBucketHolds() {
        Instant now = Instant.now();
        run(session -> states.ensure(session, now).chain(() -> session.createNativeQuery(
                        "update sending_account set trial = false, held_until = null where account = ?1")
                .setParameter(1, GraphStandIn.OTHER_ACCOUNT)
                .executeUpdate()));
        AccountStates.Room room = run(session -> states.spend(session, GraphStandIn.OTHER_ACCOUNT, 1_000, now)
                .chain(() -> states.room(session, GraphStandIn.OTHER_ACCOUNT, now.plusMillis(1)))
                .call(() -> session.createNativeQuery("update sending_account set tokens = 60 where account = ?1")
                        .setParameter(1, GraphStandIn.OTHER_ACCOUNT)
                        .executeUpdate()));
        AccountStates.Room later = run(session -> states.room(session, GraphStandIn.OTHER_ACCOUNT, now.plusSeconds(5)));

        assertThat(room.messages()).isZero();
        assertThat(room.next()).as("it is known when the next may go").isPositive();
        assertThat(later.messages())
                .as("with the 60 of the second itself less than WhatsApp allows")
                .isEqualTo(15);
    }

    @Test
    void whatWaitsForTheNumbersBucketGoesWhenThereIsRoomAndNotAtTheNextLook() {
        List<Duration> waited = IntStream.range(0, 3)
                .mapToObj(i -> {
                    Somebody citizen = citizenInWindow();
                    hold("held_until = null, tokens = -3, tokens_at = now()");
                    Instant begun = Instant.now();
                    UUID send = officer(citizen, "halo");
                    await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20)).until(() -> state(send)
                            .equals("ACCEPTED"));
                    return Duration.between(begun, Instant.now());
                })
                .toList();

        assertThat(Collections.min(waited))
                .as("70 ms until there is room; the next look would be after a second")
                .isLessThan(Duration.ofMillis(700));
    }

    private void hold(String change) {
        run(session -> session.createNativeQuery("update sending_account set " + change + " where account = ?1")
                .setParameter(1, ACCOUNT)
                .executeUpdate());
    }

    @Test
    void anUnknownErrorIsTriedAgainAndHasAnEnd() {
        Somebody citizen = citizen(ACCOUNT);
        ComplaintId complaint = complaint();
        IntStream.range(0, 6).forEach(i -> GraphStandIn.answer(citizen.phone(), Answer.refused(400, 999_999)));
        UUID send = notice(citizen, complaint);

        await().atMost(PATIENCE).until(() -> {
            set("update send set due = now() where id = ?1 and state = 'QUEUED'", send);
            lanes.wake();
            return state(send).equals("FAILED");
        });

        assertThat(GraphStandIn.received(citizen.phone())).hasSize(6);
        assertThat(receipts(complaint, 1)).extracting(NoticeReceipt::reason).containsExactly("PROVIDER_ERROR");
    }

    @Test
    void aRequestThatIsWrongIsNotRepeated() {
        Somebody citizen = citizenInWindow();
        GraphStandIn.answer(citizen.phone(), Answer.refused(500, 131_009));
        UUID send = officer(citizen, "salah");

        await().atMost(PATIENCE).until(() -> state(send).equals("FAILED"));
        assertThat(texts(citizen)).hasSize(1);
    }

    @Test
    void aTemplateThatTheProviderDoesNotKnowIsNotUsedAgain() {
        Somebody citizen = citizen(ACCOUNT);
        GraphStandIn.answer(citizen.phone(), Answer.refused(404, 132_001));
        UUID notice = append(
                citizen,
                request(
                        SendRequest.Purpose.NOTICE,
                        text("Menunggu"),
                        template(OwnTemplates.WAITS_FOR_REPORTER),
                        complaint()));

        await().atMost(PATIENCE).until(() -> "WINDOW".equals(value(notice, "waits")));
        assertThat(GraphStandIn.received(citizen.phone())).hasSize(1);
        watch.look().await().atMost(PATIENCE);
        assertThat(health.call().getData().orElseThrow())
                .containsKey("template " + OwnTemplates.WAITS_FOR_REPORTER + " id");
        templateIs("APPROVED", OwnTemplates.WAITS_FOR_REPORTER);
        await().atMost(PATIENCE).until(() -> state(notice).equals("ACCEPTED"));
    }

    @Test
    void aRevokedTokenStopsItsNumberAloneUntilItIsGoodAgain() {
        Somebody stopped = citizen(GraphStandIn.OTHER_ACCOUNT);
        open(stopped);
        GraphStandIn.revoke(GraphStandIn.OTHER_TOKEN);
        UUID waits = officer(stopped, "menunggu");
        await().atMost(PATIENCE).until(() -> count("""
                select count(*) from sending_account where account = '%s' and stopped = 'TOKEN' and stop_code = 190
                  and cast(?1 as uuid) is not null
                """.formatted(GraphStandIn.OTHER_ACCOUNT), waits) == 1);
        assertThat(state(waits)).isEqualTo("QUEUED");
        watch.look().await().atMost(PATIENCE);
        assertThat(watch.seen().stopped()).isEqualTo(1);
        assertThat(health.call().getData().orElseThrow()).containsKey("other");

        UUID ofMain = officer(citizenInWindow(), "jalan");
        await().atMost(PATIENCE).until(() -> state(ofMain).equals("ACCEPTED"));

        watch.probe().await().atMost(PATIENCE);
        assertThat(state(waits)).isEqualTo("QUEUED");
        GraphStandIn.allow(GraphStandIn.OTHER_TOKEN);
        watch.probe().await().atMost(PATIENCE);

        await().atMost(PATIENCE).until(() -> state(waits).equals("ACCEPTED"));
        watch.look().await().atMost(PATIENCE);
        assertThat(watch.seen().stopped()).isZero();
    }

    @Test
    void aRevokedTokenIsSeenWithoutASingleMessage() {
        GraphStandIn.revoke(GraphStandIn.OTHER_TOKEN);
        await().atMost(PATIENCE).until(this::stoppedAfterProbe, stopped -> stopped == 1);

        GraphStandIn.allow(GraphStandIn.OTHER_TOKEN);
        await().atMost(PATIENCE).until(this::stoppedAfterProbe, stopped -> stopped == 0);
    }

    /** How many numbers are seen stopped; the service's own probe and look may be under way at the same moment. */
    private long stoppedAfterProbe() {
        watch.probe().await().atMost(PATIENCE);
        watch.look().await().atMost(PATIENCE);
        return watch.seen().stopped();
    }

    @Test
    void whatCannotBeReadFailsAloneAndHoldsUpNobody() {
        Somebody citizen = citizenInWindow();
        UUID broken = append(citizen, delayed(request(SendRequest.Purpose.OFFICER, text("rusak"), null, null)));
        set("update send set body = cast('x' as bytea), due = now() where id = ?1", broken);
        UUID next = officer(citizen, "utuh");

        await().atMost(PATIENCE).until(() -> state(next).equals("ACCEPTED"));
        assertThat(state(broken)).isEqualTo("FAILED");
    }
}
