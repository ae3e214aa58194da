package id.aduan.cases.application;

import static id.aduan.cases.domain.SampleReports.DLH;
import static id.aduan.cases.domain.SampleReports.assigned;
import static id.aduan.cases.domain.SampleReports.notOurs;
import static id.aduan.cases.domain.SampleReports.whatsAppAction;
import static id.aduan.cases.domain.SampleReports.whatsAppReport;
import static id.aduan.cases.support.Given.PATIENCE;
import static id.aduan.cases.support.Given.act;
import static id.aduan.cases.support.Given.as;
import static id.aduan.cases.support.Given.path;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import id.aduan.cases.domain.CaseStatus;
import id.aduan.cases.support.AnotherInstance;
import id.aduan.cases.support.Broker;
import id.aduan.cases.support.Database;
import id.aduan.cases.support.Given;
import id.aduan.cases.support.Stack;
import id.aduan.contracts.CitizenAction;
import id.aduan.contracts.ComplaintReceived;
import id.aduan.contracts.EventId;
import id.aduan.contracts.Notice;
import id.aduan.contracts.NoticeReceipt;
import id.aduan.contracts.Topic;
import id.aduan.durable.Transactions;
import id.aduan.kit.events.EventJson;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What reporters are told: planned with the change, sent in its time, and what becomes of it. */
@QuarkusTest
@Stack
class NoticesComponentTest {
    private static final String OFFICER = "officer.dlh";
    private static final int PLENTY = 1_000_000;

    @Inject
    Given given;

    @Inject
    Database database;

    @Inject
    ReleaseNotices release;

    @Inject
    Transactions transactions;

    @Inject
    Notices notices;

    @Inject
    Cases cases;

    @Inject
    Agencies agencies;

    @Inject
    TellingWatch watch;

    @BeforeEach
    void agencies() {
        given.agencies();
    }

    @Test
    void reporterIsToldOnceByHisDoorThatHisCaseIsAtAnAgency() {
        ComplaintReceived complaint = given.caseOf(whatsAppReport(), assigned(1, DLH));
        sendAll(release);
        sendAll(release);

        List<ConsumerRecord<String, byte[]>> sent = sent(complaint, 1);
        Notice notice = EventJson.read(sent.get(0).value(), Notice.class);
        assertThat(notice.kind()).isEqualTo(Notice.Kind.AT_AGENCY);
        assertThat(notice.agencyName()).isEqualTo("Dinas Lingkungan Hidup");
        assertThat(notice.trackingNumber()).isEqualTo(complaint.trackingNumber());
        assertThat(notice.reporterRef()).isEqualTo(complaint.reporter().ref());
        assertThat(header(sent.get(0), Notice.CHANNEL_HEADER)).isEqualTo("WHATSAPP");
        assertThat(header(sent.get(0), "ce_id")).isEqualTo(notice.eventId().toString());
        assertThat(states(complaint)).containsExactly("AT_AGENCY SENT null");
    }

    @Test
    void answerQuestionAndEndAreToldWithTheirWords() {
        ComplaintReceived complaint = given.caseOf(whatsAppReport(), assigned(1, DLH));
        sendAll(release);
        String until = LocalDate.now(Time.WIB).plusDays(3).toString();
        act(OFFICER, complaint, "postponement", Map.of("until", until, "text", "Gang yang mana?"))
                .then()
                .statusCode(200);
        sendAll(release);
        Broker.act(whatsAppAction(complaint.complaintId(), CitizenAction.Type.REPLY, "Gang Mawar", List.of()));
        given.awaitStatus(complaint, CaseStatus.IN_PROGRESS);
        act(OFFICER, complaint, "answers", Map.of("text", "Sudah dipotong."))
                .then()
                .statusCode(200);
        sendAll(release);
        act("verifier", complaint, "closure", Map.of("text", "Sudah dilihat."))
                .then()
                .statusCode(200);
        sendAll(release);

        List<Notice> told = told(complaint, 4);
        assertThat(told)
                .extracting(Notice::kind)
                .containsExactly(
                        Notice.Kind.AT_AGENCY,
                        Notice.Kind.WAITS_FOR_REPORTER,
                        Notice.Kind.ANSWERED,
                        Notice.Kind.CLOSED);
        assertThat(told)
                .extracting(Notice::words)
                .containsExactly(null, "Gang yang mana?", "Sudah dipotong.", "Sudah dilihat.");
        assertThat(told.get(1).until()).isEqualTo(until);
    }

