package id.aduan.intake.whatsapp.sending;

import static java.util.Objects.requireNonNull;

import id.aduan.durable.Moments;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A send as it is kept. */
record SendRow(
        UUID id,
        UUID citizen,
        String account,
        SendRequest.Purpose purpose,
        SendState state,
        byte[] body,
        String waits,
        Instant createdAt,
        Instant expiresAt,
        int attempts,
        int retries,
        boolean repeated,
        String wamid,
        UUID complaintId,
        UUID noticeId,
        String told) {
    static final List<String> COLUMNS = List.of(
            "id",
            "citizen",
            "account",
            "purpose",
            "state",
            "body",
            "waits",
            "created_at",
            "expires_at",
            "attempts",
            "retries",
            "repeated",
            "wamid",
            "complaint_id",
            "notice_id",
            "told");

    SendRow {
        requireNonNull(id, "id is null");
        requireNonNull(citizen, "citizen is null");
        requireNonNull(state, "state is null");
    }

    static SendRow of(Object[] columns) {
        int i = 0;
        return new SendRow(
                (UUID) columns[i++],
                (UUID) columns[i++],
                (String) columns[i++],
                SendRequest.Purpose.valueOf((String) columns[i++]),
                SendState.valueOf((String) columns[i++]),
                (byte[]) columns[i++],
                (String) columns[i++],
                Moments.instant(columns[i++]),
                Moments.instant(columns[i++]),
                ((Number) columns[i++]).intValue(),
                ((Number) columns[i++]).intValue(),
                (Boolean) columns[i++],
                (String) columns[i++],
                (UUID) columns[i++],
                (UUID) columns[i++],
                (String) columns[i]);
    }

    boolean isNotice() {
        return noticeId != null;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SendRow that && id.equals(that.id);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    @Override
    public String toString() {
        return "SendRow[" + id + ", " + purpose + ", " + state + "]";
    }
}
