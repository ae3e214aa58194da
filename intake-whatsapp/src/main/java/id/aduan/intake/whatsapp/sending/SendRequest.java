package id.aduan.intake.whatsapp.sending;

import static java.util.Objects.requireNonNull;

import id.aduan.contracts.ComplaintId;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * A message that is to go to a citizen.
 *
 * @param id derived from what caused it, so that a repeated cause sends nothing twice; it travels as
 *     {@code biz_opaque_callback_data}
 * @param account the phone number id that it goes out from
 * @param purpose what it is for
 * @param message as it goes inside the window of 24 hours
 * @param outside the template that it goes as after the window, or null when it then waits for the citizen's next message
 * @param after how long it waits at least
 * @param expiresAt when it is no longer worth sending, or null
 * @param complaintId the case that it costs for, or null
 * @param noticeId the notice that is to be told of its fate, or null
 * @param by pseudonym of the officer who wrote it, or null
 */
public record SendRequest(
        UUID id,
        String account,
        Purpose purpose,
        OutgoingMessage message,
        OutgoingMessage.Template outside,
        Duration after,
        Instant expiresAt,
        ComplaintId complaintId,
        UUID noticeId,
        String by) {

    /** What a message is for. */
    public enum Purpose {
        /** The answer of a turn. While it waits, the next turn's takes its place, unless it tells of a case. */
        TURN,
        /** Of a case; reported by a receipt. */
        NOTICE,
        /** Written by a person of the desk. */
        OFFICER
    }

    public SendRequest {
        requireNonNull(id, "id is null");
        requireNonNull(account, "account is null");
        requireNonNull(purpose, "purpose is null");
        requireNonNull(message, "message is null");
        requireNonNull(after, "after is null");
    }

    @Override
    public String toString() {
        return "SendRequest[" + id + ", " + purpose + "]";
    }
}
