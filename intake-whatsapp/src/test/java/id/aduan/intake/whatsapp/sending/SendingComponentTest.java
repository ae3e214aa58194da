package id.aduan.intake.whatsapp.sending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import id.aduan.contracts.ComplaintId;
import id.aduan.contracts.NoticeReceipt;
import id.aduan.intake.whatsapp.sending.GraphStandIn.Answer;
import id.aduan.intake.whatsapp.webhook.AccountUpdate;
import id.aduan.intake.whatsapp.webhook.StatusUpdate;
import id.aduan.stack.test.IssuerResource;
import id.aduan.stack.test.KafkaResource;
import id.aduan.stack.test.PostgresResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** What goes to citizens, in which order, and what is known of it. */
@QuarkusTest
@WithTestResource(KafkaResource.class)
@WithTestResource(value = PostgresResource.class, initArgs = @ResourceArg(name = "database", value = "whatsapp"))
@WithTestResource(IssuerResource.class)
@WithTestResource(GraphStandIn.class)
class SendingComponentTest extends SendingTrial {
    // Order
    // ---------------------------------------------------------------------------------------------------------------

    @Test
    void messagesToACitizenGoInTheirOrderAndOneAtATime() {
        Somebody citizen = citizenInWindow();
        CountDownLatch held = new CountDownLatch(1);
        GraphStandIn.answer(
                citizen.phone(), Answer.accepted("wamid." + UUID.randomUUID()).after(held));
        UUID first = officer(citizen, "satu");
        UUID second = officer(citizen, "dua");
        await().atMost(PATIENCE).until(() -> state(first).equals("SENDING"));

        UUID ofAnother = officer(citizenInWindow(), "halo");
        await().atMost(PATIENCE).until(() -> state(ofAnother).equals("ACCEPTED"));
        assertThat(state(second)).isEqualTo("QUEUED");
        held.countDown();

        await().atMost(PATIENCE).until(() -> state(second).equals("ACCEPTED"));
        assertThat(texts(citizen)).containsExactly("satu", "dua");
    }

    @Test
    void theSameRequestAgainSendsNothingTwice() {
        Somebody citizen = citizenInWindow();
        SendRequest request = request(SendRequest.Purpose.OFFICER, text("sekali"), null, null);
        append(citizen, request);
        append(citizen, request);
        UUID later = officer(citizen, "sesudahnya");

        await().atMost(PATIENCE).until(() -> state(later).equals("ACCEPTED"));
        assertThat(texts(citizen)).containsExactly("sekali", "sesudahnya");
    }

    @Test
    void aReplyThatWaitsGivesWayToTheNext() {
        Somebody citizen = citizenInWindow();
        UUID first = append(citizen, delayed(request(SendRequest.Purpose.TURN, text("foto pertama"), null, null)));
        UUID second = append(citizen, request(SendRequest.Purpose.TURN, text("foto kedua"), null, null));

        await().atMost(PATIENCE).until(() -> state(second).equals("ACCEPTED"));
        assertThat(state(first)).isEqualTo("GIVEN_UP");
        assertThat(value(first, "reason")).isEqualTo("REPLACED");
        assertThat(texts(citizen)).containsExactly("foto kedua");
    }

    @Test
    void aReplyThatTellsACaseDoesNotGiveWay() {
        Somebody citizen = citizenInWindow();
        UUID told = append(citizen, request(SendRequest.Purpose.TURN, text("Nomor Anda"), null, complaint()));
        UUID next = append(citizen, request(SendRequest.Purpose.TURN, text("Sama-sama"), null, null));

        await().atMost(PATIENCE).until(() -> state(next).equals("ACCEPTED"));
        assertThat(state(told)).isEqualTo("ACCEPTED");
        assertThat(texts(citizen)).containsExactly("Nomor Anda", "Sama-sama");
    }

    // The window
    // ----------------------------------------------------------------------------------------------------------

