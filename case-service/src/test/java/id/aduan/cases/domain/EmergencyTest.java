package id.aduan.cases.domain;

import static id.aduan.cases.domain.SampleReports.DISHUB;
import static id.aduan.cases.domain.SampleReports.DLH;
import static id.aduan.cases.domain.SampleReports.MONDAY;
import static id.aduan.cases.domain.SampleReports.assigned;
import static id.aduan.cases.domain.SampleReports.emergency;
import static id.aduan.cases.domain.SampleReports.notOurs;
import static id.aduan.cases.domain.SampleReports.report;
import static id.aduan.cases.domain.SampleReports.support;
import static id.aduan.cases.domain.SampleReports.triage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import id.aduan.contracts.CaseEvent;
import id.aduan.contracts.EmergencyKind;
import id.aduan.contracts.Milestone;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How far help has come, and who is called when nobody takes an emergency. */
class EmergencyTest {
    private static final Duration MINUTE = Duration.ofSeconds(60);
    private static final Instant SOON = MONDAY.plusSeconds(30);
    private static final Instant LATE = MONDAY.plusSeconds(60);
    private static final Actor OFFICER = Actor.staff(ActorKind.AGENCY, "officer.dlh", DLH);
    private static final Actor OPERATOR = Actor.staff(ActorKind.OPERATOR, "operator", null);
    private static final Actor SUPERVISOR = Actor.staff(ActorKind.SUPERVISOR, "supervisor", null);
    private static final Actor VERIFIER = Actor.staff(ActorKind.VERIFIER, "verifier", null);

    @Test
    void itWaitsForSomebodyFromItsReceiptOn() {
        assertThat(fire().progress()).isEqualTo(Progress.awaited(MONDAY));
        assertThat(Case.open(report(), assigned(1, DLH)).after().progress()).isEqualTo(Progress.NONE);
    }

    @Test
    void aMilestoneIsALineAndAFactAndNoState() {
        Change change = fire().reach(Milestone.ON_THE_WAY, OPERATOR, "Dua unit", SOON);

        assertThat(change.after().status()).isEqualTo(CaseStatus.DISPATCHED);
        assertThat(change.after().progress().at(Milestone.ON_THE_WAY)).isEqualTo(SOON);
        NewLine line = change.lines().get(0);
        assertThat(change.lines()).hasSize(1);
        assertThat(line.type()).isEqualTo(HistoryType.MILESTONE);
        assertThat(line.code()).isEqualTo("ON_THE_WAY");
        assertThat(line.actor()).isEqualTo("operator/operator");
        assertThat(line.content().text()).isEqualTo("Dua unit");
        assertThat(line.event()).isEqualTo(CaseEvent.Type.MILESTONE);
        assertThat(line.milestone()).isEqualTo(Milestone.ON_THE_WAY);
    }

    @Test
    void aLaterMilestoneDoesNotStandForAnEarlierOne() {
        Case onScene = fire().reach(Milestone.ON_SCENE, OFFICER, null, SOON).after();

        assertThat(onScene.progress().reached()).containsOnlyKeys(Milestone.ON_SCENE);
        assertThat(onScene.reach(Milestone.ACKNOWLEDGED, OFFICER, null, LATE)
                        .after()
                        .progress()
                        .furthest())
                .contains(Milestone.ON_SCENE);
    }

    @ParameterizedTest
    @EnumSource(value = Milestone.class, mode = EnumSource.Mode.EXCLUDE, names = "CALLED_BACK")
    void eachIsReachedOnce(Milestone milestone) {
        Case reached = fire().reach(milestone, OFFICER, null, SOON).after();

        MilestoneReached refused =
                catchThrowableOfType(MilestoneReached.class, () -> reached.reach(milestone, SUPERVISOR, null, LATE));

        assertThat(refused.milestone()).isEqualTo(milestone);
        assertThat(refused.at()).isEqualTo(SOON);
    }

