package id.aduan.intake.callcenter.calls;

import static java.util.Objects.requireNonNull;

import id.aduan.contracts.AreaCode;
import id.aduan.contracts.ComplaintId;
import id.aduan.contracts.EmergencyKind;
import java.time.Instant;
import java.util.UUID;

/**
 * A call or a visit as it stands, without anything that is sealed. What is not known or not told is null.
 *
 * @param exchangeId the exchange's own id; null for a call that was taken by hand
 * @param begunAt when it was offered, or first heard of
 * @param openedAt when an operator had it on his screen first
 * @param operator who has it or has logged it, as the sign-in names him
 * @param numberRef pseudonym of the caller's number, the same as at every door
 * @param numberEndsWith the last three digits of the caller's number
 * @param complaintId the report that it became
 * @param joinedTo the report of another that it was joined to
 * @param draftVersion of what was typed, 0 before anything was
 */
public record Call(
        UUID id,
        Desk desk,
        String exchangeId,
        CallState state,
        Instant begunAt,
        Instant offeredAt,
        Instant answeredAt,
        Instant endedAt,
        String extension,
        Instant openedAt,
        String operator,
        Instant loggedAt,
        String numberRef,
        String numberEndsWith,
        boolean numberWithheld,
        CallType type,
        EmergencyKind emergencyKind,
        Outcome outcome,
        ComplaintId complaintId,
        ComplaintId joinedTo,
        String answerId,
        long draftVersion,
        Instant draftAt,
        boolean recorded,
        AreaCode areaCode,
        Double latitude,
        Double longitude) {
    public Call {
        requireNonNull(id, "id is null");
        requireNonNull(desk, "desk is null");
        requireNonNull(state, "state is null");
        requireNonNull(begunAt, "begunAt is null");
    }

    public boolean isHeldBy(String someone) {
        return someone.equals(operator);
    }

    @Override
    public String toString() {
        return "Call[" + id + ", " + state + "]";
    }
}
