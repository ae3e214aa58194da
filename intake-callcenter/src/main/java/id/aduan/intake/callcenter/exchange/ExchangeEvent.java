package id.aduan.intake.callcenter.exchange;

import static java.util.Objects.requireNonNull;

import id.aduan.intake.callcenter.calls.ExchangeFact;
import java.time.Instant;
import java.util.Optional;

/**
 * Something that the exchange tells of a call. It holds no order: what becomes of the call is the same in whatever order its
 * events come, and however often.
 *
 * @param eventId the exchange's own, the same when it tells the same again
 * @param callId the exchange's own of the call, the same in all of its events
 * @param type as it is told; what is not one of {@link ExchangeFact.Kind} is kept and has no effect
 * @param at when it happened, by the exchange's clock
 * @param from the caller's number as the line gives it, or null for one that is withheld or not told
 * @param extension whose telephone it is about, or null
 * @param recording where the recording is, or null
 */
record ExchangeEvent(
        String eventId, String callId, String type, Instant at, String from, String extension, String recording) {
    ExchangeEvent {
        requireNonNull(eventId, "eventId is null");
        requireNonNull(callId, "callId is null");
        requireNonNull(type, "type is null");
        requireNonNull(at, "at is null");
    }

    /** What it means for the call; empty when this version does not know it, or when it says nothing. */
    Optional<ExchangeFact> fact() {
        for (ExchangeFact.Kind kind : ExchangeFact.Kind.values()) {
            if (kind.name().equals(type) && (kind != ExchangeFact.Kind.RECORDED || recording != null)) {
                return Optional.of(new ExchangeFact(callId, eventId, kind, at, from, extension, recording));
            }
        }
        return Optional.empty();
    }

    /** Without what it tells of the caller. */
    @Override
    public String toString() {
        return "ExchangeEvent[" + type + "]";
    }
}
