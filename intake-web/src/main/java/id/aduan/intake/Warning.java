package id.aduan.intake;

import java.util.Locale;

/** What a report was accepted in spite of; the citizen is told. */
public enum Warning {
    /** Latitude and longitude were in the wrong order and were put right. */
    COORDINATES_SWAPPED,
    /** The point lies outside the regency, perhaps in the sea. */
    OUTSIDE_REGENCY,
    /** The same photo came twice and is kept once. */
    PHOTO_REPEATED;

    /** The code on the wire, e.g. {@code outside-regency}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
