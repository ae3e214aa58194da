package id.aduan.intake.whatsapp.webhook;

import id.aduan.contracts.EventId;
import java.time.Instant;

/**
 * An update of WhatsApp as this door understands it. Texts are storable: what PostgreSQL cannot keep is replaced. Whatever
 * is not known is null, and unknown fields are passed over.
 */
public sealed interface ReceivedUpdate permits IncomingMessage, StatusUpdate, AccountUpdate {
    /** The same for each delivery of the same update. */
    EventId eventId();

    /** The phone number id, else the WhatsApp Business Account id, else {@code unknown}. */
    String account();

    /** When the webhook took it. */
    Instant receivedAt();

    /** When it came about, as the provider tells; else {@link #receivedAt()}. */
    Instant at();
}
