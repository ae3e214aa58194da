package id.aduan.intake.callcenter.calls;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import id.aduan.contracts.ComplaintId;
import id.aduan.contracts.EmergencyKind;
import id.aduan.contracts.TrackingNumber;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A call on a screen. The number and what is typed are only for who has it, and for a supervisor.
 *
 * @param numberEndsWith the last three digits, for everybody
 * @param blocked set when its number is blocked
 * @param fewWords what it is about, for a list
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Call")
record CallView(
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
        String numberEndsWith,
        boolean numberWithheld,
        String number,
        BlockedView blocked,
        CallType callType,
        EmergencyKind emergencyKind,
        Outcome outcome,
        ComplaintId complaintId,
        TrackingNumber trackingNumber,
        boolean recorded,
        String fewWords,
        DraftView draft) {

    /** That a number is blocked. */
    @Schema(name = "BlockedNumber")
    record BlockedView(
            UUID id, String numberEndsWith, String reason, Instant blockedAt, String blockedBy, Instant until) {
        static BlockedView of(BlockedNumbers.Blocked blocked) {
            return blocked == null
                    ? null
                    : new BlockedView(
                            blocked.id(),
                            blocked.numberEndsWith(),
                            blocked.reason(),
                            blocked.blockedAt(),
                            blocked.blockedBy(),
                            blocked.until());
        }
    }

    /** What is typed of a call. */
    @Schema(name = "CallDraft")
    record DraftView(
            long version,
            Instant at,

            @Schema(
                    implementation = Object.class,
                    type = SchemaType.OBJECT,
                    additionalProperties = Schema.True.class,
                    description = "As the page holds it")
            JsonNode fields) {
        @Override
        public String toString() {
            return "DraftView[" + version + "]";
        }
    }

    @Schema(name = "Calls")
    record ListView(List<CallView> items) {}

    /** @param number null where it is not to be shown */
    static CallView of(Call call, BlockedNumbers.Blocked blocked, String number, String fewWords, DraftView draft) {
        ComplaintId told = call.complaintId() == null ? call.joinedTo() : call.complaintId();
        return new CallView(
                call.id(),
                call.desk(),
                call.exchangeId(),
                call.state(),
                call.begunAt(),
                call.offeredAt(),
                call.answeredAt(),
                call.endedAt(),
                call.extension(),
                call.openedAt(),
                call.operator(),
                call.loggedAt(),
                call.numberEndsWith(),
                call.numberWithheld(),
                number,
                BlockedView.of(blocked),
                call.type(),
                call.emergencyKind(),
                call.outcome(),
                told,
                told == null ? null : TrackingNumber.of(told),
                call.recorded(),
                fewWords,
                draft);
    }

    @Override
    public String toString() {
        return "CallView[" + id + ", " + state + "]";
    }
}