    @Test
    void aNoticeIsFreeFormInsideTheWindowAndATemplateOutside() {
        Somebody inside = citizenInWindow();
        Somebody outside = citizen(ACCOUNT);
        UUID first = notice(inside, complaint());
        UUID second = notice(outside, complaint());

        await().atMost(PATIENCE)
                .until(() -> state(first).equals("ACCEPTED") && state(second).equals("ACCEPTED"));
        assertThat(GraphStandIn.received(inside.phone()).get(0).path("type").asText())
                .isEqualTo("interactive");
        JsonNode template = GraphStandIn.received(outside.phone()).get(0).path("template");
        assertThat(template.path("name").asText()).isEqualTo(OwnTemplates.AT_AGENCY);
        assertThat(template.at("/language/code").asText()).isEqualTo("id");
    }

    @Test
    void aReplyAfterTheWindowWaitsForTheCitizensNextMessageAndKeepsNothingElseWaiting() {
        Somebody citizen = citizen(ACCOUNT);
        UUID reply = append(citizen, request(SendRequest.Purpose.TURN, text("Terlambat"), null, complaint()));
        UUID notice = notice(citizen, complaint());
        await().atMost(PATIENCE).until(() -> state(notice).equals("ACCEPTED"));
        assertThat(value(reply, "waits")).isEqualTo("WINDOW");

        run(session -> lanes.open(session, citizen.id(), ACCOUNT, Instant.now()));
        lanes.wake();

        await().atMost(PATIENCE).until(() -> state(reply).equals("ACCEPTED"));
    }

    @Test
    void aNoticeWhoseTemplateIsPausedWaitsForAWhileAndThenGoesBack() {
        Somebody citizen = citizen(ACCOUNT);
        ComplaintId complaint = complaint();
        templateIs("PAUSED", OwnTemplates.CLOSED);
        UUID notice = append(
                citizen,
                request(SendRequest.Purpose.NOTICE, text("Selesai"), template(OwnTemplates.CLOSED), complaint));
        await().atMost(PATIENCE).until(() -> "WINDOW".equals(value(notice, "waits")));

        set("update send set created_at = created_at - interval '5 hours' where id = ?1", notice);

        await().atMost(PATIENCE).until(() -> state(notice).equals("FAILED"));
        templateIs("APPROVED", OwnTemplates.CLOSED);
        assertThat(receipts(complaint, 1)).singleElement().satisfies(receipt -> {
            assertThat(receipt.state()).isEqualTo(NoticeReceipt.State.FAILED);
            assertThat(receipt.reason()).isEqualTo("WINDOW_CLOSED");
        });
        assertThat(GraphStandIn.received(citizen.phone())).isEmpty();
    }

    @Test
    void aNoticeThatWaitsGoesWhenItsTemplateIsApproved() {
        Somebody citizen = citizen(ACCOUNT);
        templateIs("PENDING", OwnTemplates.RECEIVED);
        UUID notice = append(
                citizen,
                request(SendRequest.Purpose.NOTICE, text("Tercatat"), template(OwnTemplates.RECEIVED), complaint()));
        await().atMost(PATIENCE).until(() -> "WINDOW".equals(value(notice, "waits")));

        templateIs("APPROVED", OwnTemplates.RECEIVED);

        await().atMost(PATIENCE).until(() -> state(notice).equals("ACCEPTED"));
    }

    @Test
    void anOlderWordOfTheProviderOnATemplateChangesNothing() {
        templateIs("APPROVED", OwnTemplates.ANSWERED);
        update(new AccountUpdate.TemplateStatus(OwnTemplates.ANSWERED, "id", "REJECTED", null, "NONE"), Instant.EPOCH);

        Somebody citizen = citizen(ACCOUNT);
        UUID notice = append(
                citizen,
                request(SendRequest.Purpose.NOTICE, text("Jawaban"), template(OwnTemplates.ANSWERED), complaint()));
        await().atMost(PATIENCE).until(() -> state(notice).equals("ACCEPTED"));
    }