    @Test
    void theyAreToldByAgencyDispatcherAndSupervisorOfAnOpenEmergencyOnly() {
        Case fire = fire();
        Case closed = fire.answer(OFFICER, LineContent.ofText("Padam"), SOON)
                .after()
                .close(VERIFIER, LineContent.ofText("Padam"), LATE)
                .after();
        Case ordinary = Case.open(report(), assigned(1, DLH)).after();
        Case forgotten = fire.erase(Actor.CITIZEN, SOON).after();

        for (Actor actor : List.of(OFFICER, OPERATOR, SUPERVISOR)) {
            assertThat(fire.reach(Milestone.DONE, actor, null, SOON).lines()).hasSize(1);
        }
        for (Actor actor : List.of(VERIFIER, Actor.CITIZEN, Actor.SYSTEM)) {
            assertThatThrownBy(() -> fire.reach(Milestone.DONE, actor, null, SOON))
                    .isInstanceOf(NotAllowed.class);
        }
        assertThatThrownBy(() -> closed.reach(Milestone.DONE, OPERATOR, null, LATE))
                .isInstanceOf(NoEmergency.class);
        assertThatThrownBy(() -> ordinary.reach(Milestone.DONE, OPERATOR, null, LATE))
                .isInstanceOf(NoEmergency.class);
        assertThatThrownBy(() -> forgotten.reach(Milestone.DONE, OPERATOR, null, LATE))
                .isInstanceOf(CaseErased.class);
        // another body helps, and the dispatcher hears how far it is
        assertThat(Case.open(fireReport(), notOurs(1))
                        .after()
                        .reach(Milestone.ON_SCENE, OPERATOR, null, SOON)
                        .lines())
                .hasSize(1);
    }

    @Test
    void aCallBackTellsWhatCameOfItAndOneInVainCanBeRepeated() {
        Change vain = fire().callBack(CallBack.NO_ANSWER, OPERATOR, null, SOON);
        Change second = vain.after().callBack(CallBack.CONFIRMED, OPERATOR, "Api membesar", LATE);

        assertThat(vain.lines()).extracting(NewLine::type).containsExactly(HistoryType.CALLED_BACK_IN_VAIN);
        assertThat(vain.lines()).extracting(NewLine::event).containsOnlyNulls();
        assertThat(vain.after().progress().callBack()).isEqualTo(CallBack.NO_ANSWER);
        assertThat(second.lines()).extracting(NewLine::code).containsExactly("CALLED_BACK/CONFIRMED");
        assertThat(second.lines()).extracting(NewLine::milestone).containsExactly(Milestone.CALLED_BACK);
        assertThat(second.after().progress().awaitedSince()).isEqualTo(MONDAY);
        assertThatThrownBy(() -> second.after().callBack(CallBack.FALSE_ALARM, OPERATOR, null, LATE))
                .isInstanceOf(MilestoneReached.class);
    }

    @Test
    void anAgencyThatTakesItUpHasAcknowledgedIt() {
        Change taken = fire().accept(OFFICER, SOON);
        Change again = fire().reach(Milestone.ACKNOWLEDGED, OPERATOR, null, SOON)
                .after()
                .accept(OFFICER, LATE);

        assertThat(taken.lines())
                .extracting(NewLine::type)
                .containsExactly(HistoryType.ACCEPTED, HistoryType.MILESTONE);
        assertThat(taken.lines())
                .extracting(NewLine::event)
                .containsExactly(CaseEvent.Type.ACCEPTED, CaseEvent.Type.MILESTONE);
        assertThat(taken.after().progress().at(Milestone.ACKNOWLEDGED)).isEqualTo(SOON);
        assertThat(taken.after().progress().awaitedSince()).isNull();
        assertThat(again.lines()).extracting(NewLine::type).containsExactly(HistoryType.ACCEPTED);
        assertThat(again.after().progress().at(Milestone.ACKNOWLEDGED)).isEqualTo(SOON);
    }

    @Test
    void theSupervisorIsCalledOnceAndInTime() {
        Case fire = fire();
        Change called = fire.escalate(MINUTE, LATE);

        assertThat(fire.escalate(MINUTE, LATE.minusMillis(1)).isNothing()).isTrue();
        assertThat(called.lines()).extracting(NewLine::type).containsExactly(HistoryType.ESCALATED);
        assertThat(called.lines()).extracting(NewLine::actor).containsExactly("system");
        assertThat(called.after().escalate(MINUTE, LATE.plusSeconds(600)).isNothing())
                .isTrue();
        assertThat(called.after().status()).isEqualTo(CaseStatus.DISPATCHED);
    }

