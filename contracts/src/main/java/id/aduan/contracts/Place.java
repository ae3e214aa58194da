package id.aduan.contracts;

import static id.aduan.contracts.Texts.requireStorableOrNull;

/**
 * Where something is, as far as the citizen told. Any part may be null; {@link #UNKNOWN} has none.
 *
 * @param coordinates a point, or null
 * @param areaCode a village, kecamatan or regency that the citizen chose, or null
 * @param text what the citizen typed, at most 500 characters, or null
 * @param landmark a landmark of the directory that the citizen chose, at most 200 characters, or null
 */
public record Place(Coordinates coordinates, AreaCode areaCode, String text, String landmark) {
    public static final int MAX_TEXT = 500;
    public static final Place UNKNOWN = new Place(null, null, null, null);

    public Place {
        requireStorableOrNull(text, "place.text", MAX_TEXT);
        requireStorableOrNull(landmark, "place.landmark", 200);
    }
}
