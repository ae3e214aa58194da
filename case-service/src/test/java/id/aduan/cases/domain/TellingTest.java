package id.aduan.cases.domain;

import static id.aduan.cases.domain.SampleReports.DISHUB;
import static id.aduan.cases.domain.SampleReports.DLH;
import static id.aduan.cases.domain.SampleReports.MONDAY;
import static id.aduan.cases.domain.SampleReports.assigned;
import static id.aduan.cases.domain.SampleReports.disposed;
import static id.aduan.cases.domain.SampleReports.notOurs;
import static id.aduan.cases.domain.SampleReports.report;
import static id.aduan.cases.domain.SampleReports.triage;
import static id.aduan.cases.domain.SampleReports.whatsAppAction;
import static id.aduan.cases.domain.SampleReports.whatsAppReport;
import static org.assertj.core.api.Assertions.assertThat;

import id.aduan.contracts.AnswerGiven;
import id.aduan.contracts.Channel;
import id.aduan.contracts.CitizenAction;
import id.aduan.contracts.ComplaintReceived;
import id.aduan.contracts.Notice;
import id.aduan.contracts.RoutingDecision.Disposal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class TellingTest {
    private static final Duration LATE = Duration.ofMinutes(15);
    private static final Instant SOON = MONDAY.plusSeconds(5);
    private static final Actor OFFICER = Actor.staff(ActorKind.AGENCY, "officer.dlh", DLH);
    private static final Actor VERIFIER = Actor.staff(ActorKind.VERIFIER, "verifier", null);

    @Test
    void reporterIsToldOfTheAgencyAndNotOfTheNumberThatHisDoorHasTold() {
        assertThat(kinds(Case.open(filed(), assigned(1, DLH)), SOON)).containsExactly(Notice.Kind.AT_AGENCY);
        assertThat(kinds(Case.open(filed(), triage(1)), SOON)).isEmpty();
    }

    @Test
    void registrationIsNewsWhenItTookLong() {
        Instant late = MONDAY.plus(LATE).plusSeconds(1);

        assertThat(kinds(Case.open(filed(), triage(1)), late)).containsExactly(Notice.Kind.RECEIVED);
        assertThat(kinds(Case.open(filed(), triage(1)), MONDAY.plus(LATE))).isEmpty();
    }

    @Test
    void questionThatTheDoorHasAnsweredIsNotTold() {
        var answered = whatsAppReport(MONDAY, new AnswerGiven("kk-hilang", "Siapkan …", SOON, "bot"), null, false);

        assertThat(kinds(Case.open(answered, triage(1)), MONDAY.plus(LATE).plusSeconds(60)))
                .isEmpty();
    }

    @Test
    void doorsThatDoNotSendAreGivenNothing() {
        assertThat(kinds(Case.open(report(), assigned(1, DLH)), MONDAY.plus(Duration.ofDays(1))))
                .isEmpty();
    }

    @Test
    void eachLineIsToldByItsNumber() {
        Change opening = Case.open(filed(), assigned(1, DLH));
        Change answer = opening.after().answer(OFFICER, LineContent.ofText("Sudah"), SOON);

        assertThat(Telling.of(opening, SOON, LATE)).extracting(Telling::seq).containsExactly(3L);
        assertThat(Telling.of(answer, SOON, LATE)).extracting(Telling::seq).containsExactly(4L);
    }

    @Test
    void officersActsAreToldAndTheReportersOwnAreNot() {
        Case dispatched = Case.open(filed(), assigned(1, DLH)).after();
        Change answer = dispatched.answer(OFFICER, LineContent.ofText("Sudah"), SOON);
        Case answered = answer.after();
        Change question = dispatched.postpone(OFFICER, LocalDate.parse("2026-12-04"), "Gang yang mana?", SOON);

        assertThat(kinds(answer, SOON)).containsExactly(Notice.Kind.ANSWERED);
        assertThat(kinds(question, SOON)).containsExactly(Notice.Kind.WAITS_FOR_REPORTER);
        assertThat(kinds(answered.close(VERIFIER, LineContent.ofText("Bersih"), SOON), SOON))
                .containsExactly(Notice.Kind.CLOSED);
        assertThat(kinds(dispatched.accept(OFFICER, SOON), SOON)).isEmpty();
        for (CitizenAction.Type type : EnumSet.complementOf(EnumSet.of(CitizenAction.Type.SUPPORT))) {
            var act = whatsAppAction(answered.id(), type, "Halo", List.of());
            assertThat(kinds(answered.citizenActs(act), SOON)).as(type.name()).isEmpty();
            assertThat(kinds(question.after().citizenActs(act), SOON))
                    .as(type.name())
                    .isEmpty();
        }
    }

    @Test
    void whoCalledIsToldWhatIsNewsAndNotWhatHeHeardOnTheLine() {
        Change opening = Case.open(SampleReports.emergency(), assigned(1, DLH));
        Case dispatched = opening.after();
        Change answer = dispatched.answer(OFFICER, LineContent.ofText("Api padam"), SOON);

        assertThat(Telling.of(opening, Instant.now().plusSeconds(3600), LATE)).isEmpty();
        assertThat(kinds(answer, SOON)).containsExactly(Notice.Kind.ANSWERED);
        assertThat(kinds(answer.after().close(VERIFIER, LineContent.ofText("Padam"), SOON), SOON))
                .containsExactly(Notice.Kind.CLOSED);
        assertThat(kinds(dispatched.accept(OFFICER, SOON), SOON)).isEmpty();
        assertThat(kinds(dispatched.support(SampleReports.support(dispatched.id(), "p-2", "Saya juga"), true), SOON))
                .isEmpty();
    }

    @Test
    void whoJoinedByTelephoneIsToldByTheCallCenterWhereTheReportsOwnDoorTellsNothing() {
        Case web = Case.open(report(), assigned(1, DLH)).after();
        Case joined =
                web.support(SampleReports.support(web.id(), "p-2", null), true).after();
        Change question = joined.postpone(OFFICER, LocalDate.parse("2026-12-04"), "Gang yang mana?", SOON);

        assertThat(Telling.door(web)).isEmpty();
        assertThat(Telling.door(joined)).contains(Channel.CALL_CENTER);
        assertThat(kinds(joined.answer(OFFICER, LineContent.ofText("Sudah"), SOON), SOON))
                .containsExactly(Notice.Kind.ANSWERED);
        assertThat(kinds(question, SOON)).isEmpty();
        assertThat(Telling.door(Case.open(filed(), assigned(1, DLH)).after())).contains(Channel.WHATSAPP);
    }

    @Test
    void whatAnotherBodyOrNobodyDoesIsToldAsTheEndAndSpamIsNot() {
        Case waiting = Case.open(filed(), triage(1)).after();

        assertThat(kinds(Case.open(filed(), notOurs(1)), SOON)).containsExactly(Notice.Kind.CLOSED);
        assertThat(kinds(waiting.decide(disposed(2, Disposal.Kind.ARCHIVED, "TOO_GENERAL", null)), SOON))
                .containsExactly(Notice.Kind.CLOSED);
        assertThat(kinds(waiting.decide(disposed(2, Disposal.Kind.ARCHIVED, "SPAM", null)), SOON))
                .isEmpty();
    }

    @Test
    void noticeHoldsOnlyWhileTheCaseIsWhereItSays() {
        Case dispatched = Case.open(filed(), assigned(1, DLH)).after();
        Case returned = dispatched
                .giveBack(OFFICER, ReturnReason.NOT_RESPONSIBLE, DISHUB, null, SOON)
                .after();

        assertThat(Telling.holds(Notice.Kind.AT_AGENCY, dispatched.status())).isTrue();
        assertThat(Telling.holds(Notice.Kind.AT_AGENCY, returned.status())).isFalse();
        assertThat(Telling.holds(Notice.Kind.RECEIVED, CaseStatus.RETURNED)).isTrue();
        assertThat(Telling.holds(Notice.Kind.RECEIVED, CaseStatus.DISPUTED)).isFalse();
        assertThat(Telling.holds(Notice.Kind.ANSWERED, CaseStatus.DISPUTED)).isFalse();
        assertThat(Telling.holds(Notice.Kind.WAITS_FOR_REPORTER, CaseStatus.IN_PROGRESS))
                .isFalse();
        assertThat(Telling.holds(Notice.Kind.CLOSED, CaseStatus.DISPUTED)).isFalse();
    }

    @Test
    void questionIsWorthTellingUntilTheDayIsOver() {
        Case postponed = Case.open(filed(), assigned(1, DLH))
                .after()
                .postpone(OFFICER, LocalDate.parse("2026-12-04"), "Gang yang mana?", SOON)
                .after();

        assertThat(Telling.expiry(Notice.Kind.WAITS_FOR_REPORTER, postponed, SOON))
                .isEqualTo("2026-12-04T17:00:00Z");
    }

    private static ComplaintReceived filed() {
        return whatsAppReport(MONDAY, null, null, false);
    }

    private static List<Notice.Kind> kinds(Change change, Instant now) {
        return Telling.of(change, now, LATE).stream().map(Telling::kind).toList();
    }
}