    @Test
    void nobodyIsCalledForWhatSomebodyHasTaken() {
        Instant late = LATE.plusSeconds(3600);
        Case fire = fire();

        assertThat(fire.reach(Milestone.ACKNOWLEDGED, OFFICER, null, SOON)
                        .after()
                        .escalate(MINUTE, late)
                        .isNothing())
                .isTrue();
        assertThat(fire.reach(Milestone.ON_THE_WAY, OFFICER, null, SOON)
                        .after()
                        .escalate(MINUTE, late)
                        .isNothing())
                .isTrue();
        assertThat(fire.accept(OFFICER, SOON).after().escalate(MINUTE, late).isNothing())
                .isTrue();
        assertThat(fire.answer(OFFICER, LineContent.ofText("Padam"), SOON)
                        .after()
                        .escalate(MINUTE, late)
                        .isNothing())
                .isTrue();
        assertThat(fire.erase(Actor.CITIZEN, SOON)
                        .after()
                        .escalate(MINUTE, late)
                        .isNothing())
                .isTrue();
        assertThat(fire.callBack(CallBack.FALSE_ALARM, OPERATOR, null, SOON)
                        .after()
                        .escalate(MINUTE, late)
                        .isNothing())
                .isTrue();
        assertThat(Case.open(report(), assigned(1, DLH))
                        .after()
                        .escalate(MINUTE, late)
                        .isNothing())
                .isTrue();
        // a call back acknowledges nothing, and a report without an agency waits like any other
        assertThat(fire.callBack(CallBack.CONFIRMED, OPERATOR, null, SOON)
                        .after()
                        .escalate(MINUTE, late)
                        .lines())
                .hasSize(1);
        assertThat(Case.open(fireReport(), triage(1))
                        .after()
                        .escalate(MINUTE, late)
                        .lines())
                .hasSize(1);
    }

    @Test
    void whatItsAgencyGivesBackWaitsAnew() {
        Case escalated = fire().escalate(MINUTE, LATE).after();
        Case taken =
                escalated.reach(Milestone.ACKNOWLEDGED, OFFICER, null, LATE).after();
        Instant later = LATE.plusSeconds(100);
        Case returned = taken.giveBack(OFFICER, ReturnReason.NOT_RESPONSIBLE, DISHUB, null, later)
                .after();
        Case elsewhere = returned.decide(assigned(2, DISHUB)).after();

        assertThat(elsewhere.progress().has(Milestone.ACKNOWLEDGED)).isFalse();
        assertThat(elsewhere.progress().awaitedSince()).isEqualTo(later);
        assertThat(elsewhere.escalate(MINUTE, later.plusSeconds(59)).isNothing())
                .isTrue();
        assertThat(elsewhere.escalate(MINUTE, later.plusSeconds(60)).lines()).hasSize(1);
    }

    @Test
    void whatAnotherDecisionTakesFromItsAgencyWaitsAnewUnlessCrewsHaveGone() {
        Case taken = fire().reach(Milestone.ACKNOWLEDGED, OFFICER, null, SOON).after();
        Case gone = taken.reach(Milestone.ON_THE_WAY, OFFICER, null, SOON).after();

        assertThat(taken.decide(assigned(2, DISHUB)).after().progress().awaitedSince())
                .isNotNull();
        assertThat(gone.decide(assigned(2, DISHUB)).after().progress()).isEqualTo(gone.progress());
    }

    @Test
    void aFurtherPersonIsCountedOnceAndWhatHeAddsIsALine() {
        Case fire = fire();
        Change first = fire.support(support(fire.id(), "p-2", null), true);
        Change again = first.after().support(support(fire.id(), "p-2", "Sekarang dua kios"), false);

        assertThat(first.after().supporters()).isEqualTo(1);
        assertThat(first.lines()).extracting(NewLine::type).containsExactly(HistoryType.SUPPORTED);
        assertThat(first.lines()).extracting(NewLine::code).containsExactly("CALL_CENTER");
        assertThat(first.after().status()).isEqualTo(fire.status());
        assertThat(again.after().supporters()).isEqualTo(1);
        assertThat(again.lines()).hasSize(1);
        assertThat(again.after().support(support(fire.id(), "p-2", " "), false).isNothing())
                .isTrue();
        assertThat(fire.erase(Actor.CITIZEN, SOON)
                        .after()
                        .support(support(fire.id(), "p-3", "Saya"), true)
                        .isNothing())
                .isTrue();
    }

    private static id.aduan.contracts.ComplaintReceived fireReport() {
        return emergency(MONDAY, EmergencyKind.FIRE, false);
    }

    private static Case fire() {
        return Case.open(fireReport(), assigned(1, DLH)).after();
    }
}
