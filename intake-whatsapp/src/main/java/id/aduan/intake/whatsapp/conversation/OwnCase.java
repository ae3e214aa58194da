package id.aduan.intake.whatsapp.conversation;

import id.aduan.contracts.ComplaintId;
import id.aduan.contracts.TrackingNumber;
import java.time.Instant;

/**
 * A case of the citizen, as case-service tells it to him.
 *
 * @param stage where it is, as a citizen understands it
 * @param agencyName who has it, or null
 * @param subject its title or the beginning of its words, at most 60 characters
 */
public record OwnCase(
        ComplaintId complaintId,
        TrackingNumber trackingNumber,
        Stage stage,
        String agencyName,
        String subject,
        Instant since) {

    /** Where a case is, in the words of a citizen. */
    public enum Stage {
        REGISTERED,
        AT_AGENCY,
        IN_WORK,
        ANSWERED,
        WAITS_FOR_YOU,
        CLOSED,
        NOT_OURS
    }
}
