package id.aduan.contracts;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * A fact about a case. Facts are deduplicated by their id; they carry no words of the citizen or of an officer, except
 * what routing needs of a returned case.
 *
 * @param eventId derived from the case and its version
 * @param epoch raised when a backup is restored; versions compare as (epoch, version)
 * @param version of the case after this fact, from 1
 * @param status the status after this fact, a name of case-service's life cycle
 * @param agency the agency that holds the case after this fact, or null
 * @param returned set exactly when the type is {@link Type#RETURNED}
 * @param milestone set exactly when the type is {@link Type#MILESTONE}
 */
public record CaseEvent(
        EventId eventId,
        ComplaintId complaintId,
        int epoch,
        long version,
        Type type,
        Instant at,
        String status,
        AgencyCode agency,
        Returned returned,
        Milestone milestone) {

    /** What has become of a case. */
    public enum Type {
        OPENED,
        DISPATCHED,
        ACCEPTED,
        ANSWERED,
        POSTPONED,
        RESUMED,
        RETURNED,
        UNABLE_TO_ACT,
        CLOSED,
        DISPUTED,
        ARCHIVED,
        REFERRED,
        CITIZEN_ACTED,
        ERASED,
        /** Something of an emergency has been reached; the status stays as it is. */
        MILESTONE
    }

    /**
     * What routing needs to find another agency.
     *
     * @param by the agency that returned it
     * @param reasonCode e.g. {@code NOT_RESPONSIBLE}
     * @param suggestion the agency that it names instead, or null
     * @param decisionNumber the decision that is given back
     */
    public record Returned(AgencyCode by, String reasonCode, AgencyCode suggestion, int decisionNumber) {
        public Returned {
            requireNonNull(by, "by is null");
            Texts.requireText(reasonCode, "reasonCode", 60);
        }
    }

    public CaseEvent {
        requireNonNull(eventId, "eventId is null");
        requireNonNull(complaintId, "complaintId is null");
        requireNonNull(type, "type is null");
        requireNonNull(at, "at is null");
        Texts.requireText(status, "status", 40);
        if ((type == Type.RETURNED) != (returned != null)) {
            throw new IllegalArgumentException("returned is set exactly when the type is RETURNED");
        }
        if ((type == Type.MILESTONE) != (milestone != null)) {
            throw new IllegalArgumentException("milestone is set exactly when the type is MILESTONE");
        }
    }

    /** A fact that is no milestone. */
    public CaseEvent(
            EventId eventId,
            ComplaintId complaintId,
            int epoch,
            long version,
            Type type,
            Instant at,
            String status,
            AgencyCode agency,
            Returned returned) {
        this(eventId, complaintId, epoch, version, type, at, status, agency, returned, null);
    }
}
