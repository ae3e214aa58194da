package id.aduan.intake;

/**
 * A report as it came in: unchecked, any text may be null, blank or malformed. Numbers are texts too, since forms have
 * nothing else.
 *
 * @param provenance a name of {@link id.aduan.contracts.Coordinates.Provenance}, or null for how an API tells a point
 */
public record RawReport(
        String kind,
        String title,
        String narrative,
        String latitude,
        String longitude,
        String accuracyMeters,
        String provenance,
        String areaCode,
        String placeText,
        String occurredAt,
        String language,
        boolean anonymous,
        boolean confidential,
        String name,
        String phone,
        String email) {

    @Override
    public String toString() {
        return "RawReport[…]";
    }
}
