package id.aduan.intake.callcenter.callbacks;

import static java.util.Objects.requireNonNull;

import id.aduan.contracts.ComplaintId;
import id.aduan.contracts.Language;
import id.aduan.contracts.Notice;
import id.aduan.intake.callcenter.calls.Desk;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A person to be told something. Of several notices of one report it is the newest; the others are settled with it.
 *
 * @param joined he has joined the report of another: he is told neither its number nor what was written to its reporter
 * @param endsWith the last three digits of his number, or null
 * @param words what an officer wrote for him, or null
 * @param tries in vain
 * @param calledBy who looked at his number last, or null
 * @param notices how many wait for him
 */
record CallBack(
        UUID id,
        ComplaintId complaintId,
        String trackingNumber,
        UUID call,
        Desk desk,
        boolean joined,
        Contact contact,
        String endsWith,
        Notice.Kind kind,
        Language language,
        String agencyName,
        String words,
        LocalDate until,
        Instant at,
        Instant expiresAt,
        int tries,
        Instant nextTryAt,
        String calledBy,
        Instant calledAt,
        long notices) {
    /** How he is reached. */
    enum Contact {
        PHONE,
        EMAIL
    }

    /** What came of a try. */
    enum Result {
        DONE,
        TRY_AGAIN,
        UNREACHABLE
    }

    CallBack {
        requireNonNull(id, "id is null");
        requireNonNull(complaintId, "complaintId is null");
        requireNonNull(contact, "contact is null");
        requireNonNull(kind, "kind is null");
    }

    @Override
    public String toString() {
        return "CallBack[" + id + ", " + kind + "]";
    }
}
