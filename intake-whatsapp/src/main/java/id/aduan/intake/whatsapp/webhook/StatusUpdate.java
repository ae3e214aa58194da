package id.aduan.intake.whatsapp.webhook;

import static java.util.Objects.requireNonNull;

import id.aduan.contracts.EventId;
import java.time.Instant;
import java.util.List;

/**
 * What became of a message that went out.
 *
 * @param messageId the provider's id of it (wamid)
 * @param recipient by whatever names the provider tells
 * @param groupId of the group that it was sent to, or null; then the recipient is one of its members
 * @param callbackData what was given along with the send ({@code biz_opaque_callback_data}), or null
 * @param pricing what it is charged as, or null where this status does not say
 */
public record StatusUpdate(
        EventId eventId,
        String account,
        Instant receivedAt,
        String messageId,
        State state,
        Instant at,
        PersonIds recipient,
        String groupId,
        String callbackData,
        Pricing pricing,
        List<ProviderError> errors)
        implements ReceivedUpdate {

    /** How far it came. */
    public enum State {
        SENT,
        DELIVERED,
        READ,
        PLAYED,
        FAILED,
        DELETED,
        /** A word that this door does not know. */
        UNKNOWN
    }

    /**
     * What a message is charged as.
     *
     * @param model e.g. {@code PMP}, or null
     * @param type e.g. {@code regular}, {@code free_customer_service}, or null
     * @param category e.g. {@code utility}, or null
     */
    public record Pricing(boolean billable, String model, String type, String category) {}

    public StatusUpdate {
        requireNonNull(eventId, "eventId is null");
        requireNonNull(account, "account is null");
        requireNonNull(receivedAt, "receivedAt is null");
        requireNonNull(messageId, "messageId is null");
        requireNonNull(state, "state is null");
        requireNonNull(at, "at is null");
        requireNonNull(recipient, "recipient is null");
        errors = List.copyOf(errors);
    }

    @Override
    public String toString() {
        return "StatusUpdate[" + eventId + ", " + state + "]";
    }
}
