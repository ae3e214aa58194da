package id.aduan.intake.callcenter.calls;

import static org.assertj.core.api.Assertions.assertThat;

import id.aduan.contracts.Channel;
import id.aduan.contracts.CitizenAction;
import id.aduan.contracts.ComplaintId;
import id.aduan.contracts.ComplaintKind;
import id.aduan.contracts.ComplaintReceived;
import id.aduan.contracts.EmergencyKind;
import id.aduan.contracts.Language;
import id.aduan.contracts.Place;
import id.aduan.contracts.Reporter;
import id.aduan.contracts.Topic;
import id.aduan.contracts.Urgency;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ReportOfCallTest {
    private static final Instant NOW = Instant.parse("2026-11-25T02:00:00Z");
    private static final UUID CALL = UUID.fromString("0a1b2c3d-0000-4000-8000-000000000112");
    private static final Reporter REPORTER = new Reporter("p-someone", null, false, false);

    @Test
    void anEmergencyTakesTheUrgentTopic() {
        ComplaintReceived report = ReportOfCall.report(
                call(CallType.NORMAL, EmergencyKind.FIRE, null, null), Desk.CALL_CENTER, REPORTER, NOW, "op");

        assertThat(report.urgency()).isEqualTo(Urgency.EMERGENCY);
        assertThat(report.topic()).isEqualTo(Topic.COMPLAINT_RECEIVED_URGENT);
        assertThat(report.kind()).isEqualTo(ComplaintKind.COMPLAINT);
        assertThat(report.channel()).isEqualTo(Channel.CALL_CENTER);
        assertThat(report.source().account()).isEqualTo("112");
    }

    @Test
    void whatIsNoEmergencyDoesNot() {
        ComplaintReceived report =
                ReportOfCall.report(call(CallType.NORMAL, null, null, null), Desk.WALK_IN, REPORTER, NOW, "op");

        assertThat(report.topic()).isEqualTo(Topic.COMPLAINT_RECEIVED);
        assertThat(report.channel()).isEqualTo(Channel.WALK_IN);
        assertThat(report.source().account()).isEqualTo("desk");
    }

    @Test
    void theSameCallIsTheSameReportAndAnotherDeskAnotherOne() {
        CallToLog call = call(CallType.NORMAL, null, null, null);

        ComplaintReceived first = ReportOfCall.report(call, Desk.CALL_CENTER, REPORTER, NOW, "op");
        ComplaintReceived again = ReportOfCall.report(call, Desk.CALL_CENTER, REPORTER, NOW.plusSeconds(9), "other");
        ComplaintReceived elsewhere = ReportOfCall.report(call, Desk.WALK_IN, REPORTER, NOW, "op");

        assertThat(again.complaintId()).isEqualTo(first.complaintId());
        assertThat(again.eventId()).isEqualTo(first.eventId());
        assertThat(elsewhere.complaintId()).isNotEqualTo(first.complaintId());
    }

    @Test
    void aQuestionThatWasAnsweredOnTheLineCarriesItsAnswer() {
        ComplaintReceived report = ReportOfCall.report(
                call(CallType.INFORMASI, null, new CallToLog.Answered("ktp-hilang", "Bawa surat."), null),
                Desk.CALL_CENTER,
                REPORTER,
                NOW,
                "op");

        assertThat(report.kind()).isEqualTo(ComplaintKind.INFORMATION_REQUEST);
        assertThat(report.answered().answerId()).isEqualTo("ktp-hilang");
        assertThat(report.answered().by()).isEqualTo("op");
        assertThat(report.answered().at()).isEqualTo(NOW);
    }

    @Test
    void aFurtherVoiceIsOneActForEachCall() {
        ComplaintId incident = new ComplaintId(UUID.randomUUID());
        CallToLog call = call(CallType.NORMAL, null, null, incident);

        CitizenAction support = ReportOfCall.support(call, Desk.CALL_CENTER, "p-someone", NOW);

        assertThat(support.type()).isEqualTo(CitizenAction.Type.SUPPORT);
        assertThat(support.complaintId()).isEqualTo(incident);
        assertThat(support.reporterRef()).isEqualTo("p-someone");
        assertThat(support.text()).isEqualTo("Air masuk rumah");
        assertThat(ReportOfCall.support(call, Desk.CALL_CENTER, "p-someone", NOW.plusSeconds(3))
                        .eventId())
                .isEqualTo(support.eventId());
    }

    private static CallToLog call(
            CallType type, EmergencyKind emergency, CallToLog.Answered answered, ComplaintId joinTo) {
        return new CallToLog(
                CALL,
                null,
                type,
                emergency,
                ComplaintKind.COMPLAINT,
                Caller.UNKNOWN,
                false,
                false,
                false,
                "Air masuk rumah",
                Place.UNKNOWN,
                null,
                answered,
                joinTo,
                Language.INDONESIAN,
                false);
    }
}
