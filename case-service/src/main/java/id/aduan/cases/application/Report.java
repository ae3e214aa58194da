package id.aduan.cases.application;

import java.time.Instant;

/** The report in the citizen's words: personal data, gone after an erasure. All but the narrative may be null. */
public record Report(
        String title,
        String narrative,
        String placeText,
        String landmark,
        Double latitude,
        Double longitude,
        Instant occurredAt) {
    @Override
    public String toString() {
        return "Report[…]";
    }
}
