package id.aduan.cases.application;

import static id.aduan.cases.domain.SampleReports.DISHUB;
import static id.aduan.cases.domain.SampleReports.DLH;
import static id.aduan.cases.domain.SampleReports.MONDAY;
import static id.aduan.cases.domain.SampleReports.assigned;
import static id.aduan.cases.domain.SampleReports.report;
import static id.aduan.cases.domain.SampleReports.whatsAppReport;
import static id.aduan.cases.support.Given.PATIENCE;
import static id.aduan.cases.support.Given.act;
import static id.aduan.cases.support.Given.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import id.aduan.cases.domain.WorkingDays;
import id.aduan.cases.support.AnotherInstance;
import id.aduan.cases.support.Database;
import id.aduan.cases.support.Given;
import id.aduan.cases.support.Stack;
import id.aduan.contracts.ComplaintReceived;
import id.aduan.durable.Transactions;
import io.quarkus.mailer.Mail;
import io.quarkus.mailer.MockMailbox;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What agencies are told by e-mail, and what becomes of it. */
@QuarkusTest
@Stack
class AgencyMailComponentTest {
    private static final String OFFICE = "dlh@example.org";
    private static final String HEAD = "kepala.dlh@example.org";

    @Inject
    Given given;

    @Inject
    Database database;

    @Inject
    SendMails sending;

    @Inject
    MockMailbox mailbox;

    @Inject
    Transactions transactions;

    @Inject
    AgencyMails mails;

    @Inject
    MailChoices choices;

    @Inject
    MailText text;

    @Inject
    Cases cases;

    @Inject
    Agencies agencies;

    @Inject
    ReactiveMailer mailer;

    @Inject
    WorkingDays workingDays;

    @Inject
    TellingWatch watch;

    @BeforeEach
    void nothingWaits() {
        given.agencies();
        mailbox.clear();
        database.execute("delete from mail");
        database.execute("delete from mail_item");
    }

    @Test
    void eachNewCaseIsToldToEveryAddressWithoutAWordOfTheCitizen() {
        choose("EACH", "id", OFFICE, HEAD);
        ComplaintReceived complaint = given.caseAt(DLH);
        run(sending);

        List<Mail> sent = mailbox.getMailsSentTo(OFFICE);
        assertThat(sent).hasSize(1);
        Mail mail = sent.get(0);
        assertThat(mail.getTo()).containsExactly(OFFICE, HEAD);
        assertThat(mail.getSubject())
                .isEqualTo("[Aduan] Kasus baru " + complaint.trackingNumber().value());
        assertThat(mail.getText())
                .contains("Yth. Dinas Lingkungan Hidup,")
                .contains(complaint.trackingNumber().value())
                .contains("Urusan: persampahan")
                .contains("Ciseureuh")
                .contains("Batas penyelesaian: 11 Desember 2026")
                .contains("https://aduan.example/cases/" + complaint.complaintId())
                .doesNotContain(complaint.title())
                .doesNotContain("belakang pasar")
                .doesNotContain(complaint.reporter().ref());
        assertThat(mail.getHeaders().get("Message-ID"))
                .singleElement()
                .asString()
                .matches("<[0-9a-f-]{36}@example\\.org>");
        run(sending);
        assertThat(mailbox.getMailsSentTo(OFFICE)).hasSize(1);
        as("admin")
                .get("/api/v1/agencies/dlh/mail")
                .then()
                .statusCode(200)
                .body("latest[0].state", equalTo("SENT"))
                .body("latest[0].attempts", equalTo(1));
    }

    @Test
    void confidentialCaseIsNamedByItsNumberAlone() {
        choose("EACH", "id", OFFICE);
        ComplaintReceived complaint = given.caseOf(whatsAppReport(MONDAY, null, null, true), assigned(1, DLH));
        run(sending);

        assertThat(mailbox.getMailsSentTo(OFFICE).get(0).getText())
                .contains(complaint.trackingNumber().value())
                .contains("Rahasia")
                .doesNotContain("persampahan")
                .doesNotContain("Ciseureuh");
    }

    @Test
    void dailyMailTellsAllOfADayOnTheMorningOfAWorkingDay() {
        choose("DIGEST", "en", OFFICE);
        ComplaintReceived one = given.caseAt(DLH);
        ComplaintReceived other = given.caseAt(DLH);
        // decided on Monday the 23rd at 09.00 WIB
        run(at("2026-11-24T00:29:00Z", mailer));
        assertThat(mailbox.getMailsSentTo(OFFICE)).isEmpty();
        run(at("2026-11-24T00:30:00Z", mailer));

        Mail mail = mailbox.getMailsSentTo(OFFICE).get(0);
        assertThat(mail.getSubject()).isEqualTo("[Aduan] 2 new cases");
        assertThat(mail.getText())
                .contains(one.trackingNumber().value(), other.trackingNumber().value())
                .contains("Due: 11 December 2026");
    }