    @Test
    void aNoticeThatIsNoLongerWorthTellingIsNotSent() {
        Somebody citizen = citizen(ACCOUNT);
        ComplaintId complaint = complaint();
        SendRequest late = new SendRequest(
                UUID.randomUUID(),
                ACCOUNT,
                SendRequest.Purpose.NOTICE,
                text("Terlambat"),
                template(OwnTemplates.AT_AGENCY),
                Duration.ZERO,
                Instant.now().minusSeconds(1),
                complaint,
                UUID.randomUUID(),
                null);
        append(citizen, late);

        assertThat(receipts(complaint, 1)).extracting(NoticeReceipt::reason).containsExactly("EXPIRED");
        assertThat(GraphStandIn.received(citizen.phone())).isEmpty();
    }

    // Lost answers
    // --------------------------------------------------------------------------------------------------------

    @Test
    void aSendWithoutAnAnswerIsUncertainAndAStatusSettlesIt() {
        Somebody citizen = citizenInWindow();
        GraphStandIn.answer(citizen.phone(), Answer.lost());
        UUID send = officer(citizen, "sampai?");
        await().atMost(PATIENCE).until(() -> state(send).equals("UNCERTAIN"));

        told(status("wamid." + UUID.randomUUID(), StatusUpdate.State.DELIVERED, send.toString()));

        assertThat(state(send)).isEqualTo("DELIVERED");
        UUID later = officer(citizen, "sesudahnya");
        await().atMost(PATIENCE).until(() -> state(later).equals("ACCEPTED"));
        assertThat(texts(citizen)).containsExactly("sampai?", "sesudahnya");
    }

    @Test
    void anUncertainNoticeGoesOnceMoreUnderItsIdAndNeverAThirdTime() {
        Somebody citizen = citizen(ACCOUNT);
        ComplaintId complaint = complaint();
        GraphStandIn.answer(citizen.phone(), Answer.lost());
        GraphStandIn.answer(citizen.phone(), Answer.lost());
        UUID send = notice(citizen, complaint);
        await().atMost(PATIENCE).until(() -> state(send).equals("UNCERTAIN"));

        passUncertainTime(send);
        await().atMost(PATIENCE)
                .until(() -> GraphStandIn.received(citizen.phone()).size() == 2
                        && state(send).equals("UNCERTAIN"));
        passUncertainTime(send);
        await().atMost(PATIENCE).until(() -> state(send).equals("GIVEN_UP"));

        assertThat(GraphStandIn.received(citizen.phone()))
                .extracting(each -> each.path("biz_opaque_callback_data").asText())
                .containsExactly(send.toString(), send.toString());
        assertThat(receipts(complaint, 1))
                .extracting(NoticeReceipt::state)
                .containsExactly(NoticeReceipt.State.UNCERTAIN);
    }

    @Test
    void anUncertainReplyIsGivenUpAndNotRepeated() {
        Somebody citizen = citizenInWindow();
        GraphStandIn.answer(citizen.phone(), Answer.lost());
        UUID reply = append(citizen, request(SendRequest.Purpose.TURN, text("Halo"), null, null));
        await().atMost(PATIENCE).until(() -> state(reply).equals("UNCERTAIN"));

        passUncertainTime(reply);

        await().atMost(PATIENCE).until(() -> state(reply).equals("GIVEN_UP"));
        assertThat(texts(citizen)).containsExactly("Halo");
    }

    @Test
    void whatWasGoingOutInACrashIsUncertainAndNotSentAgain() {
        Somebody citizen = citizenInWindow();
        UUID send = append(citizen, delayed(request(SendRequest.Purpose.OFFICER, text("sebelum mati"), null, null)));

        set("update send set state = 'SENDING', attempts = 1 where id = ?1", send);

        await().atMost(PATIENCE).until(() -> state(send).equals("UNCERTAIN"));
        assertThat(GraphStandIn.received(citizen.phone())).isEmpty();
    }

    // Statuses
    // ------------------------------------------------------------------------------------------------------------

