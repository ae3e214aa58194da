package id.aduan.intake;

import id.aduan.contracts.ComplaintId;
import id.aduan.contracts.ComplaintKind;
import id.aduan.contracts.TrackingNumber;
import java.time.Instant;

/** A case in the reporter's own list; the codes are those of {@link CitizenCase}. */
public record OwnCase(
        ComplaintId complaintId,
        TrackingNumber trackingNumber,
        ComplaintKind kind,
        Instant receivedAt,
        String status,
        String statusGroup,
        Instant since,
        CitizenCase.Agency agency,
        String next) {}
