package id.aduan.intake.callcenter.calls;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * A fact of a call as its exchange knows it.
 *
 * @param exchangeId the exchange's own id of the call
 * @param factId the exchange's own id of the fact: of two of one moment the larger counts as the later
 * @param at when it came about
 * @param from the caller's number as the exchange tells it; null or no number when it is withheld or not told
 * @param extension whose telephone it is about, or null
 * @param recording where the recording is, set for {@link Kind#RECORDED}
 */
public record ExchangeFact(
        String exchangeId, String factId, Kind kind, Instant at, String from, String extension, String recording) {
    private static final long MICROS = 1_000_000;
    private static final int NANOS = 1_000;

    /** What happens to a call at its exchange. */
    public enum Kind {
        /** It rings, or waits in the queue. */
        OFFERED,
        /** Somebody has picked up. */
        ANSWERED,
        /** It is at another extension now. */
        TRANSFERRED,
        /** The caller's line is closed. */
        ENDED,
        /** It is recorded, and this is where. */
        RECORDED
    }

    public ExchangeFact {
        requireNonNull(exchangeId, "exchangeId is null");
        requireNonNull(factId, "factId is null");
        requireNonNull(kind, "kind is null");
        requireNonNull(at, "at is null");
        if (kind == Kind.RECORDED && recording == null) {
            throw new IllegalArgumentException("a recording has an address");
        }
    }

    /** Orders facts by their moment, then by their id, as text. */
    String rank() {
        return "%020d|%s".formatted(at.getEpochSecond() * MICROS + at.getNano() / NANOS, factId);
    }

    /** Without what it tells of the caller. */
    @Override
    public String toString() {
        return "ExchangeFact[" + kind + "]";
    }
}
