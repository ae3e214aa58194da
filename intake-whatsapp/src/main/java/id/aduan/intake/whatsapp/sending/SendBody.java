package id.aduan.intake.whatsapp.sending;

import static java.util.Objects.requireNonNull;

/**
 * What of a send is sealed.
 *
 * @param message as it goes inside the window
 * @param outside the template after it, or null
 */
record SendBody(OutgoingMessage message, OutgoingMessage.Template outside) {
    static final String CONTEXT = "send";

    SendBody {
        requireNonNull(message, "message is null");
    }
}