    @Test
    void reporterIsToldWhereToTurnWhenAnotherBodyIsResponsible() {
        ComplaintReceived complaint = given.caseOf(whatsAppReport(), notOurs(1));
        sendAll(release);

        Notice notice = told(complaint, 1).get(0);
        assertThat(notice.kind()).isEqualTo(Notice.Kind.CLOSED);
        assertThat(notice.words()).isEqualTo("PLN UP3 Purwakarta\nHubungi PLN 123.");
    }

    @Test
    void doorsThatDoNotSendAreGivenNothing() {
        ComplaintReceived complaint = given.caseAt(DLH);
        sendAll(release);

        assertThat(states(complaint)).isEmpty();
    }

    @Test
    void whatIsNoLongerSoIsNotTold() {
        ComplaintReceived complaint = given.caseOf(whatsAppReport(), assigned(1, DLH));
        act(OFFICER, complaint, "answers", Map.of("text", "Sudah.")).then().statusCode(200);
        Broker.act(whatsAppAction(complaint.complaintId(), CitizenAction.Type.DISPUTE, "Belum", List.of()));
        given.awaitStatus(complaint, CaseStatus.DISPUTED);
        sendAll(release);

        assertThat(states(complaint))
                .containsExactly("AT_AGENCY SUPPRESSED NO_LONGER_TRUE", "ANSWERED SUPPRESSED NO_LONGER_TRUE");
    }

    @Test
    void nightHoldsWhatCanWaitAndTheMorningTellsTheLatestWithTheAnswer() {
        ComplaintReceived complaint = given.caseOf(whatsAppReport(), assigned(1, DLH));
        ZonedDateTime tomorrow = ZonedDateTime.now(Time.WIB).plusDays(1);
        Instant night = tomorrow.with(LocalTime.of(22, 0)).toInstant();
        Instant morning = tomorrow.plusDays(1).with(LocalTime.of(6, 0)).toInstant();
        act(OFFICER, complaint, "answers", Map.of("text", "Sudah dipotong."))
                .then()
                .statusCode(200);
        act("verifier", complaint, "closure", Map.of("text", "Sudah dilihat."))
                .then()
                .statusCode(200);

        sendAll(at(night, PLENTY, PLENTY));
        assertThat(states(complaint))
                .containsExactly("AT_AGENCY PLANNED null", "ANSWERED PLANNED null", "CLOSED PLANNED null");
        assertThat(database.strings(
                        "select distinct cast(extract(epoch from due) as bigint) from notice where case_id = ?",
                        complaint.complaintId().value()))
                .containsExactly(Long.toString(morning.getEpochSecond()));
        sendAll(at(morning, PLENTY, PLENTY));

        assertThat(states(complaint))
                .containsExactly(
                        "AT_AGENCY SUPPRESSED NO_LONGER_TRUE",
                        "ANSWERED SUPPRESSED NO_LONGER_TRUE",
                        "CLOSED SENT null");
        assertThat(told(complaint, 1).get(0).words()).isEqualTo("Sudah dipotong.\n\nSudah dilihat.");
    }

    @Test
    void laterAnswerTakesThePlaceOfTheOneBefore() {
        ComplaintReceived complaint = given.caseOf(whatsAppReport(), assigned(1, DLH));
        sendAll(release);
        act(OFFICER, complaint, "answers", Map.of("text", "Besok.")).then().statusCode(200);
        act(OFFICER, complaint, "answers", Map.of("text", "Sudah.")).then().statusCode(200);
        sendAll(release);

        assertThat(states(complaint))
                .containsExactly("AT_AGENCY SENT null", "ANSWERED SUPPRESSED SUPERSEDED", "ANSWERED SENT null");
        assertThat(told(complaint, 2).get(1).words()).isEqualTo("Sudah.");
    }

