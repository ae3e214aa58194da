package id.aduan.intake.callcenter.calls;

import static java.util.Objects.requireNonNull;

import id.aduan.contracts.ComplaintId;
import id.aduan.contracts.ComplaintKind;
import id.aduan.contracts.EmergencyKind;
import id.aduan.contracts.Language;
import id.aduan.contracts.Place;
import java.time.Instant;
import java.util.UUID;

/**
 * What an operator says of a call, read and found good. What was not told is null.
 *
 * @param desk where it was met; null for that of the call as it is known
 * @param kind COMPLAINT or ASPIRATION, for a normal call
 * @param withheld the caller withholds his number
 * @param anonymous <i>anonim</i>
 * @param confidential <i>rahasia</i>
 * @param narrative what happened, the hazards as its last line
 * @param answered what was answered on the line, for a question
 * @param joinTo the report that it is a further voice to
 * @param consent a visitor agrees that his identity is kept
 */
public record CallToLog(
        UUID callId,
        Desk desk,
        CallType type,
        EmergencyKind emergencyKind,
        ComplaintKind kind,
        Caller caller,
        boolean withheld,
        boolean anonymous,
        boolean confidential,
        String narrative,
        Place place,
        Instant occurredAt,
        Answered answered,
        ComplaintId joinTo,
        Language language,
        boolean consent) {
    /** @param answerId an entry of the answer library, or null for a free answer */
    public record Answered(String answerId, String text) {
        @Override
        public String toString() {
            return "Answered[" + answerId + "]";
        }
    }

    public CallToLog {
        requireNonNull(callId, "callId is null");
        requireNonNull(type, "type is null");
        requireNonNull(kind, "kind is null");
        requireNonNull(caller, "caller is null");
        requireNonNull(place, "place is null");
        requireNonNull(language, "language is null");
    }

    boolean isEmergency() {
        return emergencyKind != null;
    }

    @Override
    public String toString() {
        return "CallToLog[" + callId + ", " + type + "]";
    }
}
