package id.aduan.intake.callcenter.calls;

import id.aduan.contracts.AnswerGiven;
import id.aduan.contracts.CitizenAction;
import id.aduan.contracts.ComplaintId;
import id.aduan.contracts.ComplaintKind;
import id.aduan.contracts.ComplaintReceived;
import id.aduan.contracts.EventId;
import id.aduan.contracts.Reporter;
import id.aduan.contracts.SourceReference;
import id.aduan.contracts.Topic;
import id.aduan.contracts.TrackingNumber;
import id.aduan.contracts.Urgency;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What a call becomes outside of this door. Pure: the same call always becomes the same. */
final class ReportOfCall {
    private ReportOfCall() {}

    /** Where the report of a call comes from, and by that its id. */
    static SourceReference source(Desk desk, UUID callId) {
        return new SourceReference(desk.channel(), desk.account(), callId.toString());
    }

    static ComplaintReceived report(CallToLog call, Desk desk, Reporter reporter, Instant at, String operator) {
        SourceReference source = source(desk, call.callId());
        ComplaintId id = ComplaintId.of(source);
        return new ComplaintReceived(
                EventId.derivedFrom(Topic.COMPLAINT_RECEIVED.wireName(), id),
                id,
                TrackingNumber.of(id),
                call.type() == CallType.INFORMASI ? ComplaintKind.INFORMATION_REQUEST : call.kind(),
                source,
                call.occurredAt(),
                at,
                call.language(),
                null,
                call.narrative(),
                call.place(),
                null,
                call.isEmergency() ? Urgency.EMERGENCY : Urgency.NORMAL,
                call.emergencyKind(),
                List.of(),
                reporter,
                call.answered() == null
                        ? null
                        : new AnswerGiven(
                                call.answered().answerId(), call.answered().text(), at, operator),
                null);
    }

    /** A further voice to the report of another. */
    static CitizenAction support(CallToLog call, Desk desk, String reporterRef, Instant at) {
        return new CitizenAction(
                EventId.derivedFrom(
                        Topic.CITIZEN_ACTION.wireName(), call.joinTo(), call.callId(), CitizenAction.Type.SUPPORT),
                call.joinTo(),
                CitizenAction.Type.SUPPORT,
                desk.channel(),
                at,
                call.narrative(),
                List.of(),
                null,
                reporterRef);
    }
}
