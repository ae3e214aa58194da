package id.aduan.intake.whatsapp.webhook;

import static java.util.Objects.requireNonNull;

import id.aduan.contracts.EventId;
import java.time.Instant;
import java.util.List;

/**
 * A person has sent something, or the provider tells of him as if he had ({@link MessageContent.NumberChanged} and the
 * like).
 *
 * @param messageId the provider's id (wamid); the event's id for a message without
 * @param type the provider's word for the kind, for the transcript
 * @param contextId the message that it answers or whose button was tapped, or null
 * @param forwarded true when it comes from another chat
 * @param groupId of the group that it was sent to, or null
 * @param errors of the message and of the envelope around it
 */
public record IncomingMessage(
        EventId eventId,
        String account,
        Instant receivedAt,
        String messageId,
        Instant at,
        PersonIds sender,
        String type,
        MessageContent content,
        String contextId,
        boolean forwarded,
        String groupId,
        List<ProviderError> errors)
        implements ReceivedUpdate {

    public IncomingMessage {
        requireNonNull(eventId, "eventId is null");
        requireNonNull(account, "account is null");
        requireNonNull(receivedAt, "receivedAt is null");
        requireNonNull(messageId, "messageId is null");
        requireNonNull(at, "at is null");
        requireNonNull(sender, "sender is null");
        requireNonNull(type, "type is null");
        requireNonNull(content, "content is null");
        errors = List.copyOf(errors);
    }

    @Override
    public String toString() {
        return "IncomingMessage[" + eventId + "]";
    }
}