    @Test
    void whatSpeaksOfDangerIsToldAtNightToo() {
        ComplaintReceived complaint = given.caseOf(whatsAppReport(Instant.now(), null, true, false), assigned(1, DLH));
        Instant night = ZonedDateTime.now(Time.WIB)
                .plusDays(1)
                .with(LocalTime.of(22, 0))
                .toInstant();

        sendAll(at(night, PLENTY, PLENTY));

        assertThat(states(complaint)).contains("AT_AGENCY SENT null");
        as(OFFICER)
                .queryParam("q", complaint.trackingNumber().value())
                .get("/cases")
                .then()
                .body(containsString("Menyebut keadaan darurat"));
        as(OFFICER).get(path(complaint)).then().body("emergencySpoken", equalTo(true));
    }

    @Test
    void budgetHoldsBackWhatIsNoAnswer() {
        ComplaintReceived complaint = given.caseOf(whatsAppReport(), assigned(1, DLH));
        Instant noon =
                ZonedDateTime.now(Time.WIB).plusDays(1).with(LocalTime.NOON).toInstant();
        sendAll(at(noon, 0, 0));
        act(OFFICER, complaint, "answers", Map.of("text", "Sudah.")).then().statusCode(200);
        sendAll(at(noon, 0, 0));

        assertThat(states(complaint)).containsExactly("AT_AGENCY SUPPRESSED BUDGET_OF_THE_DAY", "ANSWERED SENT null");
    }

    @Test
    void budgetOfTheDayCountsWhatEarlierRoundsSent() {
        ReleaseNotices oneThatDay =
                at(ZonedDateTime.now(Time.WIB).plusDays(9).with(LocalTime.NOON).toInstant(), 1, PLENTY);
        sendAll(release);
        ComplaintReceived first = given.caseOf(whatsAppReport(), assigned(1, DLH));
        sendAll(oneThatDay);
        ComplaintReceived second = given.caseOf(whatsAppReport(), assigned(1, DLH));
        sendAll(oneThatDay);

        assertThat(states(first)).containsExactly("AT_AGENCY SENT null");
        assertThat(states(second)).containsExactly("AT_AGENCY SUPPRESSED BUDGET_OF_THE_DAY");
    }

    @Test
    void budgetOfTheCaseCountsWhatWasSentOfIt() {
        ReleaseNotices oneOfACase =
                at(ZonedDateTime.now(Time.WIB).plusDays(1).with(LocalTime.NOON).toInstant(), PLENTY, 1);
        ComplaintReceived complaint = given.caseOf(whatsAppReport(), assigned(1, DLH));
        sendAll(oneOfACase);
        String until = LocalDate.now(Time.WIB).plusDays(3).toString();
        act(OFFICER, complaint, "postponement", Map.of("until", until, "text", "Gang yang mana?"))
                .then()
                .statusCode(200);
        sendAll(oneOfACase);

        assertThat(states(complaint))
                .containsExactly("AT_AGENCY SENT null", "WAITS_FOR_REPORTER SUPPRESSED BUDGET_OF_THE_CASE");
    }

    @Test
    void confidentialReporterIsToldByHisOwnDoorAsAnyOther() {
        ComplaintReceived complaint = given.caseOf(whatsAppReport(Instant.now(), null, null, true), assigned(1, DLH));
        sendAll(release);

        assertThat(told(complaint, 1)).extracting(Notice::kind).containsExactly(Notice.Kind.AT_AGENCY);
    }

    @Test
    void forgottenReporterIsToldNothingMore() {
        ComplaintReceived complaint = given.caseOf(whatsAppReport(), assigned(1, DLH));
        Broker.act(whatsAppAction(complaint.complaintId(), CitizenAction.Type.ERASURE, null, List.of()));
        given.awaitStatus(complaint, CaseStatus.ARCHIVED);
        sendAll(release);

        assertThat(states(complaint)).containsExactly("AT_AGENCY SUPPRESSED ERASED");
    }

