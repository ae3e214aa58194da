package id.aduan.cases.domain;

import static id.aduan.cases.domain.SampleReports.DISHUB;
import static id.aduan.cases.domain.SampleReports.DLH;
import static id.aduan.cases.domain.SampleReports.MONDAY;
import static id.aduan.cases.domain.SampleReports.action;
import static id.aduan.cases.domain.SampleReports.assigned;
import static id.aduan.cases.domain.SampleReports.disposed;
import static id.aduan.cases.domain.SampleReports.notOurs;
import static id.aduan.cases.domain.SampleReports.report;
import static id.aduan.cases.domain.SampleReports.triage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import id.aduan.contracts.CaseEvent;
import id.aduan.contracts.CitizenAction;
import id.aduan.contracts.ComplaintId;
import id.aduan.contracts.RoutingDecision;
import id.aduan.contracts.RoutingDecision.Disposal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CaseTest {
    private static final Instant LATER = MONDAY.plusSeconds(600);
    private static final Actor OFFICER = Actor.staff(ActorKind.AGENCY, "officer.dlh", DLH);
    private static final Actor VERIFIER = Actor.staff(ActorKind.VERIFIER, "verifier", null);
    private static final LineContent ANSWER = LineContent.ofText("Sudah diangkut.");

    @Test
    void assignedReportIsVerifiedAndDispatchedAtOnce() {
        Change opening = Case.open(report(), assigned(1, DLH));

        assertThat(types(opening)).containsExactly(HistoryType.RECEIVED, HistoryType.VERIFIED, HistoryType.DISPATCHED);
        assertThat(opening.after().status()).isEqualTo(CaseStatus.DISPATCHED);
        assertThat(opening.after().state().agency()).isEqualTo(DLH);
        assertThat(opening.after().version()).isEqualTo(3);
        assertThat(events(opening)).containsExactly(CaseEvent.Type.OPENED);
    }

    @Test
    void reportAtTriageIsACaseToo() {
        Change opening = Case.open(report(), triage(1));

        assertThat(opening.after().status()).isEqualTo(CaseStatus.RECEIVED);
        assertThat(events(opening)).containsExactly(CaseEvent.Type.OPENED);
    }

    @Test
    void reportForAnotherBodyIsReferredAndSaysWhereToTurn() {
        Case referred = Case.open(report(), notOurs(1)).after();

        assertThat(referred.status()).isEqualTo(CaseStatus.REFERRED);
        assertThat(((CaseState.Referred) referred.state()).referral().body()).isEqualTo("PLN UP3 Purwakarta");
        assertThat(NextStep.of(referred)).isEqualTo(NextStep.REPORTER_TURNS_TO);
    }

    @Test
    void agencyCannotCloseItsOwnCase() {
        Case answered = answered();

        assertThatThrownBy(() -> answered.close(OFFICER, ANSWER, LATER)).isInstanceOf(NotAllowed.class);
        Actor verifierOfTheSameAgency = Actor.staff(ActorKind.VERIFIER, "officer.dlh", DLH);
        assertThatThrownBy(() -> answered.close(verifierOfTheSameAgency, ANSWER, LATER))
                .isInstanceOf(NotAllowed.class);
    }

    @Test
    void verifierClosesWhatIsAnswered() {
        Change closing = answered().close(VERIFIER, LineContent.ofText("Sudah dicek di lokasi."), LATER);

        assertThat(closing.after().status()).isEqualTo(CaseStatus.CLOSED);
        assertThat(events(closing)).containsExactly(CaseEvent.Type.CLOSED);
    }

    @Test
    void reporterClosesByConfirmingAndASecondConfirmationIsNothingNew() {
        Case answered = answered();
        Case closed = answered.citizenActs(action(answered.id(), CitizenAction.Type.CONFIRMATION, null))
                .after();

        assertThat(closed.status()).isEqualTo(CaseStatus.CLOSED);
        assertThat(closed.citizenActs(action(closed.id(), CitizenAction.Type.CONFIRMATION, null))
                        .isNothing())
                .isTrue();
    }

    @Test
    void disputeReopensAClosedCaseAtTheSameAgency() {
        Case closed = answered().close(VERIFIER, ANSWER, LATER).after();

        Change dispute = closed.citizenActs(action(closed.id(), CitizenAction.Type.DISPUTE, "Masih menumpuk"));

        assertThat(dispute.after().status()).isEqualTo(CaseStatus.DISPUTED);
        assertThat(dispute.after().state().agency()).isEqualTo(DLH);
        assertThat(events(dispute)).containsExactly(CaseEvent.Type.DISPUTED);
    }

    @Test
    void disputeOfAReferralGoesBackToTriage() {
        Case referred = Case.open(report(), notOurs(1)).after();

        Case reopened = referred.citizenActs(action(referred.id(), CitizenAction.Type.DISPUTE, "Itu jalan kabupaten"))
                .after();

        assertThat(reopened.status()).isEqualTo(CaseStatus.RECEIVED);
    }

    @Test
    void disputeOfWhatIsStillInProgressIsALineAndNotAReopening() {
        Case inProgress = dispatched().accept(OFFICER, LATER).after();

        Change act = inProgress.citizenActs(action(inProgress.id(), CitizenAction.Type.DISPUTE, "Belum juga"));

        assertThat(act.after().status()).isEqualTo(CaseStatus.IN_PROGRESS);
        assertThat(types(act)).containsExactly(HistoryType.REPLIED);
    }

    @Test
    void whatAReporterMeantIsKeptWhereTheStateHasNoUseForIt() {
        Case inProgress = dispatched().accept(OFFICER, LATER).after();

        Change dispute = inProgress.citizenActs(action(inProgress.id(), CitizenAction.Type.DISPUTE, "Belum juga"));
        Change confirmation = inProgress.citizenActs(action(inProgress.id(), CitizenAction.Type.CONFIRMATION, null));

        assertThat(dispute.lines()).extracting(NewLine::code).containsExactly("DISPUTE");
        assertThat(confirmation.lines()).extracting(NewLine::code).containsExactly("CONFIRMATION");
        assertThat(confirmation.after().status()).isEqualTo(CaseStatus.IN_PROGRESS);
    }

    @Test
    void whateverAReporterAnswersEndsAPostponement() {
        Case postponed = dispatched()
                .postpone(OFFICER, LocalDate.parse("2026-12-04"), "Sudah selesai?", LATER)
                .after();

        Change dispute = postponed.citizenActs(action(postponed.id(), CitizenAction.Type.DISPUTE, "Belum"));

        assertThat(types(dispute)).containsExactly(HistoryType.REPLIED, HistoryType.RESUMED);
    }

    @Test
    void replyEndsAPostponement() {
        Case postponed = dispatched()
                .postpone(OFFICER, LocalDate.parse("2026-12-04"), "Mohon nomor KTP", LATER)
                .after();

        Change reply = postponed.citizenActs(action(postponed.id(), CitizenAction.Type.REPLY, "Ini datanya"));

        assertThat(types(reply)).containsExactly(HistoryType.REPLIED, HistoryType.RESUMED);
        assertThat(events(reply)).containsExactly(CaseEvent.Type.CITIZEN_ACTED, CaseEvent.Type.RESUMED);
        assertThat(reply.after().status()).isEqualTo(CaseStatus.IN_PROGRESS);
    }

    @Test
    void returnedCaseTellsRoutingWhatItNeedsAndGoesToTheNextAgency() {
        Change giving = dispatched().giveBack(OFFICER, ReturnReason.NOT_RESPONSIBLE, DISHUB, "Bukan kami", LATER);

        NewLine line = giving.lines().get(0);
        assertThat(line.event()).isEqualTo(CaseEvent.Type.RETURNED);
        assertThat(line.returned()).isEqualTo(new CaseEvent.Returned(DLH, "NOT_RESPONSIBLE", DISHUB, 1));
        assertThat(giving.after().state().agency()).isNull();

        Change decided = giving.after().decide(assigned(2, DISHUB));
        assertThat(decided.after().state().agency()).isEqualTo(DISHUB);
        assertThat(decided.after().subject().decisionNumber()).isEqualTo(2);
        assertThat(events(decided)).containsExactly(CaseEvent.Type.DISPATCHED);
    }

    @Test
    void decisionThatComesTooLateIsNotedAndChangesNothingElse() {
        Case closed = answered().close(VERIFIER, ANSWER, LATER).after();

        Change late = closed.decide(assigned(2, DISHUB));

        assertThat(late.after().status()).isEqualTo(CaseStatus.CLOSED);
        assertThat(late.after().subject().decisionNumber()).isEqualTo(2);
        assertThat(types(late)).containsExactly(HistoryType.DECISION_SET_ASIDE);
        assertThat(events(late)).isEmpty();
    }

    @Test
    void deskEndsAReportForAReasonOrMergesItIntoAnother() {
        Case waiting = Case.open(report(), triage(1)).after();
        ComplaintId other = report().complaintId();

        Change archived = waiting.decide(disposed(2, Disposal.Kind.ARCHIVED, "TOO_GENERAL", null));
        Change merged = waiting.decide(disposed(2, Disposal.Kind.MERGED, "DUPLICATE", other));
        Change unknown = waiting.decide(disposed(2, Disposal.Kind.ARCHIVED, "A_NEW_REASON", null));

        assertThat(archived.after().state())
                .extracting("reason", "mergedInto")
                .containsExactly(ArchiveReason.TOO_GENERAL, null);
        assertThat(events(archived)).containsExactly(CaseEvent.Type.ARCHIVED);
        assertThat(merged.after().state())
                .extracting("reason", "mergedInto")
                .containsExactly(ArchiveReason.DUPLICATE, other);
        assertThat(unknown.after().state()).extracting("reason").isEqualTo(ArchiveReason.OTHER);
        assertThat(types(dispatched().decide(disposed(2, Disposal.Kind.ARCHIVED, "SPAM", null))))
                .containsExactly(HistoryType.DECISION_SET_ASIDE);
    }

    @Test
    void decisionOutOfTurnIsRefused() {
        Case dispatched = dispatched();

        assertThatThrownBy(() -> dispatched.decide(assigned(3, DISHUB))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> dispatched.decide(assigned(1, DISHUB))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void illegalTransitionSaysWhichAreLegal() {
        Case closed = answered().close(VERIFIER, ANSWER, LATER).after();

        IllegalTransition refusal =
                catchThrowableOfType(IllegalTransition.class, () -> closed.close(VERIFIER, ANSWER, LATER));

        assertThat(refusal.status()).isEqualTo(CaseStatus.CLOSED);
        assertThat(refusal.legal()).containsExactly(Transition.DISPUTE);
        assertThat(refusal.getMessage()).contains("CLOSED").contains("DISPUTE");
    }

    @Test
    void erasureEndsWhatIsOpenAndNothingCanBeAddedAfterIt() {
        Case dispatched = dispatched();
        Change erasure = dispatched.citizenActs(action(dispatched.id(), CitizenAction.Type.ERASURE, null));
        Case erased = erasure.after();

        assertThat(erased.erased()).isTrue();
        assertThat(erased.state())
                .isEqualTo(new CaseState.Archived(
                        DLH, ArchiveReason.ERASED, null, erasure.lines().get(0).at()));
        assertThat(events(erasure)).containsExactly(CaseEvent.Type.ERASED);
        assertThat(erased.citizenActs(action(erased.id(), CitizenAction.Type.REPLY, "Halo"))
                        .isNothing())
                .isTrue();
        assertThatThrownBy(() -> erased.dispute(VERIFIER, ANSWER, LATER)).isInstanceOf(CaseErased.class);
        assertThat(types(erased.decide(assigned(2, DISHUB)))).containsExactly(HistoryType.DECISION_SET_ASIDE);
    }

    @Test
    void erasureLeavesAClosedCaseClosed() {
        Case closed = answered().close(VERIFIER, ANSWER, LATER).after();

        assertThat(closed.erase(VERIFIER, LATER).after().status()).isEqualTo(CaseStatus.CLOSED);
    }

    @ParameterizedTest
    @EnumSource(value = CitizenAction.Type.class, mode = EnumSource.Mode.EXCLUDE, names = "SUPPORT")
    void nothingThatAReporterAddsIsEverRefused(CitizenAction.Type type) {
        for (Case any : everyStatus()) {
            any.citizenActs(action(any.id(), type, "Halo"));
        }
    }

    @Test
    void everyDecisionCanMeetEveryStatus() {
        for (Case any : everyStatus()) {
            int next = any.subject().decisionNumber() + 1;
            for (RoutingDecision decision : List.of(assigned(next, DISHUB), notOurs(next), triage(next))) {
                Change decided = any.decide(decision);
                assertThat(decided.after().subject().decisionNumber()).isEqualTo(next);
                assertThat(decided.lines()).isNotEmpty();
            }
        }
    }

    @Test
    void versionIsTheNumberOfLines() {
        for (Case any : everyStatus()) {
            Change act = any.citizenActs(action(any.id(), CitizenAction.Type.REPLY, "Halo"));
            assertThat(act.after().version())
                    .isEqualTo(any.version() + act.lines().size());
        }
    }

    static Case dispatched() {
        return Case.open(report(), assigned(1, DLH)).after();
    }

    private static Case answered() {
        return dispatched().answer(OFFICER, ANSWER, LATER).after();
    }

    /** One case in each status that a case can rest in. */
    static List<Case> everyStatus() {
        Case dispatched = dispatched();
        Case closed = answered().close(VERIFIER, ANSWER, LATER).after();
        return List.of(
                Case.open(report(), triage(1)).after(),
                Case.open(report(), notOurs(1)).after(),
                dispatched,
                dispatched.accept(OFFICER, LATER).after(),
                answered(),
                closed,
                closed.dispute(VERIFIER, ANSWER, LATER).after(),
                dispatched
                        .postpone(OFFICER, LocalDate.parse("2026-12-04"), "Mohon data", LATER)
                        .after(),
                dispatched
                        .giveBack(OFFICER, ReturnReason.WRONG_AREA, null, null, LATER)
                        .after(),
                dispatched
                        .declareUnable(OFFICER, InabilityReason.NO_BUDGET, "Belum ada anggaran", LATER)
                        .after(),
                Case.open(report(), triage(1))
                        .after()
                        .archive(VERIFIER, ArchiveReason.SPAM, null, LATER)
                        .after());
    }

    private static List<HistoryType> types(Change change) {
        return change.lines().stream().map(NewLine::type).toList();
    }

    private static List<CaseEvent.Type> events(Change change) {
        return change.lines().stream()
                .map(NewLine::event)
                .filter(event -> event != null)
                .toList();
    }
}