    @Test
    void noDailyMailOnADayOff() {
        SendMails any = at("2026-11-24T00:30:00Z", mailer);

        // Sunday the 29th: the last one was due on Friday
        assertThat(any.latestDigest(Instant.parse("2026-11-29T05:00:00Z"))).isEqualTo("2026-11-27T00:30:00Z");
        // Christmas
        assertThat(any.latestDigest(Instant.parse("2026-12-25T05:00:00Z"))).isEqualTo("2026-12-23T00:30:00Z");
        // early on Monday
        assertThat(any.latestDigest(Instant.parse("2026-11-30T00:00:00Z"))).isEqualTo("2026-11-27T00:30:00Z");
    }

    @Test
    void agencyThatChoseNoneIsNotWrittenTo() {
        choose("NONE", "id");
        given.caseAt(DLH);
        given.caseAt(DISHUB);
        run(sending);

        assertThat(mailbox.getTotalMessagesSent()).isZero();
        assertThat(database.count("select count(*) from mail_item")).isZero();
    }

    @Test
    void caseThatHasGoneOnIsNotTold() {
        choose("DIGEST", "id", OFFICE);
        ComplaintReceived complaint = given.caseAt(DLH);
        act("officer.dlh", complaint, "answers", Map.of("text", "Sudah diangkut."))
                .then()
                .statusCode(200);
        run(at("2026-11-24T00:30:00Z", mailer));

        assertThat(mailbox.getTotalMessagesSent()).isZero();
        assertThat(database.count("select count(*) from mail_item")).isZero();
    }

    @Test
    void whatFailsIsTriedAgainLaterUnderTheSameMessageId() {
        choose("EACH", "id", OFFICE);
        given.caseAt(DLH);
        Instant now = Instant.now();
        run(at(now.toString(), failing()));
        as("admin")
                .get("/api/v1/agencies/dlh/mail")
                .then()
                .body("latest[0].state", equalTo("WAITING"))
                .body("latest[0].error", containsString("away"));
        watch.look().await().atMost(PATIENCE);
        assertThat(watch.seen().mails().mails()).isEqualTo(1);
        assertThat(watch.seen().mails().since()).isNotNull();
        String messageId = database.strings("select message_id from mail").get(0);
        run(at(now.plusSeconds(60).toString(), mailer));
        assertThat(mailbox.getTotalMessagesSent()).isZero();
        run(at(now.plus(Duration.ofMinutes(6)).toString(), mailer));

        assertThat(mailbox.getMailsSentTo(OFFICE)).singleElement().satisfies(mail -> assertThat(
                        mail.getHeaders().get("Message-ID"))
                .containsExactly(messageId));
        assertThat(database.strings("select state || ' ' || attempts from mail"))
                .containsExactly("SENT 2");
        watch.look().await().atMost(PATIENCE);
        assertThat(watch.seen().mails().mails()).isZero();
    }

    @Test
    void mailIsGivenUpInTheEndAndSaysWhy() {
        choose("EACH", "id", OFFICE);
        given.caseAt(DLH);
        Instant now = Instant.now();
        run(at(now.toString(), failing()));
        run(at(now.plus(Duration.ofDays(4)).toString(), failing()));

        assertThat(database.strings("select state from mail")).containsExactly("FAILED");
        as("officer.dlh")
                .get("/cases/mail")
                .then()
                .statusCode(200)
                .body(containsString("Gagal"))
                .body(containsString("the mail server is away"));
    }

    @Test
    void whatIsBeingSentIsNotTakenByAnotherInstance() {
        choose("EACH", "id", OFFICE);
        given.caseAt(DLH);
        sending.compose().await().atMost(PATIENCE);
        Instant now = Instant.now().plusSeconds(1);

        List<AgencyMails.Message> first = claim(now);
        List<AgencyMails.Message> second = claim(now.plusSeconds(120));

        assertThat(first).hasSize(1);
        assertThat(second).isEmpty();
    }