    @Test
    void receiptsOnlyRiseAndTheirCostIsShownAndCounted() {
        ComplaintReceived complaint = given.caseOf(whatsAppReport(), assigned(1, DLH));
        sendAll(release);
        Notice notice = told(complaint, 1).get(0);
        var cost = new NoticeReceipt.Cost("utility", new BigDecimal("356.65"), "IDR");
        receive(notice, NoticeReceipt.State.DELIVERED, null, null);
        receive(notice, NoticeReceipt.State.SENT, null, cost);
        receive(notice, NoticeReceipt.State.FAILED, "UNDELIVERABLE", null);
        await().atMost(PATIENCE)
                .until(() -> database.count(
                                "select count(*) from notice where id = ? and cost is not null",
                                notice.eventId().value())
                        == 1);
        receive(notice, NoticeReceipt.State.READ, null, null);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(states(complaint)).containsExactly("AT_AGENCY READ null"));

        as(OFFICER)
                .get(path(complaint))
                .then()
                .body("notices.kind", contains("AT_AGENCY"))
                .body("notices.state", contains("READ"))
                .body("notices[0].cost.currency", equalTo("IDR"));
        as(OFFICER)
                .get("/cases/" + complaint.complaintId())
                .then()
                .body(containsString("Pemberitahuan kepada pelapor"))
                .body(containsString("Dibaca"))
                .body(containsString("IDR 356.65"));
        as("supervisor")
                .get("/api/v1/notices/figures")
                .then()
                .statusCode(200)
                .body("perDay", equalTo(2000))
                .body("months.findAll { it.channel == 'WHATSAPP' }.costs.flatten().currency", hasItem("IDR"));
        as("supervisor")
                .header("Accept-Language", "id")
                .get("/cases/notices")
                .then()
                .statusCode(200)
                .body(containsString("Pemberitahuan"))
                .body(containsString("IDR "));
        as(OFFICER).get("/cases/notices").then().statusCode(403);
        as(OFFICER).get("/api/v1/notices/figures").then().statusCode(403);
    }

    @Test
    void failureKeepsItsReason() {
        ComplaintReceived complaint = given.caseOf(whatsAppReport(), assigned(1, DLH));
        sendAll(release);
        receive(told(complaint, 1).get(0), NoticeReceipt.State.FAILED, "UNDELIVERABLE", null);

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(states(complaint)).containsExactly("AT_AGENCY FAILED UNDELIVERABLE"));
        as(OFFICER).get("/cases/" + complaint.complaintId()).then().body(containsString("UNDELIVERABLE"));
        as("supervisor")
                .get("/cases/notices")
                .then()
                .body(containsString("Tidak sampai"))
                .body(containsString("href=\"/cases/" + complaint.complaintId() + "\""))
                .body(containsString("UNDELIVERABLE"));
        watch.look().await().atMost(PATIENCE);
        assertThat(watch.seen().notices().failed()).isPositive();
    }

    @Test
    void whatIsDueAndWaitsIsMeasured() {
        sendAll(release);
        watch.look().await().atMost(PATIENCE);
        assertThat(watch.seen().notices().notices()).isZero();
        assertThat(watch.seen().notices().since()).isNull();

        given.caseOf(whatsAppReport(), assigned(1, DLH));
        watch.look().await().atMost(PATIENCE);

        assertThat(watch.seen().notices().notices()).isEqualTo(1);
        assertThat(watch.seen().notices().since()).isBeforeOrEqualTo(Instant.now());
        sendAll(release);
    }

    @Test
    void receiptOfNoticeThatIsNotKnownHoldsNothingUp() {
        ComplaintReceived complaint = given.caseOf(whatsAppReport(), assigned(1, DLH));
        sendAll(release);
        Notice known = told(complaint, 1).get(0);
        EventId unknown = EventId.derivedFrom("notice", "nothing");
        var receipt = new NoticeReceipt(
                EventId.derivedFrom("receipt", unknown, known.eventId()),
                unknown,
                complaint.complaintId(),
                known.channel(),
                NoticeReceipt.State.SENT,
                null,
                null,
                Instant.now());
        Broker.send(Topic.NOTICE_RECEIPT, complaint.complaintId().toString(), receipt.eventId(), receipt);
        receive(known, NoticeReceipt.State.DELIVERED, null, null);

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(states(complaint)).containsExactly("AT_AGENCY DELIVERED null"));
    }

    @Test
    void twoInstancesSendANoticeOnce() {
        List<ComplaintReceived> complaints = IntStream.range(0, 12)
                .mapToObj(i -> given.caseOf(whatsAppReport(), assigned(1, DLH)))
                .toList();

        Uni.join()
                .all(List.of(release.release(), release.release(), release.release(), release.release()))
                .andFailFast()
                .await()
                .atMost(PATIENCE);
        sendAll(release);

        for (ComplaintReceived complaint : complaints) {
            assertThat(told(complaint, 1)).hasSize(1);
        }
        assertThat(database.count("select count(*) from notice where state = 'PLANNED'"))
                .isZero();
    }

    @Test
    void whileAnotherInstanceHasItsTurnNothingIsSentAndAfterwardsItIs() throws Exception {
        ComplaintReceived complaint = given.caseOf(whatsAppReport(), assigned(1, DLH));

        AnotherInstance.hasItsTurnWhile(transactions, notices::takeTurn, () -> {
            sendAll(release);
            assertThat(states(complaint)).containsExactly("AT_AGENCY PLANNED null");
        });
        sendAll(release);

        assertThat(states(complaint)).containsExactly("AT_AGENCY SENT null");
        await().atMost(PATIENCE).until(() -> !database.isTaken(0x4144_5541_4E01L));
    }

    @Test
    void wordsAreCutWhereADoorTakesNoMore() {
        String tooLong = "a".repeat(2_998) + "😀" + "b".repeat(10);

        assertThat(ReleaseNotices.shortened(tooLong))
                .hasSizeLessThanOrEqualTo(3_000)
                .endsWith("a…");
        assertThat(ReleaseNotices.shortened("pendek")).isEqualTo("pendek");
        assertThat(ReleaseNotices.shortened(null)).isNull();
    }

    /** As the service does it, at another time and with another budget of the day. */
    private ReleaseNotices at(Instant now, int perDay, int perCase) {
        return new ReleaseNotices(
                transactions,
                notices,
                cases,
                agencies,
                Clock.fixed(now, Time.WIB),
                LocalTime.of(21, 0),
                LocalTime.of(6, 0),
                perDay,
                perCase);
    }

    private static void sendAll(ReleaseNotices step) {
        step.release().await().atMost(PATIENCE);
    }

    private static void receive(Notice notice, NoticeReceipt.State state, String reason, NoticeReceipt.Cost cost) {
        var receipt = new NoticeReceipt(
                EventId.derivedFrom("receipt", notice.eventId(), state),
                notice.eventId(),
                notice.complaintId(),
                notice.channel(),
                state,
                reason,
                cost,
                Instant.now());
        Broker.send(Topic.NOTICE_RECEIPT, notice.complaintId().toString(), receipt.eventId(), receipt);
    }

    private List<String> states(ComplaintReceived complaint) {
        return database.strings(
                "select kind || ' ' || state || ' ' || coalesce(reason, 'null') from notice where case_id = ? order by seq",
                complaint.complaintId().value());
    }

    private static List<Notice> told(ComplaintReceived complaint, int number) {
        return sent(complaint, number).stream()
                .map(each -> EventJson.read(each.value(), Notice.class))
                .toList();
    }

    private static List<ConsumerRecord<String, byte[]>> sent(ComplaintReceived complaint, int number) {
        String key = complaint.complaintId().toString();
        await().atMost(PATIENCE)
                .until(() -> Broker.read(Topic.NOTICE).stream()
                                .filter(each -> key.equals(each.key()))
                                .count()
                        >= number);
        List<ConsumerRecord<String, byte[]>> found = Broker.read(Topic.NOTICE).stream()
                .filter(each -> key.equals(each.key()))
                .toList();
        assertThat(found).hasSize(number);
        return found;
    }

    private static String header(ConsumerRecord<String, byte[]> sent, String name) {
        return new String(sent.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
