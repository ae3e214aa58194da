package id.aduan.intake;

import id.aduan.contracts.CitizenAction;
import id.aduan.contracts.ComplaintId;
import id.aduan.contracts.ComplaintKind;
import id.aduan.contracts.TrackingNumber;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * A case as case-service tells it for its reporter.
 *
 * @param status a name of the life cycle, e.g. {@code DISPATCHED}
 * @param statusGroup one of SP4N's groups, e.g. {@code NOT_FOLLOWED_UP}
 * @param agency who holds it, or null
 * @param referral where to turn when the regency is not responsible, or null
 * @param next what happens next, a code such as {@code AGENCY_TAKES_UP}
 * @param actions what the reporter can do now
 */
public record CitizenCase(
        ComplaintId complaintId,
        TrackingNumber trackingNumber,
        ComplaintKind kind,
        Instant receivedAt,
        String status,
        String statusGroup,
        Instant since,
        Agency agency,
        LocalDate postponedUntil,
        Referral referral,
        String next,
        List<CitizenAction.Type> actions,
        boolean erased,
        Integer stars,
        List<Line> history) {
    public CitizenCase {
        actions = actions == null ? List.of() : List.copyOf(actions);
        history = history == null ? List.of() : List.copyOf(history);
    }

    /** An agency by its names. */
    public record Agency(String code, String name, String shortName) {}

    /** Another body and how to reach it. */
    public record Referral(String body, String advice) {}

    /**
     * A line of the history.
     *
     * @param by CITIZEN, AGENCY, VERIFIER, SUPERVISOR, ROUTING or DOOR
     * @param code a reason code, or a day, or null
     */
    public record Line(
            Instant at,
            String type,
            String status,
            String by,
            Agency agency,
            String code,
            String text,
            Integer stars,
            List<File> attachments) {
        public Line {
            attachments = attachments == null ? List.of() : List.copyOf(attachments);
        }

        @Override
        public String toString() {
            return "Line[" + type + ", " + at + "]";
        }
    }

    /** A photo of the history. */
    public record File(String sha256, String mediaType, long sizeBytes) {}

    @Override
    public String toString() {
        return "CitizenCase[" + complaintId + ", " + status + "]";
    }
}