    @Test
    void aStatusThatComesBeforeTheAnswerStands() {
        Somebody citizen = citizenInWindow();
        CountDownLatch held = new CountDownLatch(1);
        String wamid = "wamid." + UUID.randomUUID();
        GraphStandIn.answer(citizen.phone(), Answer.accepted(wamid).after(held));
        UUID send = officer(citizen, "cepat");
        await().atMost(PATIENCE)
                .until(() -> GraphStandIn.received(citizen.phone()).size() == 1);

        told(status(wamid, StatusUpdate.State.DELIVERED, send.toString()));
        held.countDown();

        UUID later = officer(citizen, "sesudahnya");
        await().atMost(PATIENCE).until(() -> state(later).equals("ACCEPTED"));
        await().atMost(PATIENCE).until(() -> wamid.equals(value(send, "wamid")));
        assertThat(state(send)).isEqualTo("DELIVERED");
    }

    @Test
    void aStatusOfAMessageThatNobodyKnowsYetIsKeptUntilSomebodyDoes() {
        Somebody citizen = citizenInWindow();
        CountDownLatch held = new CountDownLatch(1);
        String wamid = "wamid." + UUID.randomUUID();
        GraphStandIn.answer(citizen.phone(), Answer.accepted(wamid).after(held));
        UUID send = officer(citizen, "tanpa tanda");
        await().atMost(PATIENCE)
                .until(() -> GraphStandIn.received(citizen.phone()).size() == 1);

        told(status(wamid, StatusUpdate.State.READ, null));
        assertThat(state(send)).isEqualTo("SENDING");
        held.countDown();

        await().atMost(PATIENCE).until(() -> state(send).equals("READ"));
    }

    @Test
    void whatIsToldNeverGoesBack() {
        Somebody citizen = citizenInWindow();
        UUID send = officer(citizen, "naik");
        await().atMost(PATIENCE).until(() -> state(send).equals("ACCEPTED"));
        String wamid = value(send, "wamid");

        told(status(wamid, StatusUpdate.State.READ, send.toString()));
        told(status(wamid, StatusUpdate.State.DELIVERED, send.toString()));
        told(status(wamid, StatusUpdate.State.SENT, send.toString()));
        told(failed(wamid, send, 131_026));

        assertThat(state(send)).isEqualTo("READ");
        told(status(wamid, StatusUpdate.State.PLAYED, send.toString()));
        assertThat(state(send)).isEqualTo("PLAYED");
    }

    @Test
    void eachReceiptIsGivenOnceAndTheCostCountedOnce() {
        Somebody citizen = citizen(ACCOUNT);
        ComplaintId complaint = complaint();
        UUID send = notice(citizen, complaint);
        await().atMost(PATIENCE).until(() -> state(send).equals("ACCEPTED"));
        String wamid = value(send, "wamid");

        told(priced(status(wamid, StatusUpdate.State.SENT, send.toString())));
        told(priced(status(wamid, StatusUpdate.State.DELIVERED, send.toString())));
        told(priced(status(wamid, StatusUpdate.State.DELIVERED, send.toString())));
        told(status(wamid, StatusUpdate.State.READ, send.toString()));
        told(status(wamid, StatusUpdate.State.READ, send.toString()));

        List<NoticeReceipt> receipts = receipts(complaint, 3);
        assertThat(receipts)
                .extracting(NoticeReceipt::state)
                .containsExactly(NoticeReceipt.State.SENT, NoticeReceipt.State.DELIVERED, NoticeReceipt.State.READ);
        assertThat(receipts.get(1).cost().category()).isEqualTo("utility");
        assertThat(receipts.get(1).cost().amount()).isEqualByComparingTo("356.65");
        BigDecimal ofCase = run(session -> costs.ofCase(session, complaint.value()));
        assertThat(ofCase).isEqualByComparingTo("356.65");
        List<Costs.Sum> sums = run(session -> costs.byMonth(session, 2));
        assertThat(sums).anySatisfy(sum -> assertThat(sum.category()).isEqualTo("utility"));
    }
}
