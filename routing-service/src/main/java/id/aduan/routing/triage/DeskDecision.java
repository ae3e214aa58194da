package id.aduan.routing.triage;

import static java.util.Objects.requireNonNull;

import id.aduan.contracts.AgencyCode;
import java.util.List;

/**
 * What a person decides about a report.
 *
 * @param number the decision that he saw; when another has come since, his is refused
 * @param agency of an assignment
 * @param helpers agencies that help it
 * @param referral of a referral, the code of the body
 * @param into of a merge, the tracking number or id of the report that goes on
 * @param reasonCode of an archiving
 * @param note why, in words that the reporter may read; needed to archive or merge
 */
public record DeskDecision(
        int number,
        Action action,
        AgencyCode agency,
        List<AgencyCode> helpers,
        String referral,
        String into,
        ArchiveReason reasonCode,
        String note) {
    static final int MAX_NOTE = 500;

    /** What may be done at the desk. */
    public enum Action {
        ASSIGN,
        REFER,
        ARCHIVE,
        MERGE
    }

    /** Why a report ends at the desk. */
    public enum ArchiveReason {
        TOO_GENERAL,
        UNREADABLE,
        NOT_ABOUT_GOVERNMENT,
        SPAM,
        DUPLICATE
    }

    public DeskDecision {
        requireNonNull(action, "action is null");
        helpers = helpers == null ? List.of() : List.copyOf(helpers);
    }
}
