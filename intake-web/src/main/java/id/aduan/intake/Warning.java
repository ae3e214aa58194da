package id.aduan.intake;

/** What a report was accepted in spite of; the citizen is told. */
public enum Warning {
    /** Latitude and longitude were in the wrong order and were put right. */
    COORDINATES_SWAPPED,
    /** The point lies outside the regency, perhaps in the sea. */
    OUTSIDE_REGENCY,
    /** The same photo came twice and is kept once. */
    PHOTO_REPEATED
}