    @Test
    void officersChooseForTheirOwnAgencyOnly() {
        as("officer.dlh")
                .get("/cases/mail")
                .then()
                .statusCode(200)
                .body(containsString("Dinas Lingkungan Hidup"))
                .body(containsString("localhost:25"));
        as("officer.dlh")
                .redirects()
                .follow(false)
                .formParam("mode", "DIGEST")
                .formParam("language", "su")
                .formParam("addresses", OFFICE + "\r\n" + HEAD + "\r\n")
                .post("/cases/mail/dlh")
                .then()
                .statusCode(303);
        as("officer.dlh")
                .get("/api/v1/agencies/dlh/mail")
                .then()
                .body("mode", equalTo("DIGEST"))
                .body("language", equalTo("su"))
                .body("addresses", hasItem(HEAD));
        as("officer.dlh").get("/api/v1/agencies/dishub/mail").then().statusCode(403);
        as("officer.dlh")
                .formParam("mode", "NONE")
                .post("/cases/mail/dishub")
                .then()
                .statusCode(403);
        as("verifier").get("/cases/mail").then().statusCode(403);
        as("admin").get("/cases/mail?agency=dishub").then().statusCode(200).body(containsString("Dinas Perhubungan"));
        as("admin").get("/api/v1/agencies/nobody/mail").then().statusCode(404);
    }

    @Test
    void addressThatIsNoneIsRefusedAndComesBack() {
        as("officer.dlh")
                .formParam("mode", "EACH")
                .formParam("addresses", "bukan alamat")
                .post("/cases/mail/dlh")
                .then()
                .statusCode(400)
                .body(containsString("Ini bukan alamat surel: bukan alamat"));
        as("admin")
                .contentType(ContentType.JSON)
                .body(Map.of("mode", "EACH", "addresses", List.of()))
                .put("/api/v1/agencies/dlh/mail")
                .then()
                .statusCode(400)
                .body("errors.code", hasItem("REQUIRED"));
    }

    @Test
    void wrongInputForAnAgencyThatIsNotThereOrNotHisIsNoFaultOfOurs() {
        as("admin")
                .formParam("mode", "EVERY_HOUR")
                .post("/cases/mail/tidak-ada")
                .then()
                .statusCode(404);
        as("officer.dlh")
                .formParam("mode", "EVERY_HOUR")
                .post("/cases/mail/dishub")
                .then()
                .statusCode(403);
    }

    @Test
    void dueDayIsCountedInWorkingDaysFromTheReceipt() {
        ComplaintReceived complaint = report();

        assertThat(text.due(id.aduan.cases.domain.Case.open(complaint, assigned(1, DLH))
                        .after()))
                .isEqualTo("2026-12-11");
    }

    @Test
    void twoInstancesWriteAMailOnce() {
        choose("EACH", "id", OFFICE);
        given.caseAt(DLH);
        SendMails other = at(Instant.now().plusSeconds(1).toString(), mailer);

        Uni.join()
                .all(List.of(sending.tick(), other.tick(), sending.tick(), other.tick()))
                .andFailFast()
                .await()
                .atMost(PATIENCE);
        run(sending);

        assertThat(database.count("select count(*) from mail")).isEqualTo(1);
        assertThat(mailbox.getMailsSentTo(OFFICE)).hasSize(1);
    }

    @Test
    void whileAnotherInstanceHasItsTurnNothingIsWrittenOrSentAndAfterwardsItIs() throws Exception {
        choose("EACH", "id", OFFICE);
        given.caseAt(DLH);
        SendMails here = at(Instant.now().plusSeconds(1).toString(), mailer);

        AnotherInstance.hasItsTurnWhile(transactions, mails::takeTurn, () -> {
            here.compose().await().atMost(PATIENCE);
            assertThat(database.count("select count(*) from mail")).isZero();
        });
        here.compose().await().atMost(PATIENCE);
        AnotherInstance.hasItsTurnWhile(transactions, mails::takeTurn, () -> {
            here.send().await().atMost(PATIENCE);
            assertThat(mailbox.getMailsSentTo(OFFICE)).isEmpty();
        });
        here.send().await().atMost(PATIENCE);

        assertThat(mailbox.getMailsSentTo(OFFICE)).hasSize(1);
        await().atMost(PATIENCE).until(() -> !database.isTaken(0x4144_5541_4E02L));
    }

    private List<AgencyMails.Message> claim(Instant now) {
        return transactions.run(session -> mails.claim(now, 5)).await().atMost(PATIENCE);
    }

    private static void choose(String mode, String language, String... addresses) {
        as("admin")
                .contentType(ContentType.JSON)
                .body(Map.of("mode", mode, "language", language, "addresses", List.of(addresses)))
                .put("/api/v1/agencies/dlh/mail")
                .then()
                .statusCode(200);
    }

    private SendMails at(String now, ReactiveMailer server) {
        return new SendMails(
                transactions,
                mails,
                choices,
                text,
                cases,
                agencies,
                server,
                workingDays,
                Clock.fixed(Instant.parse(now), Time.WIB),
                LocalTime.of(7, 30),
                Duration.ofDays(3));
    }

    private static ReactiveMailer failing() {
        return mail -> Uni.createFrom().failure(new IllegalStateException("the mail server is away"));
    }

    private static void run(SendMails step) {
        step.tick().await().atMost(PATIENCE);
    }
}
