package id.aduan.contracts;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * What became of a notice. A door reports each state once, as it learns of it; a state only rises, and {@link
 * State#FAILED} may come instead of any that is not reached yet.
 *
 * @param eventId derived from the notice and the state
 * @param noticeId the event id of the {@link Notice}
 * @param reason why it failed or was not sent, a code such as {@code WINDOW_CLOSED} or {@code UNDELIVERABLE}; else null
 * @param cost what the provider charges for it as far as is known, else null
 */
public record NoticeReceipt(
        EventId eventId,
        EventId noticeId,
        ComplaintId complaintId,
        Channel channel,
        State state,
        String reason,
        Cost cost,
        Instant at) {

    /** How far it came. */
    public enum State {
        /** The provider has taken it. */
        SENT,
        DELIVERED,
        READ,
        /** It went out and nobody knows whether it arrived; it may have been told twice. */
        UNCERTAIN,
        /** It did not arrive by this door and will not. */
        FAILED
    }

    /**
     * What a message costs.
     *
     * @param category the provider's class of price, e.g. {@code utility}
     * @param amount by the rate that is configured, not negative
     * @param currency ISO 4217, e.g. {@code IDR}
     */
    public record Cost(String category, BigDecimal amount, String currency) {
        public Cost {
            Texts.requireText(category, "category", 60);
            requireNonNull(amount, "amount is null");
            if (amount.signum() < 0) {
                throw new IllegalArgumentException("amount is negative");
            }
            Texts.requireText(currency, "currency", 3);
        }
    }

    public NoticeReceipt {
        requireNonNull(eventId, "eventId is null");
        requireNonNull(noticeId, "noticeId is null");
        requireNonNull(complaintId, "complaintId is null");
        requireNonNull(channel, "channel is null");
        requireNonNull(state, "state is null");
        Texts.requireStorableOrNull(reason, "reason", 100);
        requireNonNull(at, "at is null");
    }
}
