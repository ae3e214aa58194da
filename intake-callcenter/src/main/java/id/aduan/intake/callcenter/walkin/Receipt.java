package id.aduan.intake.callcenter.walkin;

import static java.util.Objects.requireNonNull;

import id.aduan.contracts.TrackingNumber;
import java.time.Instant;

/**
 * What a visitor takes home. It tells nothing of what he reported, nor who he is: paper is lost.
 *
 * @param pin goes with the number
 */
record Receipt(TrackingNumber number, String pin, Instant receivedAt) {
    Receipt {
        requireNonNull(number, "number is null");
        requireNonNull(pin, "pin is null");
        requireNonNull(receivedAt, "receivedAt is null");
    }

    @Override
    public String toString() {
        return "Receipt[…]";
    }
}
